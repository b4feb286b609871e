"""What must hold of each target's cases, whatever is in them."""

import json
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import sistermap as sm
from sistermap import api
from sistermap.geo.errors import SistermapError
from sistermap.maps.boundaries import read_boundaries
from sistermap.maps.notes import read_notes

from .case import Case
from .guard import Broken, Guard

DRAWN = re.compile(r'<script type="application/json" id="[^"]*-data">(.*?)</script>', re.S)
# What can be made of a layer, as the suffixes of files; "" checks the table, "page" draws it.
MADE = ("page", "page", "page", "", "", ".csv", ".geojson", ".kml", ".graphml", ".gexf", ".gpkg", ".fgb", ".parquet",
        ".ics", ".md", ".docx", ".xlsx", "review.csv", "review.xlsx", "save")  # fmt: skip


def run_case(case: Case, guard: Guard) -> str:
    """Run a case in a folder of its own.

    Returns
    -------
    str
        ``"result"``, or the name of the class of the user's error.

    Raises
    ------
    Exception
        Where a property does not hold: whatever was raised, or Broken.
    """
    with tempfile.TemporaryDirectory(prefix="sistermap-fuzz-") as scratch:
        folder, output = Path(scratch) / "in", Path(scratch) / "out"
        folder.mkdir()
        output.mkdir()
        files = {name: guard.armed(content) for name, content in case.files.items()}
        for name, content in files.items():
            (folder / name).write_bytes(content)
        try:
            with guard.watching(Path(scratch)):
                CHECKS[case.target](case, folder, output)
        except SistermapError as error:
            _check_message(error)
            if left := sorted(path.name for path in output.iterdir()):
                raise Broken(f"failed and left {left}") from error
            return type(error).__name__
        finally:
            _check_inputs(files, folder)
    return "result"


