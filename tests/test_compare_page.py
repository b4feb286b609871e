"""The page of two lists that are compared: ties in the colours of what became of them, and cards that say what changed."""

import pandas as pd
import pytest
import sistermap as sm
from sistermap.maps.style import CHANGES

OLD = pd.DataFrame(
    {
        "from": ["Busan"] * 4,
        "to": ["Shimonoseki", "Osaka", "Montreal", "Auckland"],
        "since": ["1976", "2008", "2000", "1983"],
        "Desk": ["<b>Kim</b>", "a", "a", "a"],
    }
)
NEW = pd.DataFrame(
    {
        "from": ["Busan"] * 4,
        "to": ["Shimonoseki", "Osaka", "Porto", "Auckland"],
        "since": ["1976-10-11", "2008", "2025", "1983"],
        "Desk": ["<i>Lee</i>", "a", "a", "a"],
    }
)


@pytest.fixture
def opened(open_page):
    return open_page(sm.explore(sm.compare(OLD, NEW)).get_root().render())


def test_legend_is_of_what_became_of_ties(opened):
    labels = opened.locator(".sm-legend [data-value]").all_inner_texts()
    assert sorted(" ".join(label.split()) for label in labels) == [
        "Changed 1",
        "Gone 1",
        "New 1",
        "Unchanged 2",
    ]


def test_lines_have_the_colours_of_what_became_of_them(opened):
    assert {state: CHANGES[state]["light"] for state in CHANGES} == opened.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.sm-legend [data-value]')].map((item) => {"
        " const colour = getComputedStyle(item.querySelector('.sm-swatch')).backgroundImage.match(/rgb\\([^)]*\\)/)?.[0]"
        " ?? getComputedStyle(item.querySelector('.sm-swatch')).backgroundColor;"
        " return [item.dataset.value, '#' + colour.match(/\\d+/g).slice(0, 3).map((n) => (+n).toString(16).padStart(2, '0')).join('')]; }))"
    )


def test_what_is_gone_can_be_filtered(opened):
    opened.locator('.sm-legend [data-value="gone"]').click()
    assert opened.locator(".sm-filtered > span").inner_text() == "Filtered: 1 of 5"


def test_card_says_what_a_tie_was_before(opened):
    opened.get_by_text("Shimonoseki", exact=True).first.click()
    card = opened.locator(".sm-card")
    lines = dict(zip(card.locator("dt").all_inner_texts(), card.locator("dd").all_inner_texts(), strict=True))
    assert lines["Change"] == "Changed"
    assert lines["Since"] == "1976 → October 11, 1976"
    assert lines["Desk"] == "<b>Kim</b> → <i>Lee</i>"
    assert card.locator("dd b, dd i").count() == 0


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("ko", "사라짐"),
        ("ja", "消滅"),
        ("zh-Hans", "消失"),
        ("zh-Hant", "消失"),
        ("de", "Weggefallen"),
        ("fr", "Disparu"),
        ("es", "Desaparecido"),
        ("ar", "لم يعد موجودًا"),
    ],
)
def test_states_have_names_in_every_language(lang, word):
    from sistermap.maps.texts import page_words

    assert page_words()[lang]["change.gone"] == word


def listed(page, name):
    page.locator(f'[data-opens="{name}"]').first.click()
    lines = page.locator(f".sm-page-{name} li").all_text_contents()
    page.locator(f".sm-page-{name} .sm-back").click()
    return [" ".join(text.split()) for text in lines]


def test_members_and_rows_without_a_place_say_what_became_of_them(open_page):
    def more(networks, unknown):
        members = pd.DataFrame({"from": ["Busan"] * len(networks), "network": networks})
        return pd.concat([members, pd.DataFrame({"from": ["Busan"], "to": [unknown]})])

    old, new = (
        pd.concat([OLD, more(["WeGO", "TPO"], "Xqzyth")]),
        pd.concat([NEW, more(["TPO", "UCLG"], "Vwxqk")]),
    )
    page = open_page(sm.explore(sm.compare(old, new)).get_root().render())
    assert [line.split(" · ")[1:] for line in listed(page, "networks")] == [[], ["New"], ["Gone"]]
    unplaced = listed(page, "unplaced")
    assert unplaced[0].startswith("Vwxqk New") and unplaced[1].startswith("Xqzyth Gone")


def test_page_of_one_list_has_no_such_legend(open_page):
    page = open_page(sm.explore(sm.read(NEW.assign(change="mine"))).get_root().render())
    assert page.locator('.sm-legend [data-value="added"]').count() == 0
    assert '"change":{' not in page.locator('script[type="application/json"]').first.inner_text()
