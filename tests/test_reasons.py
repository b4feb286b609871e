"""Reasons are a closed list of codes; each has a sentence in each language that needs no more than is declared."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.errors import SistermapError
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.lengths import NAME
from sistermap.geo.reason_codes import ADDITIONS, CODES, DRAFT_CODES, FINDING_CODES, NAME_CODES, NOTE_CODES
from sistermap.geo.reasons import (
    Reason,
    because,
    phrase,
    plural,
    read_reason,
    sentence,
    sentences,
)
from sistermap.geo.schema import LEVELS
from sistermap.geo.tables.date_orders import ASSUMED, CALENDAR, EITHER, LESS, NO_YEAR, OTHER_MONTH, ROUGH
from sistermap.geo.unplaced import unplaced_reasons

GEO = Path(__file__).parents[1] / "geo"
# CLDR 46, of whole numbers up to 1000.
CATEGORIES = {
    **{lang: {"one", "other"} for lang in ("en", "de", "fr", "es")},
    **{lang: {"other"} for lang in ("ko", "ja", "zh-Hans", "zh-Hant")},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}
PLACE_FIELDS = {"name", "level", "region", "country"}
SPRINGFIELD = {"name": "Springfield", "level": "city", "region": "Illinois", "country": "US"}


def placeholders(template):
    return set(re.findall(r"\{(\w+)\}", template))


def forms(code, lang):
    """Return the templates of a code: one, or one a plural form."""
    words = sentences(lang)
    return {key: text for key, text in words.items() if key == code or key.rsplit(".", 1)[0] == code}


def sample(name):
    """Return a value such as the code gives for a parameter."""
    if name in ("place", "other", "elsewhere", "rival"):
        return SPRINGFIELD
    return 3 if name in ("count", "km") else True if name in ("guess", "other_rows") else f"<{name}>"


def test_reasons_are_written_in_the_languages_of_the_page():
    files = {path.stem for path in (GEO / "sentences").glob("*.json")}
    assert files == set(LANGUAGES) == set(CATEGORIES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_keys(lang):
    def base(words):
        return {re.sub(r"\.(zero|one|two|few|many|other)$", "", key) for key in words}

    assert base(sentences(lang)) == base(sentences("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_a_sentence_that_uses_its_params(lang):
    for code in CODES:
        declared = set(CODES[code].params)
        for key, template in forms(code, lang).items():
            # A number may only choose the form of a word; an Arabic "one" and "two" are words of their own.
            chooses = "count" not in placeholders(sentences("en").get(f"{code}.other", ""))
            optional = {"count"} if chooses or key.endswith((".zero", ".one", ".two")) else set()
            assert declared - optional <= placeholders(template) <= declared, key
        written = sentence(code, {name: sample(name) for name in declared}, lang)
        assert written and "…" not in written and "{" not in written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_is_a_complete_sentence(lang):
    for code in set(CODES):
        for key, template in forms(code, lang).items():
            assert template.endswith(("。", ".")), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_addition_has_a_sentence_that_uses_only_its_params(lang):
    for addition, also in ADDITIONS.items():
        template = sentences(lang)[f"also.{addition}"]
        # That something is true needs no value in the sentence.
        assert placeholders(template) == (set() if addition in ("guess", "other_rows") else {addition, *also})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_form_of_a_language_is_there(lang):
    counted = {key.removesuffix(".other") for key in sentences(lang) if key.endswith(".other")}
    assert counted >= {"several", "people", "severity.error"}
    for key in counted:
        assert {form.rsplit(".", 1)[1] for form in forms(key, lang)} == CATEGORIES[lang], key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plural_gives_the_categories_of_the_language(lang):
    assert {plural(number, lang) for number in range(1001)} == CATEGORIES[lang]


def test_sentence_agrees_in_number():
    params = {"name": "X", "place": SPRINGFIELD, "other": {**SPRINGFIELD, "region": "Ohio"}}
    assert sentence("several", {**params, "count": 1}).endswith("or 1 other place.")
    assert sentence("several", {**params, "count": 2}).endswith("or 2 other places.")


def test_sentence_is_followed_by_its_additions():
    why = because(
        "known_exact",
        place=SPRINGFIELD,
        unknown_country="Austrialand",
        rival={**SPRINGFIELD, "region": "Ohio"},
    )
    assert why.sentence() == (
        "Known by this name as Springfield (city in Illinois, US). The country 'Austrialand' was not understood."
        " The next likeliest is Springfield (city in Ohio, US), far behind."
    )


def test_sentence_groups_the_thousands_as_the_language_does():
    written = {lang: phrase("people", {"count": 114394}, lang) for lang in ("en", "de", "ko")}
    assert written["en"] == "114,394 people"
    assert written["de"] == "114.394 Einwohner"
    assert "114,394" in written["ko"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KNOWN = sorted({"level", "name", *ADDITIONS, *(name for code in CODES.values() for name in code.params)})


@given(
    st.sampled_from(sorted(CODES)) | st.text(),
    st.dictionaries(st.sampled_from(KNOWN) | st.text(), JSON, max_size=6),
    st.sampled_from(LANGUAGES),
)
def test_sentence_never_raises(code, params, lang):
    assert isinstance(sentence(code, params, lang), str)


@given(st.text(), st.text())
def test_because_keeps_text_on_one_short_line(name, country):
    params = because("unknown_in_country", name=name, country=country).params
    assert all(len(text) <= NAME + 1 and text.isprintable() for text in params.values())
    assert json.loads(json.dumps(params)) == params


@given(st.text(min_size=1), JSON | st.text())
def test_read_reason_takes_whatever_a_table_holds(code, params):
    assert isinstance(read_reason(code, params), Reason)


@pytest.mark.parametrize("code", [None, float("nan"), pd.NA, ""])
def test_read_reason_is_none_where_there_is_no_code(code):
    assert read_reason(code, "{}") is None


@pytest.mark.parametrize(
    ("code", "params"),
    [
        ("no such code", {}),
        ("unknown", {}),
        ("unknown", {"name": "X", "place": "Y"}),
        ("name_empty", {"name": "X"}),
    ],
)
def test_because_refuses_what_is_not_declared(code, params):
    with pytest.raises(ValueError, match="expected"):
        because(code, **params)


def test_sentences_refuse_a_language_that_there_is_none_of():
    with pytest.raises(SistermapError, match="lang is 'tlh', expected one of en, "):
        sentence("name_empty", {}, "tlh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unplaced_reasons_writes_both_ends(lang):
    frame = pd.DataFrame(
        [
            {"reason": "x", "reason_code": "unknown", "reason_params": '{"name": "Atlantis"}',
             "other_reason_code": "row_without_partner", "other_reason_params": "{}"},
            {"reason": "Only text."},
        ],
        index=[7, 9],
    )  # fmt: skip
    written = unplaced_reasons(frame, lang)
    assert "Atlantis" in written[7] and written[7].endswith(sentence("row_without_partner", {}, lang))
    assert written[9] == "Only text."


def test_unplaced_reasons_gives_one_reason_of_both_ends_once():
    row = {f"{end}reason_{part}": value for end in ("", "other_") for part, value in (("code", "name_empty"), ("params", "{}"))}  # fmt: skip
    assert unplaced_reasons(pd.DataFrame([row])).tolist() == [sentence("name_empty")]


# ---- the code ----

DOUBTS = {ASSUMED, CALENDAR, EITHER, NO_YEAR, OTHER_MONTH, ROUGH, LESS}


def calls(function):
    """Yield where a function of ours is called in geo: file, line, positional and named arguments."""
    for source in sorted(GEO.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                yield f"{source.name}:{node.lineno}", node.args, node.keywords


def given_codes(node):
    """Return the literal codes that an expression may be; f"known_{match}" means all that begin so."""
    if isinstance(node, ast.Constant):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return given_codes(node.body) | given_codes(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return {code for code in CODES if code.startswith(node.values[0].value)}
    return set()


def test_every_reason_in_the_code_is_declared_and_every_code_is_given():
    seen = set()
    for where, (code, *rest), keywords in calls("because"):
        if isinstance(
            code, ast.Name | ast.Attribute
        ):  # a doubt about a date, or a code that was given before
            continue
        codes = given_codes(code)
        assert codes <= set(CODES) and codes and not rest, where
        names = {keyword.arg for keyword in keywords if keyword.arg}
        for one in codes:
            added = {name for trigger, also in ADDITIONS.items() for name in (trigger, *also)}
            assert names <= {*CODES[one].params, *added}, where
            assert names >= {*CODES[one].params} or len(names) < len(keywords), where
        seen |= codes
    for _, arguments, _ in calls("NearMiss"):
        seen |= given_codes(arguments[2])
    seen |= {"row_without_place", "row_without_partner", *DOUBTS}
    assert seen == set(CODES)
    assert len(CODES) == len(NAME_CODES) + len(FINDING_CODES) + len(NOTE_CODES) + len(DRAFT_CODES)


def test_every_answer_gives_a_reason_and_no_text():
    for where, arguments, _ in calls("Answer"):
        assert len(arguments) > 1 and not isinstance(arguments[1], ast.Constant | ast.JoinedStr), where
        if isinstance(arguments[1], ast.BoolOp):
            assert not any(isinstance(value, ast.Constant | ast.JoinedStr) for value in arguments[1].values)


def test_nothing_looks_for_words_inside_a_reason():
    """A reason's sentence is written and shown, never searched."""
    search = re.compile(
        r"""reason["'\])]*\.?(?:fillna\([^)]*\))?\.(?:str\.|startswith|endswith|find)|in \w+\.reason\b"""
    )
    root = GEO.parent
    sources = [
        *GEO.rglob("*.py"),
        *(root / "maps").rglob("*.py"),
        *(root / "maps/assets/js").rglob("*.js"),
        root / "cli.py",
    ]
    found = [
        f"{source.name}: {line.strip()}"
        for source in sources
        for line in source.read_text(encoding="utf-8").splitlines()
        if search.search(line) and ".str.cat(" not in line
    ]
    assert found == []