def _check_message(error: SistermapError) -> None:
    text = str(error)
    control = {letter for letter in text if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")}
    if not text.strip() or len(text.splitlines()) != 1 or control:
        raise Broken(f"the message is not one line that can be printed: {text!r}") from error
    if len(text) > 4000:
        raise Broken(f"the message has {len(text)} characters") from error


def _check_inputs(files: dict[str, bytes], folder: Path) -> None:
    for path in folder.iterdir():
        if path.name not in files and not path.name.endswith(".sistermap.toml"):
            raise Broken(f"wrote {path.name} beside the table")
    for name, content in files.items():
        if (folder / name).read_bytes() != content and not name.endswith(".sistermap.toml"):
            raise Broken(f"changed {name}")


# ---- a table ----


def check_table(case: Case, folder: Path, output: Path) -> None:
    """Read a table, see that its rows add up, and make something of it."""
    options = dict(case.options.get("read", {}))
    path = folder / case.options["table"]
    if case.options.get("opened"):
        with path.open("rb") as source:
            layer = sm.read(source, **options)
    else:
        layer = sm.read(path, **options)
    check_rows(layer)
    made = case.options.get("made", "page")
    if made == "save":
        saved = {name: options[name] for name in options if name not in ("guess", "settings")}
        api.save_settings(path, **saved)
        api.find_settings(path)
    elif made in ("", "review.csv", "review.xlsx"):
        options.pop("guess", None)
        for name in ("public", "hide", "boundaries"):
            options.pop(name, None)
        if made:
            sm.review(path, output / made, all_names=True, **options)
        else:
            findings = sm.check(path, **options)
            [line.encode() for line in api.format_findings(findings)]
    else:
        make(layer, made, output, case.options.get("lang", "en"))


def check_rows(layer: sm.Layer) -> None:
    """See that each row of the file is in one class, and each tie in one table."""
    tables = (layer.ties, layer.memberships, layer.unplaced)
    sheets = [sheet for sheet in layer.plan.sheets if sheet.columns]
    for sheet in sheets:
        if sheet.layout is not None and sheet.accounted != sheet.rows_in:
            raise Broken(f"sheet {sheet.name!r}: {sheet.rows_in} rows, {sheet.accounted} accounted for")
    if not layer.public and not any(note.code.startswith("nodes") for note in layer.plan.notes):
        counted, found = sum(sheet.ties for sheet in sheets), sum(map(len, tables))
        if counted != found:
            raise Broken(f"{counted} ties in the plan, {found} in the layer")
    if len(layer.places) != layer.places["place_id"].nunique():
        raise Broken("a place is there twice")
    for lang in ("en", "ko"):
        text = layer.plan.as_text(lang) + layer.plan.accounts(lang)
        text.encode()
        [line.encode() for line in api.format_reading(layer, "ties.csv", lang=lang)]
    json.dumps(layer.plan.as_dict(), allow_nan=False)


def make(layer: sm.Layer, made: str, output: Path, lang: str) -> None:
    """Make a page, a report, a calendar or a file for other programs, and read back what can be."""
    path = output / f"made{made}"
    if made == "page":
        page = sm.explore(layer, lang=lang).get_root().render()
        check_page(page, layer)
    elif made == ".ics":
        sm.calendar(layer, path)
    elif made in (".md", ".docx", ".xlsx"):
        sm.report(layer, path)
    else:
        sm.write(layer, path)
    if made == ".csv":
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        if len(rows) != len(layer.ties):
            raise Broken(f"{len(layer.ties)} ties, {len(rows)} in the .csv")
    if made == ".geojson":
        json.loads(path.read_text(encoding="utf-8"))


def check_page(page: str, layer: sm.Layer) -> None:
    """See that the island of a page is JSON and has all ties."""
    page.encode()
    islands = DRAWN.findall(page)
    if len(islands) != 1:
        raise Broken(f"the page has {len(islands)} islands")
    data = json.loads(islands[0])
    counts = (data["ties"]["n"], data["memberships"]["n"])
    if counts != (len(layer.ties), len(layer.memberships)):
        raise Broken(f"the island has {counts} ties and memberships")


# ---- what lies beside a table ----


def check_beside(case: Case, folder: Path, output: Path) -> None:
    """Read a table with decisions, settings or notes beside it."""
    layer = sm.read(folder / "ties.csv")
    check_rows(layer)
    if "notes" in case.options:
        for step in read_notes(folder / case.options["notes"], layer):
            if set(step) != {"heading", "text", "hash"}:
                raise Broken(f"a step is {step}")
            step["hash"].encode("ascii")
        check_page(sm.explore(layer, notes=folder / case.options["notes"]).get_root().render(), layer)
    elif case.options.get("draw"):
        check_page(sm.explore(layer).get_root().render(), layer)
    elif case.options.get("review"):
        sm.review(folder / "ties.csv", output / "again.csv", all_names=True)
        sm.read(folder / "ties.csv", decisions=[output / "again.csv"])


def check_boundaries(case: Case, folder: Path, output: Path) -> None:
    """Read country polygons."""
    frame = read_boundaries(folder / case.options["file"])
    if frame.crs is None or frame.crs.to_epsg() != 4326 or not set(frame["kind"]) <= {"land", "border"}:
        raise Broken(f"boundaries are {frame.crs}, {set(frame['kind'])}")
    if frame.geometry.is_empty.all():
        raise Broken("boundaries without any shape")
    west, south, east, north = frame.total_bounds
    if not (-541 < west <= east < 541 and -91 < south <= north < 91):
        raise Broken(f"boundaries reach to {frame.total_bounds}")


# ---- names ----


def check_names(case: Case, folder: Path, output: Path) -> None:
    """Place names; no name is an error."""
    names, countries = case.options["names"], case.options["countries"]
    try:
        _check_placed(sm.geocode(names, country=countries), names)
        for name, country in zip(names[:3], countries, strict=False):
            answer = sm.find(name or "", country)
            if answer.verdict not in ("placed", "ambiguous", "missing") or not answer.reason:
                raise Broken(f"{name!r} is {answer.verdict!r}")
            str(answer).encode()
    except SistermapError as error:
        raise Broken(f"a name raised {error}") from error


def _check_placed(table: pd.DataFrame, names: list) -> None:
    if len(table) != len(names):
        raise Broken(f"{len(names)} names, {len(table)} answers")
    placed = table["verdict"] == "placed"
    if not table.loc[placed, "lat"].between(-90, 90).all() or table.loc[placed, "place_id"].isna().any():
        raise Broken("placed without a place")
    if table.loc[~placed, "lat"].notna().any():
        raise Broken("not placed, and has a place")


CHECKS: dict[str, Callable[[Case, Path, Path], None]] = {
    "tables": check_table,
    "workbooks": check_table,
    "beside": check_beside,
    "boundaries": check_boundaries,
    "names": check_names,
}
