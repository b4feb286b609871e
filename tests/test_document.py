"""What a page is put together from: text that stays text, and a policy that lets only the page's own code run."""

import base64
import hashlib

import folium
import pytest
from branca.element import Figure
from sistermap.maps.colours import Pair
from sistermap.maps.page.document import Markup, Page
from sistermap.maps.page.head import favicon, head_markup
from sistermap.maps.page.policy import content_policy, document_policy

HOSTILE = ["{{ 6*7 }}", "{% x", "{# c #}", "${1}", "`", "</script><script>1</script>", "\\u0041"]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_prints_what_it_holds(text):
    assert Markup(text).render() == text


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_figure_prints_what_it_holds(text):
    figure = Figure()
    figure.html.add_child(Markup(text))
    assert text in figure.render()


def test_page_escapes_its_title():
    page = Page("</title><script>1</script> {{ 6*7 }}", lang="en", direction="ltr").render()
    assert "<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt; {{ 6*7 }}</title>" in page


def test_content_policy_names_the_hash_of_each_script():
    wanted = base64.b64encode(hashlib.sha256(b"let a = 1;").digest()).decode()
    policy = content_policy("<script>let a = 1;</script>")
    assert f"script-src 'sha256-{wanted}'" in policy


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_content_policy_hashes_a_script_as_browsers_read_it(end):
    # HTML makes every line end a line feed before the script is hashed.
    lines = ["let a = 1;", "let b = 2;"]
    wanted = base64.b64encode(hashlib.sha256("\n".join(lines).encode()).digest()).decode()
    assert f"'sha256-{wanted}'" in content_policy(f"<script>{end.join(lines)}</script>")


def test_content_policy_lets_nothing_from_elsewhere_in():
    policy = content_policy('<script>1</script><script type="application/json">{}</script>')
    assert "default-src 'none'" in policy
    assert policy.count("sha256-") == 1
    assert "http" not in policy.replace("http-equiv", "")


def test_content_policy_lets_in_what_a_layer_of_foliums_links():
    policy = content_policy('<script src="https://cdn.example.org/heat.js"></script>')
    assert "script-src https://cdn.example.org" in policy


def test_content_policy_lets_tiles_in_where_there_are_any():
    assert "img-src data: blob:;" in content_policy("<script>1</script>")
    assert "img-src data: blob: https: http:;" in content_policy(
        "<script>L.tileLayer('https://t.example.org')</script>"
    )


def test_content_policy_lets_in_the_tiles_that_were_requested_and_no_others():
    policy = content_policy("<script>1</script>", images=["https://tile.example.org"])
    assert "img-src data: blob: https://tile.example.org;" in policy


def test_content_policy_opens_nothing_for_a_sign_in_the_tab():
    assert "font-src" not in content_policy('<link rel="icon" href="data:image/svg+xml,x"><script>1</script>')


def test_document_policy_allows_what_the_page_inside_does():
    page = content_policy("<script>1</script><style>p{}</style>")
    policy = dict(part.split(" ", 1) for part in document_policy(["b{}"], page).split("; "))
    inner = dict(part.split(" ", 1) for part in page.split('content="')[1].split('"')[0].split("; "))
    assert policy["script-src"] == inner["script-src"]
    assert set(policy["style-src"].split()) > set(inner["style-src"].split())
    assert set(policy["img-src"].split()) == {"data:", "blob:"}
    assert policy["default-src"] == "'none'"


def test_head_markup_escapes_every_text():
    hostile = '"><script>1</script>'
    made = head_markup(hostile, hostile, lang="en", image=hostile)
    assert "<script" not in made
    assert made.count("&quot;&gt;&lt;script&gt;1&lt;/script&gt;") == 4


def test_head_markup_names_a_preview_only_where_there_is_one():
    assert "og:image" not in head_markup("T", lang="en")
    made = head_markup("T", lang="zh-Hant", image="og.png")
    assert '<meta property="og:image" content="og.png">' in made
    assert '<meta name="twitter:card" content="summary_large_image">' in made
    assert '<meta property="og:locale" content="zh_Hant">' in made


def test_favicon_has_the_accent_and_no_markup_of_its_own():
    drawn = favicon(Pair("#123456", "#abcdef"))
    assert "%23123456" in drawn
    assert not set('<>"#') & set(drawn)


def test_page_leaves_folium_as_it_was():
    Page("T", lang="en", direction="ltr")
    assert len(folium.Map.default_js) > 0
    assert "meta_http" in Figure().header._children