# ---- the page ----


def test_the_page_writes_the_same_sentences(node):
    """The page's renderer and ours, over every code, addition, plural category and language."""
    counts = (0, 1, 2, 3, 11, 100, 103, 12345)
    cases = []
    for code, declared in CODES.items():
        params = {name: sample(name) for name in declared.params}
        cases += (
            [(code, {**params, "count": count}) for count in counts]
            if "count" in params
            else [(code, params)]
        )
        cases.append((code, {**params, **{name: sample(name) for name in (*ADDITIONS, "read_as")}}))
    places = [
        {**SPRINGFIELD, "level": level, "region": region}
        for level in (*LEVELS, "?")
        for region in ("", "Ohio")
    ]
    cases += [("known_exact", {"place": place}) for place in places]
    cases += [
        ("unknown", {}),
        ("far_from_name", {"km": 1e300, "name": None, "place": True}),
        ("unknown", {"name": 1234567}),
    ]
    script = (
        "require(process.argv[1]); const { cases, words } = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(Object.entries(words).map(([lang, table]) =>"
        " cases.map(([code, params]) => sistermap.reasonSentence(table, code, params, lang)))));"
    )
    tables = {lang: sentences(lang) for lang in LANGUAGES}
    done = subprocess.run(
        [node, "-e", script, str(GEO.parent / "maps/assets/js/data/reasons.js")],
        input=json.dumps({"cases": cases, "words": tables}), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for lang, written in zip(tables, json.loads(done.stdout), strict=True):
        assert written == [sentence(code, params, lang) for code, params in cases], lang
