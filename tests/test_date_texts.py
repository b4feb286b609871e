"""Dates in words: the page's own, in every language, for every month."""

import json
import subprocess
from pathlib import Path

from sistermap.geo.languages import LANGUAGES
from sistermap.maps.dates import date_text

TEXTS = Path(__file__).parents[1] / "maps/assets/js/data/texts.js"


NO_DATES = ["1998-13", "1998-00", "2026-05-99", "2026-05-00", "2026-02-29", "2026-04-31"]


def test_date_text_is_the_page_s_own_in_every_language(node):
    months = [f"1998-{month:02}" for month in range(1, 13)]
    dates = [*months, *(f"{month}-21" for month in months), "2026-01-01", "1998", "0987-05-03", "spring", "", *NO_DATES]  # fmt: skip
    script = (
        f"require({json.dumps(str(TEXTS))});"
        "const [dates, langs] = JSON.parse(process.argv[1]), { dateText } = globalThis.sistermap;"
        "console.log(JSON.stringify(langs.map((lang) => dates.map((date) => dateText(date, lang)))))"
    )
    given = json.dumps([dates, LANGUAGES])
    done = subprocess.run([node, "-e", script, given], capture_output=True, text=True, check=True)
    for lang, page in zip(LANGUAGES, json.loads(done.stdout), strict=True):
        assert [date_text(date, lang) for date in dates] == page


def test_date_text_leaves_what_is_no_date():
    assert [date_text(text, "de") for text in (*NO_DATES, "98", "um 1998", "")] == [
        *NO_DATES,
        "98",
        "um 1998",
        "",
    ]
