"""Word lists: what a translator's table must be."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import sistermap
from sistermap.geo.draft.dates.line import fold as fold_running_text
from sistermap.geo.errors import SistermapError
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.country_words import word_key
from sistermap.geo.words import WordPattern, fold, plain, read_words

HEADER = "language\tword\tmeaning\n"


def test_read_words_leaves_out_comments_and_empty_lines(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text(f"{HEADER}# German\n\nde\tBad Boll\tplace\n", encoding="utf-8")
    assert [tuple(word) for word in read_words(path)] == [("de", "Bad Boll", "place")]


@pytest.mark.parametrize(
    "rows", ["de\tStadt\n", "de\tStadt\t\n", "de\t Stadt\tcity\n", "de\tStadt\tcity\tmore\n"]
)
def test_read_words_names_the_row_that_is_wrong(tmp_path, rows):
    path = tmp_path / "words.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(SistermapError, match="row 2"):
        read_words(path)


def test_read_words_asks_for_its_header(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("de\tStadt\tcity\n", encoding="utf-8")
    with pytest.raises(SistermapError, match="row 1"):
        read_words(path)


FILES = sorted(Path(sistermap.__file__).parent.glob("geo/**/*.tsv"))
LISTS = [path for path in FILES if path.read_text(encoding="utf-8").startswith(HEADER)]
PART = re.compile(r"\{\w+\}")  # of a phrase: {weekday}
TAG = re.compile(r"mul|und|[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_LANGUAGES = {
    "HANGUL": "ko",
    "CYRILLIC": "ru uk be bg sr mk kk ky mn tg tt uz-Cyrl ab ba cu cv os sah tyv",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ARABIC": "ar fa ur ps ckb",
    "HEBREW": "he yi",
    "DEVANAGARI": "hi ne mr",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "ETHIOPIC": "am gez ti",
    "TIBETAN": "bo dz",
    "CJK": "zh zh-Hans zh-Hant",
}
SCRIPTS = {"ja": {"CJK", "HIRAGANA", "KATAKANA"}} | {
    language: {script} for script, languages in _LANGUAGES.items() for language in languages.split()
}


@pytest.fixture(params=LISTS, ids=lambda path: path.stem)
def words(request):
    return read_words(request.param)


def test_word_lists_have_language_tags(words):
    assert [word for word in words if not TAG.fullmatch(word.language)] == []


def test_word_lists_are_written_in_the_script_of_their_language(words):
    strangers = []
    for word in words:
        letters = {unicodedata.name(char).split()[0] for char in PART.sub("", word.word) if char.isalpha()}
        letters -= {"KATAKANA-HIRAGANA", "MODIFIER", "MASCULINE", "IDEOGRAPHIC"}
        scripts = SCRIPTS.get(word.language) or ({"LATIN"} if "LATIN" in letters else letters)
        # A word may have Latin letters beside its own: 출처 URL, 위도(Y). Abbreviations are in Latin letters anywhere.
        short = letters == {"LATIN"} and word.word.isupper()
        fits = not letters - scripts - {"LATIN"} and letters & scripts
        if word.language not in ("mul", "und") and letters and not (fits or short):
            strangers.append(word)
    assert strangers == []


# Lists that become patterns look at a text as written; all others compare keys, without blanks, points and shapes.
STARRED = {path.stem for path in LISTS if any("*" in word.word for word in read_words(path))}
PATTERNS = STARRED | {
    "totals",
    "footnotes",
    "confirmations",
    "date_labels",
    "country_cldr",
    "country_columns",
    "country_forms",
    "country_names",
    "months",
    "name_particles",
    "name_surroundings",
}
# Lists of words in running text. Some of their readers look at a text as it is written, with its capitals and accents.
RUNNING_TEXT = {path.stem for path in LISTS if path.parts[-3] == "draft"}
AS_WRITTEN = {"function_words", "name_endings", "name_neighbours", "short_forms", "side_terms"}


def _key_of(stem):
    if stem in AS_WRITTEN:
        return str
    if stem in RUNNING_TEXT and stem not in PATTERNS | {"country_adjectives"}:
        return fold_running_text
    return fold if stem in PATTERNS else word_key if stem.startswith("country_") else normalise


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_word_lists_have_no_row_twice(path):
    key = _key_of(path.stem)
    keys = [(word.language, key(word.word) or word.word, word.meaning) for word in read_words(path)]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


# Lists whose words have a meaning in each language, or several at once, as their readers expect.
SEVERAL_MEANINGS = {
    "date_words",
    "hemispheres",
    "generic_terms",
    "name_abbreviations",
    "name_cases",
    "name_particles",
    "name_spellings",
    "name_surroundings",
    # A word of running text is a noun here and a verb there, or it has its meaning by what is beside it.
    "cues",
    "describing_nouns",
    "name_endings",
    "name_neighbours",
    "networks",
    "roles",
    "side_terms",
} | {f"country_{name}" for name in ("characters", "cldr", "columns", "endings", "forms", "names")}
# "Public" heads a column and is in its cells.
TWO_MEANINGS = {("visibility", word) for word in ("공개", "公開", "公开", "công khai")}


@pytest.mark.parametrize(
    "path", [path for path in LISTS if path.stem not in SEVERAL_MEANINGS], ids=lambda path: path.stem
)
def test_word_lists_give_a_word_one_meaning_in_all_languages(path):
    found = {}
    for _, word, meaning in read_words(path):
        if (path.stem, word) not in TWO_MEANINGS:
            found.setdefault(plain(word.strip("*").strip()), set()).add(meaning)
    assert {word: meanings for word, meanings in found.items() if len(meanings) > 1} == {}


@pytest.mark.parametrize(
    ("word", "found", "not_found"),
    [
        ("end", "End", "the end"),
        ("sister*", "our_sister city", "transistor"),
        ("*partner", "Stadtpartner", "partners"),
        ("*자매*", "국제자매도시", "자 매"),
        ("our *", "our city", "ours"),
    ],
)
def test_words_are_looked_for_where_the_star_says(word, found, not_found):
    pattern = WordPattern([word])
    assert pattern.search(found) and not pattern.search(not_found)
    assert WordPattern([word]).search(found) and not WordPattern([word]).search(not_found)


@pytest.mark.parametrize(
    ("one", "other"),
    [("GEMINAÇÃO", "geminacao"), ("Kardeş Şehir", "KARDEŞ ŞEHİR"), ("μνημόνιο", "ΜΝΗΜΟΝΙΟ"), ("اتفاقيّة", "اتفاقیه"), ("jumelage\u00a0d’amitié", "JUMELAGE D'AMITIE")],
)  # fmt: skip
def test_plain_passes_over_case_accents_and_ways_of_typing(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("text", "found"), [("our town", True), ("हमारा own_x", True), ("owner", False)])
def test_word_pattern_finds_whole_words_inside(text, found):
    assert WordPattern(["own", "our"], inside=True).search(text) is found
