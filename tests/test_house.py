"""The house: which folder may import which, and what is packed."""

import ast
import graphlib
import os
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("data", "geo", "maps")
# What every room may know: the names of columns and levels, what cells may hold, reasons, and what can go wrong.
GROUND = runpy.run_path(str(ROOT / "docs/make_architecture.py"))["GROUND"]

# From the ground up: a module imports what is on its own floor (within its own folder) and below. A module that is on
# no floor is a new room: give it its place here.
GEO_FLOORS = (
    GROUND,
    ("geo.geodesic",),
    ("geo.layer",),
    ("geo.gazetteer",),
    ("geo.naming",),
    ("geo.tables",),
    ("geo.exports", "geo.analysis", "geo.wikidata"),
    ("geo.review", "geo.draft"),
    ("geo.aggregate",),
)
MAPS_FLOORS = (
    (
        "maps.texts",
        "maps.colours",
        "maps.style",
        "maps.layer_like",
        "maps.kind_names",
        "maps.public",
        "maps.boundaries",
        "maps.boundary_files",
        "maps.assets",
        "maps.place_names",
        "maps.notes",
        "maps.dates",
        "maps.numbers",
        "maps.sources",
        "maps.headline",
        "maps.proposals",
        "maps.svg_tree",
    ),
    ("maps.page", "maps.figure"),
    ("maps.calendar",),
    ("maps.report",),
    ("maps.kit",),
)


def imported_modules(source: Path) -> set[str]:
    """Modules of ours that a file imports anywhere, also for its types alone, relative to the package: ``geo.layer``."""
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


def import_graph() -> dict[str, set[str]]:
    """What each module that ships imports of ours."""
    files = [*ROOT.glob("*.py"), *(f for room in ROOMS for f in (ROOT / room).rglob("*.py"))]
    return {
        ".".join(f.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): imported_modules(f)
        for f in files
        if "recipes" not in f.parts
    }


def floor_of(module: str, floors: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the floor that a module is on, counted from the ground; None if it is on none of them."""
    on = {
        name: number
        for number, names in enumerate(floors)
        for name in names
        if module == name or module.startswith(f"{name}.")
    }
    return on[max(on, key=len)] if on else None


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


def test_command_line_speaks_to_the_public_verbs_only():
    # Besides them it knows the ground, the words of the languages, and the type of what the verbs give.
    known = {"api", *GROUND, "geo.layer", "maps.texts"}
    assert import_graph()["cli"] - known - {""} == set()
    assert {name for name, found in import_graph().items() if "api" in found} == {"__init__", "cli"}


def test_ground_imports_nothing_else_of_ours():
    graph = import_graph()
    assert {name: found for name in GROUND if (found := graph[name] - {*GROUND})} == {}


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


def packed_files():
    """Name what is packed beside code, and the licences, as paths in the checkout."""
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    data = configured["tool"]["setuptools"]["package-data"]
    folders = {name: ROOT.joinpath(*name.split(".")[1:]) for name in data}
    files = {f for name, patterns in data.items() for p in patterns for f in folders[name].glob(p)}
    licences = {f for pattern in configured["project"]["license-files"] for f in ROOT.glob(pattern)}
    return tuple({f.relative_to(ROOT).as_posix() for f in some if f.is_file()} for some in (files, licences))


def test_what_a_page_needs_is_packed_once_and_nothing_for_contributors():
    files, licences = packed_files()
    assert files & licences == set()
    assert licences == {"LICENSE", "maps/assets/vendor/leaflet-LICENSE"}
    assert {name for name in files if name.endswith(".md")} == {"data/SOURCES.md"}
    written = {f.relative_to(ROOT).as_posix() for f in (ROOT / "maps").rglob("*") if f.is_file()}
    missed = {n for n in written - files - licences if not n.endswith((".py", ".pyc"))}
    assert missed == {"maps/assets/README.md"}


@pytest.mark.parametrize("floors", [GEO_FLOORS, MAPS_FLOORS], ids=["geo", "maps"])
def test_modules_import_only_from_floors_below(floors):
    room = floors[0][0].split(".")[0]
    graph = {name: found for name, found in import_graph().items() if name.startswith(f"{room}.")}
    assert [name for name in graph if floor_of(name, floors) is None] == []
    upward = {
        (name, other)
        for name, found in graph.items()
        for other in found
        if other.startswith(f"{room}.") and not may_import(name, other, floors)
    }
    assert sorted(upward) == []


def may_import(name: str, other: str, floors: Sequence[Sequence[str]]) -> bool:
    """Tell whether a module is above another, or beside it in one folder; on the ground all are beside one another."""
    own, below = floor_of(name, floors), floor_of(other, floors)
    return below < own or (own == below and (own == 0 or name.split(".")[1] == other.split(".")[1]))


def test_modules_never_import_in_a_circle():
    sorter = graphlib.TopologicalSorter(import_graph())
    sorter.prepare()  # CycleError names the circle


IMPORTED = """
import sys
from click.testing import CliRunner
import sistermap
{run}
print(*sorted({{name.split(".")[0] for name in sys.modules}} & {{"folium", "geopandas", "matplotlib", "numpy", "pandas", "pyarrow", "shapely"}}))
"""


@pytest.mark.parametrize(
    ("run", "allowed"),
    [
        ("", ""),
        ("import sistermap.cli", ""),
        ("from sistermap.cli import cli; CliRunner().invoke(cli, ['--help'])", ""),
        (
            "from sistermap.cli import cli; assert 'city' in CliRunner().invoke(cli, ['find', 'Busan']).output",
            "numpy",
        ),
        (
            "from sistermap.cli import cli; assert 'city' in CliRunner().invoke(cli, ['geocode', '-'], input='name\\nBusan\\n').output",
            "numpy",
        ),
        (
            "from sistermap.cli import cli; assert 'P190' in CliRunner().invoke(cli, ['wikidata', 'Busan']).output",
            "numpy",
        ),
    ],
    ids=["import sistermap", "import sistermap.cli", "--help", "find", "geocode", "wikidata"],
)
def test_import_loads_no_heavy_library(run, allowed):
    # What an import costs, without a clock: these libraries are nearly all of it.
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(run=run)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert set(done.stdout.split()) <= set(allowed.split())
