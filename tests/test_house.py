"""The house: which folder may import which, and what is packed."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("data", "geo", "maps")
# What every room may know: the names of columns and levels, what cells may hold, and what can go wrong. They import
# nothing of ours but one another.
GROUND = ("geo.cells", "geo.errors", "geo.schema")


def imported_modules(source: Path) -> set[str]:
    """Modules of ours that a file imports, relative to the package: ``geo.layer``."""
    package = source.relative_to(ROOT).parent.parts
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [
                *package[: len(package) - node.level + 1],
                *(node.module.split(".") if node.module else []),
            ]
            for alias in node.names:
                file = ROOT.joinpath(*base, alias.name)
                inner = file.with_suffix(".py").is_file() or (file / "__init__.py").is_file()
                found.add(".".join([*base, alias.name] if inner else base))
        elif isinstance(node, ast.ImportFrom | ast.Import):
            names = (
                [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            )
            assert (
                not {name.split(".")[0] for name in names} & {*ROOMS, "cli", "sistermap"}
                or source.name == "cli.py"
            )
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_never_import_one_another(room):
    # The recipes are a workshop, not shipped: a key must be made by the very function that looks it up.
    shipped = [f for f in (ROOT / room).rglob("*.py") if "recipes" not in f.parts]
    assert shipped
    strangers = {
        str(f): found
        for f in shipped
        if (found := {m for m in imported_modules(f) if m.split(".")[0] != room and m not in GROUND})
    }
    assert strangers == {}


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
