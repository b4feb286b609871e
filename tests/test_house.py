"""The house's one rule: data, geo and maps are strangers; only cli.py introduces them."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("data", "geo", "maps")


def imported_rooms(source: Path) -> set[str]:
    """Rooms that a file imports by name."""
    names = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names & {*ROOMS, "cli"}


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_never_import_one_another(room):
    # The recipes are a workshop, not shipped: a key must be made by the very function that looks it up.
    shipped = [f for f in (ROOT / room).rglob("*.py") if "recipes" not in f.parts]
    assert shipped
    assert {str(f): found for f in shipped if (found := imported_rooms(f))} == {}


def test_packages_name_every_folder_of_code():
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    folders = {
        ".".join(["sistermap", *f.parent.relative_to(ROOT).parts])
        for room in ROOMS
        for f in (ROOT / room).rglob("__init__.py")
        if "recipes" not in f.parts
    }
    assert set(configured) == {"sistermap", *folders}
