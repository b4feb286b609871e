"""The page's words: every language says everything, and nothing that English does not."""

import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "maps/texts/page"
FORMS = re.compile(r"\.(zero|one|two|few|many|other)$")
LANGUAGES = ("ar", "de", "en", "es", "fr", "ja", "ko", "zh-Hans", "zh-Hant")


def texts(tag):
    return json.loads((FOLDER / f"{tag}.json").read_text(encoding="utf-8"))


def keys(tag):
    return {FORMS.sub("", key) for key in texts(tag)}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_the_keys_of_english(tag):
    assert keys(tag) == keys("en")


def test_every_file_is_a_language_of_the_page():
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_text_fills_in_only_what_english_fills_in(tag):
    english = {FORMS.sub("", key): set(re.findall(r"\{(\w+)\}", text)) for key, text in texts("en").items()}
    strange = {
        key: text
        for key, text in texts(tag).items()
        if set(re.findall(r"\{(\w+)\}", text)) - english[FORMS.sub("", key)]
    }
    assert strange == {}


def test_every_text_that_scripts_ask_for_exists():
    scripts = FOLDER.parents[1] / "assets/js"
    used = {
        match
        for path in scripts.rglob("*.js")
        for match in re.findall(r'\b(?:translate|words)\("([\w.]+)"', path.read_text(encoding="utf-8"))
    }
    assert used - keys("en") == set()
    assert len(used) > 30
