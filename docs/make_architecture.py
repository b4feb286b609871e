"""Draw ``docs/architecture.svg``: the rooms of sistermap, floor by floor, and which imports which.

Run ``python docs/make_architecture.py`` after rooms or their imports change; a test compares. The arrows are read from
the code. One that follows from others (a → b → c) is left out; one that climbs to a higher floor is red.
"""

from __future__ import annotations

import ast
import html
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PICTURE = Path(__file__).with_suffix("").with_name("architecture.svg")
WIDTH, HEIGHT = 1180, 792


class Room(NamedTuple):
    """A box: what lies in it, what it does, and where it is drawn."""

    purpose: str
    x: int
    y: int
    width: int
    height: int = 64


A, B, C = 260, 426, 592  # the columns of geo
ROOMS = {
    "cli.py": Room("every command: parse, call, write", 24, 24, 1132, 46),
    "api.py": Room(
        "the public verbs: the only file that introduces data, geo and maps to one another", 24, 110, 1132, 46
    ),
    "data/recipes": Room("rebuild what ships", 40, 456, 168),
    "data/files": Room("gazetteer, regions, basemap, examples", 40, 566, 168),
    "geo/review": Room("findings, decisions", A, 236, 152),
    "geo/aggregate": Room("many rows → sums", B, 236, 152),
    "geo/analysis": Room("figures, agreements, comparison", C, 236, 144),
    "geo/exports": Room("GIS, graph, KML", A, 346, 152),
    "geo/wikidata": Room("its twinned places", B, 346, 152),
    "geo/draft": Room("news → proposals", C, 346, 144),
    "geo/naming": Room("a name → a verdict", A, 456, 152),
    "geo/tables": Room("a file → tidy ties", B, 456, 152),
    "geo/layer.py": Room("verdicts → places, ties, regions", C, 456, 144),
    "geo/gazetteer": Room("places and the keys of their names", A, 566, 318),
    "geo/geodesic.py": Room("shortest lines and their lengths", C, 566, 144),
    "maps/kit": Room("all outputs in one folder", 788, 236, 230),
    "maps/calendar": Room("days to keep", 1032, 236, 108),
    "maps/page": Room("one HTML page", 788, 346, 108),
    "maps/figure": Room("SVG, PDF, PNG", 910, 346, 108),
    "maps/report": Room("documents", 1032, 346, 108),
    "maps/*.py": Room("colours, boundaries, dates", 864, 456, 154),
    "maps/assets": Room("JS and CSS", 788, 566, 108),
    "maps/texts": Room("the words of nine languages", 910, 566, 230),
}
# What every room may import, and which imports nothing of ours but each other; tests/test_house.py reads it here.
GROUND = (
    "geo.errors", "geo.exits", "geo.locks", "geo.schema", "geo.cells", "geo.archive", "geo.sheets", "geo.attribution", "geo.languages", "geo.plurals", "geo.scripts", "geo.words", "geo.months", "geo.lengths", "geo.normal_forms",
    "geo.reason_codes", "geo.reasons", "geo.field_names", "geo.unplaced", "geo.terminal", "geo.collector", "geo.distinct_rows", "geo.summed_ties",
    "geo.local_files", "geo.geopackage", "geo.arrow", "geo.parquet", "geo.gdal", "geo.proj",
    "geo.tables.plan", "geo.tables.plan_text",
)  # fmt: skip
FRAMES = {"data": (24, 190, 200), "geo": (244, 190, 508), "maps": (772, 190, 384)}
GROUND_BOX = Room("", 24, 706, 1132, 62)
# x, from y, to y: the command line uses the public verbs, those use the rooms, and all rooms the ground.
HOUSE_ARROWS = (
    (590, 70, 108), (124, 156, 188), (498, 156, 188), (964, 156, 188), (498, 652, 704), (964, 652, 704),
)  # fmt: skip

STYLE = """
  svg { --paper: #fff; --ink: #1c2430; --soft: #5a6675; --line: #c6cdd6; --room: #f3f6fa; --wall: #fafbfc; --up: #c4321c; }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #151a21; --ink: #e8edf3; --soft: #a3afbd; --line: #48535f; --room: #222a34; --wall: #1a2028; --up: #ff8a70; }
  }
  text { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); font-size: 15px; }
  .soft { fill: var(--soft); font-size: 12.5px; } .name { font-weight: 600; }
  .paper { fill: var(--paper); } .frame { fill: var(--wall); stroke: var(--line); stroke-dasharray: 5 4; }
  .room { fill: var(--room); stroke: var(--line); }
  path.arrow { fill: none; stroke: var(--soft); stroke-width: 1.6; } .head { fill: var(--soft); }
  path.arrow.up { stroke: var(--up); } path.up.head { fill: var(--up); }
"""


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(draw(), encoding="utf-8")


def draw() -> str:
    """Make the picture."""
    imports = essential(room_imports(ROOT))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            "<title>The rooms of sistermap and what each imports</title>",
            f"<style>{STYLE}</style>",
            "<defs>",
            '<marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">',
            '<path class="head" d="M0 0L10 5L0 10z"/></marker>',
            '<marker id="head-up" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">',
            '<path class="up head" d="M0 0L10 5L0 10z"/></marker>',
            "</defs>",
            f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" rx="12"/>',
            *(frame(name, *at) for name, at in FRAMES.items()),
            *(arrow(*pair) for pair in sorted(imports)),
            *(house_arrow(*line) for line in HOUSE_ARROWS),
            *(box(name, room) for name, room in ROOMS.items()),
            ground(),
            "</svg>",
            "",
        ]
    )


# ---- the imports, read from the code ----


