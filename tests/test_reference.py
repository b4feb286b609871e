"""The pages of the reference are what the code says: `docs/make_reference.py` makes them."""

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
MADE = runpy.run_path(str(DOCS / "make_reference.py"))["references"]()


@pytest.mark.parametrize("name", ["cli.md", "figures.md", "reasons.md", "tables.md"])
def test_reference_is_what_the_code_says(name):
    committed = (DOCS / name).read_text(encoding="utf-8")
    assert committed == MADE[DOCS / name], "run: python docs/make_reference.py"
