"""The words of the house: what our code, help and pages no longer say, and what they say instead."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Old word (a regular expression, found as a whole word and as a part of a_name) -> what we write.
EVERYWHERE = {
    "told(?! apart)|tells of": "reported, stated",
    "said": "stated",
    "heard?|hears": "matched by sound, transliterated",
    "listening|listeners?|Listened": "transliteration",
    "anew": "again",
    "but (once|one)": "only once, only one",
    "stands? (for|twice|on end)": "is, means, is there twice",
    "clerks?": "user",
    "white[ _-]spots?": "coverage gaps",
    "ties that sleep|sleeping ties": "dormant ties",
    "for machines": "Output JSON.",
    "wants? a look|needs? a look": "please review",
    "overshadowed": "a ratio with a name that says of what",
    r"\b1 (rows|names|ties|places|files|events|memberships)": "1 row",
}
# In code, its comments and its messages.
CODE = {
    "offices?": "user",
    "asked": "ambiguous, requested",
    "facts": "summary",
    "bare_names": "generic terms",
    r"(?<!_)tell_\w+": "format_, report_",
    "_(gone|twice|far)": "what is absent, repeated, distant",
}

# Where an old word is the right one: (file, word); "*" is every word.
ALLOWED = {
    ("geo/naming/words/country_cldr.tsv", "heard"),  # Heard Island
    ("data/recipes/villages.py", "offices"),  # post offices
    ("geo/tables/words/kinds.tsv", "*"),  # words of the users
    ("geo/tables/files/ods_sheet.py", "office"),  # the prefix of a name space in XML
    ("geo/tables/files/workbook.py", "office"),  # the same
    ("tests/test_workbook.py", "office"),  # the same
    ("tests/fuzz/packages.py", "office"),  # the same
    ("tests/hostile_files.py", "office"),  # the same
    ("geo/archive.py", "office"),  # Microsoft's
    ("tests/test_words_of_the_house.py", "*"),
}
NAMES = "data/gazetteer"  # names of places, in which any word may be
FINDINGS = "tests/fuzz/findings"  # what a machine wrote
FOREIGN = {"vendor", "build", "dist", "node_modules", "__pycache__"}
SUFFIXES = {".py", ".js", ".css", ".md", ".json", ".tsv", ".yml", ".toml"}


def old_words(text, words):
    """Give (line number, word, what to write) of each old word."""
    for number, line in enumerate(text.splitlines(), start=1):
        for old, new in words.items():
            for found in re.finditer(rf"(?<![A-Za-z])(?:{old})(?![A-Za-z])", line, re.IGNORECASE):
                yield number, found[0], new


def clean_files():
    """Name every text file of ours."""
    names = [file.relative_to(ROOT) for file in ROOT.rglob("*") if file.suffix in SUFFIXES and file.is_file()]
    return sorted(
        name.as_posix()
        for name in names
        if (name.parent.as_posix() != NAMES or name.suffix != ".tsv")
        and name.parent.as_posix() != FINDINGS
        and not any(part in FOREIGN or (part.startswith(".") and part != ".github") for part in name.parts)
    )


@pytest.mark.parametrize("name", clean_files())
def test_file_has_no_old_word(name):
    file = ROOT / name
    words = EVERYWHERE | (CODE if file.suffix in (".py", ".js") else {})
    found = [
        f"{name}:{number}: {word!r}, write: {new}"
        for number, word, new in old_words(file.read_text(encoding="utf-8"), words)
        if not {(name, "*"), (name, word.lower())} & ALLOWED
    ]
    assert not found, "\n".join(found)


def test_old_words_finds_parts_of_names_and_leaves_other_words():
    text = "def office_told(): ...\naddEventListener\nthe official tells\ndef tell_counts(): _far, too_far()"
    assert [(number, word) for number, word, _ in old_words(text, EVERYWHERE | CODE)] == [
        (1, "told"),
        (1, "office"),
        (4, "tell_counts"),
        (4, "_far"),
    ]