def room_imports(root: Path) -> set[tuple[str, str]]:
    """Find which room imports which, and `cli.py` and `api.py` which folder of rooms.

    Raises
    ------
    KeyError
        If a module lies in no room of the picture.
    """
    found = set()
    for source in sorted(
        [root / "api.py", root / "cli.py", *(f for top in FRAMES for f in (root / top).rglob("*.py"))]
    ):
        if not source.exists():
            continue
        here = room_of(source.relative_to(root).with_suffix("").parts)
        for module in imported_modules(source, root):
            there = room_of(module)
            if here and there and here != there:
                found.add((here, there))
    return found


def imported_modules(source: Path, root: Path) -> Iterator[tuple[str, ...]]:
    """Give the modules of ours that a file imports, as parts of their path; all such imports are relative."""
    package = source.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            base = [part for part in base if part]
            for alias in node.names:
                file = root.joinpath(*base, alias.name)
                module = file.with_suffix(".py").is_file() or (file / "__init__.py").is_file()
                yield (*base, alias.name) if module else tuple(base)


def room_of(module: tuple[str, ...]) -> str | None:
    """Name the room of a module, or None for the ground and the package itself, which have no arrows of their own."""
    top, *rest = module or ("",)
    if top in ("api", "cli"):
        return f"{top}.py"
    if top not in FRAMES or (top != "data" and (not rest or rest[0] == "__init__")):
        return None
    if ".".join(module) in GROUND:
        return None
    if top == "data":
        return "data/recipes" if rest[:1] == ["recipes"] else "data/files"
    for name in (f"{top}/{rest[0]}", f"{top}/{rest[0]}.py", f"{top}/*.py"):
        if name in ROOMS:
            return name
    raise KeyError(f"{'/'.join(module)} is in no room: add its room to ROOMS, or to GROUND")


def essential(imports: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Leave out what follows from other imports, and what `cli.py` and `api.py` import, who are above all rooms."""
    between = {pair for pair in imports if pair[0] not in ("cli.py", "api.py")}
    down = {pair for pair in between if not climbs(*pair)}

    def reaches(start: str, goal: str) -> bool:
        return any(a == start and (b == goal or reaches(b, goal)) for a, b in down)

    return {
        (a, b)
        for a, b in between
        if (a, b) not in down or not any(c == a and d != b and reaches(d, b) for c, d in down)
    }


def climbs(here: str, there: str) -> bool:
    """Tell whether an import goes to a higher floor."""
    return ROOMS[there].y < ROOMS[here].y


# ---- drawing ----


def box(name: str, room: Room) -> str:
    """Draw a room."""
    title = name.partition("/")[2] or name  # its frame says the rest
    middle, top = room.x + room.width / 2, room.y + room.height / 2
    lines = wrap(room.purpose, room.width // 7)
    first = top - 9 * len(lines) + 4
    return "\n".join(
        [
            f'<rect class="room" x="{room.x}" y="{room.y}" width="{room.width}" height="{room.height}" rx="7"/>',
            f'<text class="name" x="{middle:g}" y="{first:g}" text-anchor="middle">{html.escape(title)}</text>',
            *(
                f'<text class="soft" x="{middle:g}" y="{first + 17 * (i + 1):g}" text-anchor="middle">{html.escape(line)}</text>'
                for i, line in enumerate(lines)
            ),
        ]
    )


def frame(name: str, x: int, y: int, width: int) -> str:
    """Draw the outline of a top folder."""
    return (
        f'<rect class="frame" x="{x}" y="{y}" width="{width}" height="462" rx="10"/>\n'
        f'<text class="name" x="{x + 16}" y="{y + 27}">{name}/</text>'
    )


def ground() -> str:
    """Draw what every room may import."""
    text = "  ".join(["geo/", *(f"{name.removeprefix('geo.').replace('.', '/')}.py" for name in GROUND)])
    x, y, width, height = GROUND_BOX[1:]
    return (
        f'<rect class="room" x="{x}" y="{y}" width="{width}" height="{height}" rx="7"/>\n'
        f'<text class="name" x="{x + width / 2:g}" y="{y + 26}" text-anchor="middle" xml:space="preserve">{text}</text>\n'
        f'<text class="soft" x="{x + width / 2:g}" y="{y + 47}" text-anchor="middle">'
        "the ground: what every room may import, and which imports none of them</text>"
    )


def arrow(here: str, there: str) -> str:
    """Draw an import from the side of one box that faces the other."""
    a, b = ROOMS[here], ROOMS[there]
    kind, head = ("arrow up", "head-up") if climbs(here, there) else ("arrow", "head")
    if a.y == b.y:
        y = a.y + a.height / 2
        x, end = (a.x + a.width, b.x - 2) if a.x < b.x else (a.x, b.x + b.width + 2)
        path = f"M{x:g} {y:g}H{end:g}"
    else:
        y, end = (a.y + a.height, b.y - 2) if a.y < b.y else (a.y, b.y + b.height + 2)
        left, right = max(a.x, b.x) + 24, min(a.x + a.width, b.x + b.width) - 24
        x = to = (left + right) / 2
        if left > right:  # not above one another
            x, to = (a.x + a.width - 28, b.x + 28) if a.x < b.x else (a.x + 28, b.x + b.width - 28)
        if climbs(here, there):  # beside the arrow that goes down
            x, to = x + 22, to + 22
        bend = (end - y) / 2
        path = f"M{x:g} {y:g}C{x:g} {y + bend:g} {to:g} {end - bend:g} {to:g} {end:g}"
    return f'<path class="{kind}" d="{path}" marker-end="url(#{head})"><title>{here} imports {there}</title></path>'


def house_arrow(x: int, y: int, end: int) -> str:
    """Draw an arrow that holds for a whole folder."""
    return f'<path class="arrow" d="M{x} {y}V{end}" marker-end="url(#head)"/>'


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


if __name__ == "__main__":
    main()
