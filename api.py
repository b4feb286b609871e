"""The public verbs: the only file that introduces data, geo and maps to one another."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from . import data
from .data import shipped

if TYPE_CHECKING:
    from typing import TypeGuard

    import geopandas
    import pandas as pd

    from .geo.aggregate import Aggregate
    from .geo.analysis.comparison import Comparison
    from .geo.analysis.network import NetworkStats
    from .geo.errors import SistermapError
    from .geo.gazetteer import Gazetteer
    from .geo.layer import Layer
    from .geo.naming.answer import Answer
    from .geo.review.judged_table import PathLike, Source
    from .geo.tables.plan import Note, Plan
    from .geo.tables.settings import Settings
    from .geo.wikidata import TwinnedPlaces
    from .maps.page.look import PageLook
    from .maps.page.tie_map import TieMap


Progress = Callable[[int, int], object]
"""Called with how many of how many steps are done."""
MANY_IN_KIT = 5_000  # ties; of more the files of a kit are kept small
KIT_TOLERANCE_DEG = 0.02


# ---- names ----


def find(name: str, country: str | None = None) -> Answer:
    """Show what the gazetteer knows of a name.

    Parameters
    ----------
    name
        A name, or a whole path such as ``"Springfield, Illinois"``, in any script.
    country
        The country, in any language, or its ISO 3166-1 code. What is no text (None, NaN) counts as not stated.

    Returns
    -------
    Answer
        ``verdict`` (placed, ambiguous or missing), ``reason``, ``place`` and the ten likeliest candidates, best first.
        Never raises for a name, however odd. ``print(answer)`` lists the candidates.

    Examples
    --------
    >>> find("부산").place.name
    'Busan'
    >>> find("Springfield", country="US").verdict
    'ambiguous'
    """
    from .geo.naming.locate import locate

    return locate(name, country, gazetteer=_gazetteer())


def geocode(
    names: str | Iterable[str | None],
    country: str | Iterable[str | None] | None = None,
) -> geopandas.GeoDataFrame:
    """Place names, each distinct pair of name and country once; the other names of the list count as evidence.

    Parameters
    ----------
    names
        Names in any script, or a single one. None and NaN are missing names.
    country
        The country of each name, in their order, or one for all of them, in any language or as ISO 3166-1 codes. None
        where it is not known.

    Returns
    -------
    geopandas.GeoDataFrame
        One row a name, in order, with the index of `names` if that is a Series. Columns: name, country, then those of
        `schema.ANSWER` without candidates, and geometry: points, EPSG:4326, None where the name is not placed.

    Raises
    ------
    ValueError
        If `country` is a list of another length than `names`, or a Series with another index.
    TypeError
        If `names` is a table: pass one of its columns.

    Examples
    --------
    >>> geocode(["부산", "Paris"], country=["KR", None])[["place_name", "country_code"]].values.tolist()
    [['Busan', 'KR'], ['Paris', 'FR']]
    """
    import geopandas
    import pandas as pd

    from .geo.cells import legal_in_utf8
    from .geo.naming.geocode_names import geocode_names
    from .geo.naming.geocode_ties import answer_columns

    if isinstance(names, pd.DataFrame):
        raise TypeError("names is a table, expected a list of names: pass one of its columns")
    texts = ["" if pd.isna(name) else legal_in_utf8(str(name)) for name in _listed(names)]
    index = names.index if isinstance(names, pd.Series) else pd.RangeIndex(len(texts))
    if isinstance(country, pd.Series) and isinstance(names, pd.Series) and not country.index.equals(index):
        raise ValueError("country is a Series with another index than names, expected the same")
    one_for_all = country is None or isinstance(country, str) or not isinstance(country, Iterable)
    stated = [country] * len(texts) if one_for_all else list(country)  # type: ignore[arg-type]
    if len(stated) != len(texts):
        raise ValueError(f"country has {len(stated)} entries, expected as many as names, {len(texts)}")
    countries = [code if isinstance(code, str) else None for code in stated]
    answers = geocode_names(texts, countries, _gazetteer())
    table = answer_columns(answers, index, candidates=False)
    table.insert(0, "name", pd.Series(texts, index=index, dtype="str"))
    table.insert(1, "country", pd.Series(countries, index=index, dtype="str"))
    points = geopandas.points_from_xy(table["lon"], table["lat"])
    geometry = pd.Series(points, index=index, dtype=object).where(table["lat"].notna(), None)
    return geopandas.GeoDataFrame(table, geometry=geopandas.GeoSeries(geometry, crs="EPSG:4326"))


def geocode_file(source: PathLike | BinaryIO, path: PathLike) -> tuple[int, int]:
    """Place the names of a list in a file and write its rows, in their order, with the answers behind them as CSV.

    Parameters
    ----------
    source
        A table with a column of names and, if known, one of countries; an open file is read as CSV.
    path
        The .csv to write; ``"-"`` is standard output.

    Returns
    -------
    tuple of int
        How many names there are, and how many of them are not placed.

    Raises
    ------
    TableError
        If the file cannot be read or has no column of names.
    ExportError
        If `path` cannot be written.
    """
    from .geo.errors import ExportError
    from .geo.exports.names_file import write_answers
    from .geo.tables.read_names import read_names

    if Path(path).suffix.lower() not in ("", ".csv", ".txt"):
        raise ExportError(f"{path}: answers are written as CSV, expected a name that ends in .csv")
    check_path(path, inputs=[source])
    _settle(source)
    names = read_names(source)
    return len(names), write_answers(names, _gazetteer(), str(path))


# ---- a table in ----


def read(
    source: Source,
    *,
    home: str | None = None,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    header: int | None = None,
    encoding: str | None = None,
    network: str | None = None,
    nodes: Source | None = None,
    settings: bool = True,
    decisions: PathLike | Iterable[PathLike] = (),
    guess: bool = False,
    drafts: bool = False,
    boundaries: PathLike | None = None,
    public: bool = False,
    hide: str | Iterable[str] = (),
    progress: Progress | None = None,
) -> Layer:
    """Read a table of partnerships and place both ends of every tie.

    Parameters
    ----------
    source
        The path of a table (a workbook, a text file, JSON, Parquet, a file of a GIS), an open binary file, or a DataFrame:
        two columns of names are enough.
    home
        The user's own place, such as ``"Goyang, KR"``, for a table that names only the partners.
    columns
        Role -> label of its column, such as ``{"to_name": "Kota Kembar", "since": "Tanggal"}``, where the words of the
        labels are not known or mislead. The other columns are recognised as without it.
    sheet
        The only sheet to read, by its name.
    header
        The row of the labels, as a spreadsheet counts.
    encoding
        The encoding of a text file, such as ``"cp949"``.
    network
        The network whose members the table lists.
    nodes
        The table that the ids of an edge list refer to, given as `source` is.
    settings
        Whether what was saved in ``TABLE.sistermap.toml`` holds for what is not given here: see `save_settings`.
    decisions
        Review sheets that came back. Those beside a file (``ties.xlsx.places.csv``) are found without being named.
    guess
        Draw the likeliest place of an ambiguous name, marked as a guess.
    drafts
        Take rows of a table of proposals (`draft`) that nobody has confirmed, marked as such wherever they are shown. Without
        it they are refused; those that are confirmed are ties as any others.
    boundaries
        Country polygons to draw and credit in place of ours: a GeoPackage, GeoJSON, Shapefile (zipped too), FlatGeobuf or Parquet.
    public
        Leave out what is marked internal: columns such as ``Budget (internal)``, rows that a column visibility calls so,
        and rows and columns that are hidden in the file. Pages, reports and kits then leave out rows that are not placed
        and the number of each row, too.
    hide
        Columns to leave out beside these; implies `public`.
    progress
        Called with the number of rows done and of all rows while names are placed.

    Returns
    -------
    Layer
        Each row of the table is in one of ``ties``, ``memberships`` and ``unplaced``; ``plan`` says how it was read.

    Raises
    ------
    SistermapError
        If the table, a decision, `home` or `boundaries` cannot be used: one line with what was found and expected.

    Examples
    --------
    >>> import pandas as pd
    >>> layer = read(pd.DataFrame({"from": ["Busan"], "to": ["Shimonoseki"], "since": [1976]}))
    >>> layer.ties[["from_name", "to_name", "since"]].values.tolist()
    [['Busan', 'Shimonoseki', '1976']]
    >>> table = pd.DataFrame({"Kota": ["Surabaya"], "Kota Kembar": ["Busan"], "Tanggal": ["1994-11-10"]})
    >>> layer = read(table, columns={"from_name": "Kota", "to_name": "Kota Kembar", "since": "Tanggal"})
    >>> layer.ties[["from_name", "to_name", "since"]].values.tolist()
    [['Surabaya', 'Busan', '1994-11-10']]
    """
    from .geo.layer import build_layer, polygons_of
    from .geo.naming.described_places import describe_places
    from .geo.review.judged_table import home_of, judge_table

    gazetteer = _gazetteer()
    stated = _stated(
        source, settings, home=home, columns=columns or {}, sheet=sheet, header=header, encoding=encoding,
        network=network, nodes=nodes, public=public, hide=_listed(hide),
    )  # fmt: skip
    judged = judge_table(
        source,
        gazetteer,
        options=stated.options(),
        decisions=decisions,
        guess=guess,
        drafts=drafts,
        hide=stated.hide if stated.public or stated.hide else None,
        namesakes=False,
        progress=progress,
    )
    places = describe_places(judged.geocoded, gazetteer)
    own = None if boundaries is None else Path(boundaries)
    regions = shipped.regions() if own is None else polygons_of(places, _basemap(own))
    layer = build_layer(judged.geocoded, places, regions)
    home_id, plan = home_of(judged, layer.places)
    given = (source, stated.nodes, stated.path, *judged.decisions.paths, own)
    return layer.changed(
        plan=stated.noted(plan),
        home=home_id,
        title=stated.title or "",
        inputs=tuple(Path(each) for each in given if _is_path(each)),
        boundaries=own,
        folder=Path(source).parent if _is_path(source) else None,
        public=stated.public or bool(stated.hide),
        look=stated.look(),
    )


def plan(
    source: Source,
    *,
    home: str | None = None,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    header: int | None = None,
    encoding: str | None = None,
    network: str | None = None,
    nodes: Source | None = None,
    settings: bool = True,
) -> Plan:
    """Say how a table is read: what each sheet and column is, and which rows are set aside. No name is placed.

    Parameters
    ----------
    source, home, columns, sheet, header, encoding, network, nodes, settings
        As `read` takes them.

    Returns
    -------
    Plan
        ``sheets`` and ``notes``. ``print(plan)`` shows it as a table, ``as_dict`` gives what JSON can hold.

    Raises
    ------
    SistermapError
        If the table cannot be read: one line with what was found and expected.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"City": ["Busan"], "Sister city": ["Shimonoseki"], "Desk": ["Kim"]})
    >>> [(column.label, column.role) for column in plan(table).sheets[0].columns]
    [('City', 'from_name'), ('Sister city', 'to_name'), ('Desk', None)]
    """
    from .geo.review.judged_table import plan_table

    stated = _stated(
        source, settings, home=home, columns=columns or {}, sheet=sheet, header=header, encoding=encoding,
        network=network, nodes=nodes,
    )  # fmt: skip
    return stated.noted(plan_table(source, _gazetteer(), stated.options()))


def review(
    source: Source,
    path: PathLike | None = None,
    *,
    home: str | None = None,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    header: int | None = None,
    encoding: str | None = None,
    network: str | None = None,
    nodes: Source | None = None,
    settings: bool = True,
    decisions: PathLike | Iterable[PathLike] = (),
    all_names: bool = False,
    lang: str = "en",
    progress: Progress | None = None,
) -> int:
    """Write one row per name that needs a decision, with its candidates.

    Parameters
    ----------
    source, home, columns, sheet, header, encoding, network, nodes, settings, decisions, progress
        As `read` takes them.
    path
        The .csv or .xlsx to write; by default ``TABLE.places.csv`` beside the table, where `read` finds it. Writing it
        again keeps every decision.
    all_names
        Write the names that are placed, too.
    lang
        BCP 47 tag of the reasons: one of the nine languages of the page.

    Returns
    -------
    int
        How many names wait for a decision.

    Raises
    ------
    SistermapError
        As `read` does, and if `path` cannot be written or is the table itself.
    """
    from .geo.languages import check_language
    from .geo.review.judged_table import judge_table
    from .geo.review.review_sheet import write_review

    check_language(lang)
    path = review_path(source) if path is None else path
    stated = _stated(
        source, settings, home=home, columns=columns or {}, sheet=sheet, header=header, encoding=encoding,
        network=network, nodes=nodes,
    )  # fmt: skip
    check_path(path, inputs=[each for each in (source, stated.nodes, stated.path) if each is not None])
    judged = judge_table(
        source, _gazetteer(), options=stated.options(), decisions=decisions, progress=progress
    )
    return write_review(
        judged.geocoded,
        path,
        all_names=all_names,
        previous=judged.decisions,
        gazetteer=_gazetteer(),
        lang=lang,
    )


def review_path(source: Source) -> str:
    """Return where `review` writes by default: ``TABLE.places.csv``, or ``places.csv`` for what is no file.

    Examples
    --------
    >>> review_path("ties.xlsx")
    'ties.xlsx.places.csv'
    """
    return f"{source}.places.csv" if _is_path(source) else "places.csv"


def check(
    source: Source,
    *,
    home: str | None = None,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    header: int | None = None,
    encoding: str | None = None,
    network: str | None = None,
    nodes: Source | None = None,
    settings: bool = True,
    decisions: PathLike | Iterable[PathLike] = (),
    lang: str = "en",
    progress: Progress | None = None,
) -> pd.DataFrame:
    """List everything odd about a table: names, countries, dates, rows given twice.

    Parameters
    ----------
    source, home, columns, sheet, header, encoding, network, nodes, settings, decisions, progress
        As `read` takes them.
    lang
        BCP 47 tag of the messages: one of the nine languages of the page.

    Returns
    -------
    pandas.DataFrame
        One row a finding: row, sheet, column, finding, severity (error, warning or note), message, and its code and
        params for programs. No rows where nothing is odd. ``attrs["rows"]`` adds up what became of the rows of the table.

    Raises
    ------
    SistermapError
        As `read` does.

    Examples
    --------
    >>> import pandas as pd
    >>> check(pd.DataFrame({"from": ["Busan"], "to": ["Xyzzyville"]}))["finding"].tolist()
    ['no country', 'not placed']
    """
    from .geo.languages import check_language
    from .geo.review.check import check as find_oddities
    from .geo.review.judged_table import judge_table

    check_language(lang)
    stated = _stated(
        source, settings, home=home, columns=columns or {}, sheet=sheet, header=header, encoding=encoding,
        network=network, nodes=nodes,
    )  # fmt: skip
    judged = judge_table(
        source, _gazetteer(), options=stated.options(), decisions=decisions, progress=progress
    )
    findings = find_oddities(judged.geocoded, notes=stated.noted(judged.plan).notes, lang=lang)
    findings.attrs["rows"] = judged.plan.accounts(lang)
    return findings


def format_findings(findings: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Write the findings of `check` for people, one a line.

    Examples
    --------
    >>> import pandas as pd
    >>> findings = check(pd.DataFrame({"from": ["Busan"], "to": ["Shimonoseki"], "since": [2991]}))
    >>> format_findings(findings)[-1]
    "row 2: note: Column 'since' is '2991': it cannot be read as a date."
    """
    from .geo.review.findings import format_findings as format_rows

    return list(format_rows(findings, lang))


def format_severities(findings: pd.DataFrame, *, lang: str = "en") -> str:
    """Count the findings of `check` by severity, for people.

    Examples
    --------
    >>> import pandas as pd
    >>> format_severities(pd.DataFrame({"severity": ["error", "note", "note"]}))
    '1 error, 0 warnings, 2 notes'
    """
    from .geo.review.findings import format_counts

    return format_counts(findings, lang)


def format_reading(
    layer: Layer,
    table: str,
    *,
    home: str | None = None,
    lang: str = "en",
    most: int = 20,
    named: bool = False,
) -> list[str]:
    """Write for people what was noted while reading a table, what was not mapped, and how to resolve it.

    Parameters
    ----------
    layer
        From `read`.
    table
        What the table is called on the command line.
    home
        The user's own place, as stated there.
    lang
        BCP 47 tag of the messages: one of the nine languages of the page.
    most
        How many rows that were not mapped, and how many notes of a kind, are listed; the others are counted.
    named
        Whether the table's name is before its rows, as it must be where several tables are read.

    Examples
    --------
    >>> import pandas as pd
    >>> layer = read(pd.DataFrame({"from": ["Busan"], "to": ["Xyzzyville"]}))
    >>> format_reading(layer, "ties.csv")[-1]
    '1 row was not mapped. Resolve it with: sistermap review ties.csv'
    >>> format_reading(layer, "ties.csv", named=True)[-2]
    "ties.csv, row 2: No place called 'Xyzzyville' is known."
    """
    from .geo.reasons import located, phrase
    from .geo.unplaced import unplaced_reasons

    source = table if named else None
    lines = []
    if layer.plan is not None:
        accounts = located(layer.plan.accounts(lang), lang, source=source)
        lines = [*_shown_notes(layer.plan.notes, lang, most), accounts]
    shown = layer.unplaced.head(most)
    for row, sheet, why in zip(shown["row"], shown["sheet"], unplaced_reasons(shown, lang), strict=True):
        lines.append(
            located(why, lang, source=source, sheet=sheet if isinstance(sheet, str) else None, row=int(row))
        )
    rows = len(layer.unplaced)
    if rows > most:
        lines.append(phrase("rows_more", {"count": rows - most}, lang))
    if rows:
        words = ["sistermap", "review", table, *(["--home", home] if home else [])]
        lines.append(phrase("rows_not_mapped", {"count": rows, "command": shlex.join(words)}, lang))
    return lines


def _shown_notes(notes: Iterable[Note], lang: str, most: int) -> Iterator[str]:
    """Write notes, of each kind as many as `most`, and how many more there are: fifteen thousand lines nobody reads."""
    from .geo.reasons import phrase

    counts: dict[str, int] = {}
    for note in notes:
        counts[note.code] = counts.get(note.code, 0) + 1
        if counts[note.code] <= most:
            yield note.as_text(lang)
    if more := sum(count - most for count in counts.values() if count > most):
        yield phrase("rows_more", {"count": more}, lang)


# ---- what the user states about a table ----


def find_settings(source: Source) -> Settings:
    """Find what was saved about a table in ``TABLE.sistermap.toml`` beside it.

    Returns
    -------
    Settings
        That state nothing where there is no such file; ``path`` is None then.

    Raises
    ------
    TableError
        If the file has a setting that is not known, or a value that none can have.

    Examples
    --------
    >>> find_settings("no such table.csv").path is None
    True
    """
    from .geo.tables.settings import Settings, find_settings_file, read_settings

    file = find_settings_file(source) if _is_path(source) else None
    return Settings() if file is None else read_settings(file)


def save_settings(table: PathLike, *, check_only: bool = False, **stated: Any) -> Path:
    """Save what is stated about a table in ``TABLE.sistermap.toml`` beside it, where every verb finds it.

    Parameters
    ----------
    table
        The path of the table.
    check_only
        Only make sure that the file can be written.
    **stated
        home, columns, sheet, header, encoding, network, nodes, public and hide as `read` takes them; title, subtitle,
        source, date, logo, accent, colours, tiles, tiles_attribution and language of what is made. What was saved before and is not given here is kept.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    SistermapError
        If a value is none that can be saved, or the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> saved = save_settings(f"{folder.name}/ties.csv", home="Goyang, KR", columns={"to_name": "Kota Kembar"})
    >>> print(saved.name, saved.read_text(encoding="utf-8"), sep=chr(10))
    ties.csv.sistermap.toml
    # How sistermap reads ties.csv. What is given on the command line wins over it.
    home = "Goyang, KR"
    <BLANKLINE>
    [columns]
    to_name = "Kota Kembar"
    <BLANKLINE>
    """
    from .geo.exports.atomic import write_whole
    from .geo.tables.settings import settings_path, settings_text

    merged = find_settings(table).updated(**stated)
    path = merged.path or settings_path(table)
    check_path(path, inputs=[table])
    if not check_only:
        write_whole(path, settings_text(merged, table))
    return path


def _stated(source: Source, use_saved: bool, **given: Any) -> Settings:
    """Put together what is given and, for what is not, what was saved beside the table."""
    from .geo.tables.settings import Settings

    _settle(source, given.get("nodes"))
    saved = find_settings(source) if use_saved else Settings()
    return saved.updated(**given)


def _settle(*sources: object) -> None:
    """Complete or sweep what runs that were killed have left in the folders that are about to be read."""
    from .geo.exports.journal import settle

    for folder in {Path(each).parent for each in sources if _is_path(each)}:
        settle(folder)


def compare(
    old: Source | Layer,
    new: Source | Layer,
    *,
    since_year: int | None = None,
    date: dt.date | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Comparison:
    """Find what changed between two states of a list, whatever their columns, languages, spellings and formats.

    Ties are matched by their places as judged, decisions included, by kind and by date; names decide only where a place is
    not known, and such a match is marked. Each list is read with what was saved beside it.

    Parameters
    ----------
    old, new
        Two tables as `read` takes them, or layers that it gave.
    since_year
        Keep only ties that begin or end in this year or later, as either list has it. Ties without a date are left out;
        how many were is in ``left_out``.
    date
        The day for which it is judged whether a tie has ended; today if None.
    progress
        Called with the number of rows done and of all rows, of each table in turn.
    **options
        Of `read`, such as `home` and `columns`: they hold for both tables. What differs between them is saved beside each
        by `save_settings`, or given by reading them apart.

    Returns
    -------
    Comparison
        ``rows`` has every tie of both lists once, ``changes`` one row a change, ``counts`` how many there are of each class.
        `explore` draws it, `write` writes it as .csv, .xlsx, .md or .html.

    Raises
    ------
    SistermapError
        If a table cannot be read, nothing is placed in either, or each is the list of another home and no tie is in both.

    Examples
    --------
    >>> changes = compare(example_path("sister-cities-2010"), example_path())
    >>> {name: count for name, count in changes.counts.items() if count}
    {'added': 15, 'renamed': 1, 'respelled': 27}
    >>> changes.changes.loc[0, ["change", "from_name", "to_name", "since"]].tolist()
    ['added', 'Busan', 'Casablanca', '2011-04-26']
    """
    from .geo.analysis.comparison import compare_layers
    from .geo.layer import Layer
    from .geo.naming.candidates import candidates_by_key
    from .geo.naming.country import read_country

    layers = [
        table if isinstance(table, Layer) else read(table, progress=progress, **options)
        for table in (old, new)
    ]

    def country_code(country: str) -> str | None:
        found = read_country(country, _gazetteer())
        return next(iter(found.codes)) if found is not None and len(found.codes) == 1 else None

    @functools.cache
    def is_name_of(name: str, place_id: str) -> bool:
        return any(one.place.place_id == place_id for one in candidates_by_key(name, _gazetteer()))

    return compare_layers(
        layers[0],
        layers[1],
        country_code=country_code,
        is_name_of=is_name_of,
        since_year=since_year,
        today=date,
    )


def _write_comparison(comparison: Comparison, path: PathLike, lang: str) -> list[Path]:
    """Write what changed as a table or document, or as a page."""
    from .geo.analysis.comparison.comparison import CHANGES
    from .maps.report.changes import PAGE, check_changes, write_changes

    if check_changes(str(path)) == PAGE:
        return draw(comparison, path, lang=lang)
    found = comparison.as_dict(lang)
    return _write_all(write_changes(found, str(path), columns=CHANGES, lang=lang), comparison.layer)


# ---- a layer out ----


def title_of(layer: Layer, title: str | None = None, *, lang: str = "en") -> str:
    """Return what a layer's outputs are called.

    Parameters
    ----------
    layer
        From `read`.
    title
        Wins over all else.
    lang
        BCP 47 tag of the language of the headline.

    Returns
    -------
    str
        `title`, else ``layer.title``, which was stated for the table, else a sentence made from the layer.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> title_of(example_layer())
    'Busan’s 2 sister cities'
    """
    from .maps.headline import headline_text, home_of

    return title or layer.title or headline_text(layer, home_of(layer, layer.home), lang)


def explore(
    layer: Layer | Comparison,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    date: str | dt.date | None = None,
    logo: PathLike | None = None,
    accent: str | None = None,
    colours: Mapping[str, str] | None = None,
    tiles: str | None = None,
    tiles_attribution: str | None = None,
    og_image: str | None = None,
    notes: PathLike | None = None,
    lang: str = "en",
    embed: bool = False,
) -> TieMap:
    """Draw a layer as an interactive map that opens offline.

    Parameters
    ----------
    layer
        From `read`; or from `compare`, whose ties have colours by what became of them, and what changed on their cards.
        What was saved beside its table holds for what is not given here. If it was read with `public`, rows
        that are not placed, and the number of each row, are left out of the page; the headline counts them.
    title
        The headline; by default ``layer.title``, else a sentence made from the layer in the reader's language.
    subtitle
        The line below it; by default a sentence made from the layer.
    source
        Whose data it is.
    date
        The state of the data: YYYY-MM-DD, which the page writes in its language, or any text.
    logo
        A picture of 300 kB at most: PNG, JPEG, SVG, WebP or GIF.
    accent
        Colour of links and of home: ``#rrggbb`` or a name that style sheets know. What cannot be read on white is made
        darker; on dark paper it is lighter.
    colours
        Kind -> its colour; kinds by our names or by the words of the table, such as ``{"자매도시": "#0a7d5c"}``.
    tiles
        Template of the addresses of a layer of tiles, such as ``https://tile.openstreetmap.org/{z}/{x}/{y}.png``: the only
        thing that a page loads from elsewhere.
    tiles_attribution
        Whose tiles these are, where that is not known.
    og_image
        Address of a picture that previews of the page show.
    notes
        A file with the steps of a story that is shown over the map: see `sistermap.maps.notes.read_notes`.
    lang
        BCP 47 tag of the page's language: en, ko, ja, zh-Hans, zh-Hant, de, fr, es or ar. Readers can change it.
    embed
        A slim page for an iframe.

    Returns
    -------
    TieMap
        A `folium.Map`: it shows itself in a notebook, ``save("map.html")`` writes the page, and any folium layer can be
        added to it. ``remarks`` says what was changed of the colours and what is left out, one line each.

    Raises
    ------
    MapError
        If an option is none that can be used: one line with what was found and expected.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> page = explore(example_layer(), lang="ko", accent="teal").get_root().render()
    >>> '<html lang="ko"' in page, "Shimonoseki" in page
    (True, True)
    >>> 'src="http' in page, 'rel="stylesheet"' in page  # all that it needs is in the file
    (False, False)
    """
    from .geo.analysis.comparison import Comparison
    from .maps.page.tie_map import TieMap

    compared = isinstance(layer, Comparison)
    if isinstance(layer, Comparison):
        title, subtitle = title or layer.title(lang), layer.summary(lang) if subtitle is None else subtitle
        layer = layer.layer
    look = _look(
        layer, subtitle=subtitle, source=source, date=date, logo=logo, accent=accent, colours=colours, tiles=tiles,
        tiles_attribution=tiles_attribution, og_image=og_image, notes=notes,
    )  # fmt: skip
    return TieMap(
        layer,
        basemap=_basemap(layer.boundaries),
        title=title or layer.title or None,
        lang=lang,
        home=layer.home,
        attribution=_attribution(layer.boundaries),
        embed=embed,
        seats=_seats(layer),
        look=look,
        close_up=_close_up(layer.boundaries),
        compared=compared,
    )


def _live_map(layer: Layer, title: str, lang: str) -> str:
    """Render the page that a document shows in a frame: without its headline, and without tiles from elsewhere."""
    from .maps.page.tie_map import render_page

    if layer.places.empty:
        return ""
    return render_page(
        layer,
        basemap=_basemap(layer.boundaries),
        title=title,
        lang=lang,
        home=layer.home,
        attribution=_attribution(layer.boundaries),
        embed=True,
        titled=False,
        seats=_seats(layer),
        look=_look(layer, tiles=""),
        close_up=_close_up(layer.boundaries),
    )


def _look(layer: Layer, *, page: bool = True, **given: Any) -> PageLook:
    """Put together what is given of the looks of a page or figure and, for what is not, what was saved beside the table."""
    from .maps.page.look import make_look

    saved = {name: value for name, value in _checked(layer).look.items() if name != "title"}
    missing = "" if given.get("logo") is not None else _why_unreadable(saved.get("logo"))
    if missing:
        del saved["logo"]
    look = saved | {name: value for name, value in given.items() if value is not None}
    look["colours"] = {**saved.get("colours", {}), **(given.get("colours") or {})}
    made = make_look(layer, public=page and layer.public, folder=layer.folder if page else None, **look)
    remarks = (f"the saved logo is left out: {missing}", *made.remarks) if missing else made.remarks
    return dataclasses.replace(made, remarks=remarks)


def _why_unreadable(logo: PathLike | None) -> str:
    """Say why a logo that was saved beside the table cannot be read any more; "" where it can, or there is none."""
    from .geo.errors import MapError
    from .maps.page.pictures import read_logo

    try:
        if logo:
            read_logo(logo)
    except MapError as error:
        return str(error)
    return ""


def draw(
    layer: Layer | Comparison,
    path: PathLike,
    *,
    title: str | None = None,
    lang: str = "en",
    embed: bool = False,
    remark: Callable[[str], object] | None = None,
    **look: Any,
) -> list[Path]:
    """Write a layer's page, whole or not at all; with `embed` the snippet for other sites beside it.

    Parameters
    ----------
    layer, title, lang, embed, **look
        As `explore` takes them.
    path
        The .html to write; the snippet gets ``.snippet.txt`` behind it.
    remark
        Called with each of the page's remarks: what was changed of the colours and what is left out.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    ExportError
        If a file cannot be written.
    MapError
        If an option is none that can be used.
    """
    from .geo.analysis.comparison import Comparison
    from .maps.page.embed import embed_snippet

    found, layer = layer, layer.layer if isinstance(layer, Comparison) else layer
    check_path(path, inputs=[*_checked(layer).inputs, *_files_of(look)])
    page = explore(found, title=title, lang=lang, embed=embed, **look)
    if remark is not None:
        for line in page.remarks:
            remark(line)
    files: dict[PathLike, Any] = {path: page.get_root().render()}
    if embed:
        files[f"{path}.snippet.txt"] = embed_snippet(Path(path).name, title_of(layer, title, lang=lang))
    return _write_all(files, layer)


def _files_of(look: Mapping[str, Any]) -> list[PathLike]:
    return [look[name] for name in ("logo", "notes") if look.get(name)]


def plot(
    layer: Layer,
    path: PathLike,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    lang: str = "en",
    projection: str = "equal-earth",
    extent: tuple[float, float, float, float] | None = None,
    style: str = "print",
    size: str | None = None,
    source: str | None = None,
    date: str | dt.date | None = None,
    logo: PathLike | None = None,
    accent: str | None = None,
    colours: Mapping[str, str] | None = None,
    dpi: int = 300,
    alt: PathLike | None = None,
    remark: Callable[[str], object] | None = None,
) -> list[Path]:
    """Draw a layer for print.

    Parameters
    ----------
    layer
        From `read`. What was saved beside its table holds for what is not given here; a saved logo that cannot be read
        is left out.
    path
        The .svg, .pdf or .png to write. Text stays text in the first two; layers of an SVG have names.
    title, subtitle
        Written above the map; without a title there is neither, without a subtitle one is made from the layer. In the
        style ``journal`` the text around the figure has them.
    lang
        BCP 47 tag of names and words.
    projection
        ``equal-earth``, ``azimuthal-equidistant`` (distances are true from ``layer.home``, or from the list's one home),
        ``lambert`` or ``mercator``.
    extent
        West, south, east, north in degrees, 0.01 apart at least; east may be less than west. Fitted to the ties if None.
    style
        ``print``, ``screen``, ``grey`` or ``journal``.
    size
        ``160x90mm``, ``16x9cm``, ``6.3x3.5in``; a width alone, such as ``160mm``, takes the height that the map needs;
        ``single`` and ``double`` are columns of journals, 89 and 183 mm wide.
    source, date
        Whose data it is and of when, written below the map.
    logo
        A picture of 300 kB at most, written beside the title. One that is an SVG can be put into an SVG alone.
    accent, colours
        Colour of home, and of kinds, as `explore` takes them.
    dpi
        The resolution of a PNG.
    alt
        Where to write the alternative text, if anywhere; an SVG, a PDF and a PNG also hold it.
    remark
        Called with one line for each thing that could not be drawn as requested.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    SistermapError
        If there is nothing to draw, an option is unknown, a script has no font here, the size is too small for what is
        written on it, or a file cannot be written.
    """
    from .maps.figure.draw import draw_map

    check_path(path, "plot", inputs=[*_checked(layer).inputs, *_files_of({"logo": logo})])
    if alt is not None:
        check_path(alt, inputs=[*layer.inputs, path])
    say = remark or (lambda line: None)
    look = _look(
        layer, page=False, subtitle=subtitle, source=source, date=date, accent=accent, colours=colours, logo=logo,
    )  # fmt: skip
    drawn = draw_map(
        layer, [Path(path).suffix], basemap=_basemap(layer.boundaries), home=layer.home, lang=lang, size=size, dpi=dpi,
        attribution=_attribution(layer.boundaries), title=title, subtitle=look.subtitle or subtitle, projection=projection,
        extent=extent, style=style, source=look.source or None, date=look.date or None, kind_colours=look.colours,
        accent=look.accent, logo=look.logo,
    )  # fmt: skip
    for line in (*look.remarks, *drawn.remarks):
        say(line)
    files: dict[PathLike, bytes | str] = {path: drawn.files[Path(path).suffix.lower()]}
    if alt is not None:
        files[alt] = f"{drawn.alt}\n"
    return _write_all(files, layer)


def write(
    layer: Layer | Comparison | NetworkStats | TwinnedPlaces, path: PathLike, *, lang: str = "en"
) -> list[Path]:
    """Write a layer for a GIS, Gephi or Google Earth, or what another verb found, in the format that the suffix names.

    Parameters
    ----------
    layer
        From `read`, `compare`, `stats` or `wikidata`.
    path
        Of a layer: ends in .gpkg, .parquet, .geojson, .fgb, .csv, .kml, .kmz, .graphml or .gexf. Formats that know only one
        table a file write the others beside it: ``ties.csv``, ``ties-places.csv`` and so on. Of what changed: .csv, .xlsx,
        .md or .html. Of figures: .json, .xlsx, .md, or .csv with their lists beside it. Of twinned places: .csv or .xlsx
        for the table, .rq, .sparql or .txt where there is only the query; ``"-"`` is standard output.
    lang
        Of the words of what changed.

    Returns
    -------
    list of pathlib.Path
        The files written, first the one that was named.

    Raises
    ------
    ExportError
        If the suffix is unknown or a file cannot be written. Nothing is replaced then.
    """
    from .geo.wikidata import TwinnedPlaces

    if isinstance(layer, TwinnedPlaces):  # first, as the others load pandas
        return _write_twinned_places(layer, path)
    from . import __version__
    from .geo.analysis.comparison import Comparison
    from .geo.analysis.network import NetworkStats
    from .geo.exports.formats import write_layer
    from .maps.style import style_kinds

    if isinstance(layer, Comparison):
        return _write_comparison(layer, path, lang)
    if isinstance(layer, NetworkStats):
        return _write_stats(layer, path)
    check_path(path, "write", inputs=_checked(layer).inputs)
    return write_layer(
        layer,
        path,
        inputs=layer.inputs,
        attribution=_attribution(layer.boundaries),
        version=__version__,
        styles=style_kinds(layer.tie_rows["kind"].dropna()),
    )


def report(
    layer: Layer,
    path: PathLike,
    *,
    title: str | None = None,
    lang: str = "en",
    date: dt.date | None = None,
    countries: str | Iterable[str] | None = None,
    activity: str | None = None,
    years: int = 5,
    template: PathLike | None = None,
    partner_slides: bool = False,
    subtitle: str | None = None,
    source: str | None = None,
    logo: PathLike | None = None,
    accent: str | None = None,
    colours: Mapping[str, str] | None = None,
    remark: Callable[[str], object] | None = None,
) -> list[Path]:
    """Write a layer's numbers, lists and map as a document.

    Parameters
    ----------
    layer
        From `read`. What was saved beside its table holds for what is not given here; a saved logo that cannot be read
        is left out.
    path
        The .html, .md, .docx, .xlsx or .pptx to write. HTML has the live map in it.
    title
        Of the document; by default ``layer.title``, else the headline of the layer.
    lang
        A BCP 47 tag of `languages.LANGUAGES`: words, names of places and countries, numbers and dates.
    date
        The day to count from; today if None.
    countries
        ISO 3166-1 alpha-2 codes of countries where a partner might be, to list those without one; a list, or a text
        such as ``"BR,IN"``.
    activity
        The column of the last activity; a tie without any for `years` years is dormant.
    years
        See `activity`.
    template
        Of slides: a presentation whose size, layouts, colours and fonts are taken; its own slides are left out.
    partner_slides
        Whether each partner has a slide, with a small map of where it is.
    subtitle
        The line below the title; by default one made from the layer.
    source
        Whose data it is, for how the report is cited; slides name it on their cover.
    logo
        Of slides: a picture of 300 kB at most. A template has its own, so that one given here is drawn beside it.
    accent, colours
        Colour of home, and of kinds, as `explore` takes them.
    remark
        Called with one line on what is left out: a map for which there is no font here, a logo of a document without
        slides, and where the layer was read with `public`.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    SistermapError
        If there is no column `activity`, a code is unknown, or `path` cannot be written.
    """
    from .geo.errors import MapError
    from .geo.languages import check_language
    from .maps.public import left_out
    from .maps.report import (
        SLIDES,
        check_report,
        make_report,
        make_slides,
        report_drawing,
        slide_drawing,
        write_report,
        write_slides,
    )

    check_language(lang)
    brought = [*([template] if template else []), *_files_of({"logo": logo})]
    check_path(path, "report", inputs=[*_checked(layer).inputs, *brought])
    say = remark or (lambda line: None)
    slides = check_report(Path(path)) == SLIDES
    if not slides and (template is not None or partner_slides):
        raise MapError(f"{path}: a template and slides of partners are for slides, expected a {SLIDES}")
    title, today = title_of(layer, title, lang=lang), date or dt.date.today()
    if layer.public:
        say(left_out(layer, "the report"))
    if logo and not slides:
        say("the logo is left out: only slides have one")
    # A saved logo is left to the template, which has one.
    shown = "" if not slides or (template and logo is None) else logo
    look = _look(
        layer,
        page=False,
        subtitle=subtitle,
        source=source,
        date=date,
        logo=shown,
        accent=accent,
        colours=colours,
    )
    for line in look.remarks:
        say(line)
    layer = _published(layer)
    codes = countries.split(",") if isinstance(countries, str) else countries or ()
    summary = _summary(layer, today, lang, countries=codes, activity=activity, years=years)
    outline = make_report(
        layer,
        summary,
        title=title,
        today=today,
        lang=lang,
        home=layer.home,
        basemap=_basemap(layer.boundaries),
        attribution=_attribution(layer.boundaries),
        live=_live_map(layer, title, lang) if Path(path).suffix.lower() == ".html" else "",
        source=look.source or None,
        date=look.date or None,
        subtitle=look.subtitle or None,
        drawing=slide_drawing(look, template) if slides else report_drawing(look),
        remark=remark,
    )
    if not slides:
        return _write_all(write_report(outline, Path(path)), layer)
    deck = make_slides(
        outline, layer, summary, look=look, today=today, home=layer.home, basemap=_basemap(layer.boundaries),
        partner_slides=partner_slides, remark=remark,
    )  # fmt: skip
    return _write_all({path: write_slides(deck, template=template, remark=remark)}, layer)


def _summary(
    layer: Layer, today: dt.date, lang: str, *, countries: Iterable[str] = (), **options: Any
) -> dict[str, pd.DataFrame]:
    """Count what documents show, with the names that a page has for places."""
    from .geo.aggregate.writing import read_unplaced
    from .geo.analysis.summary import known_code, summarise
    from .geo.summed_ties import times_of
    from .maps.place_names import place_names

    home = _home_id(layer)
    if times_of(layer.tie_rows) is not None and layer.inputs and not layer.public:
        options["unplaced_names"] = read_unplaced(layer.inputs[0])
    if codes := [known_code(code) for code in countries]:
        options |= {"countries": codes, "country_names": _country_names(codes, lang)}
    return summarise(layer, today=today, lang=lang, home=home, names=place_names(layer, lang), **options)


def _country_names(codes: Iterable[str], lang: str) -> dict[str, str]:
    """Name countries in a language, by their codes."""
    import pandas as pd

    from .geo.gazetteer.descriptions import describe
    from .geo.languages import name_in

    places = describe(pd.Series([f"country:{code}" for code in codes]), _gazetteer())
    names = zip(places["country"], places["country_names"], places["country_name"], strict=True)
    return {code: name_in(lang, every, name) for code, every, name in names}


# ---- a layer in figures ----


def stats(
    layer: Layer,
    *others: Layer,
    samples: int = 100,
    seed: int = 0,
    exact: bool = False,
    progress: Progress | None = None,
) -> NetworkStats:
    """Measure the network that the ties of a layer make, alone or with other lists.

    Parameters
    ----------
    layer
        From `read`.
    *others
        Lists of other places: all are one network, and those of one place each are compared, who names whom.
    samples
        Random networks, in which each place has as many partners, that ties within a country and distances are compared
        with.
    seed
        Where chance begins: the same seed gives the same figures.
    exact
        Follow shortest paths from each place even where there are so many that a sample of them is followed else.
    progress
        Called with how many of how many steps are done.

    Returns
    -------
    NetworkStats
        ``figures`` with their definitions and sources, ``tables`` of places, years and lists; ``stats["density"]`` is
        one figure.

    Raises
    ------
    ValueError
        If `samples` is below 2, or `seed` below 0.

    Examples
    --------
    >>> import pandas as pd
    >>> layer = read(pd.DataFrame({"from": ["Busan", "Kobe"], "to": ["Shimonoseki", "Tianjin"]}))
    >>> stats(layer)["components"]
    2
    >>> busan, shimonoseki = (read(pd.DataFrame({"to": [name]}), home=home) for name, home in (("Shimonoseki", "Busan, KR"), ("Qingdao", "Shimonoseki, JP")))
    >>> stats(busan, shimonoseki).tables["reciprocity"][["name", "other_name", "named_by"]].values.tolist()
    [['Busan', 'Shimonoseki', 'one']]
    """
    from .geo.analysis.network import measure_network

    if samples < 2:
        raise ValueError(f"samples is {samples}, expected 2 or more")
    if seed < 0:
        raise ValueError(f"seed is {seed}, expected 0 or more")
    layers = [_checked(one) for one in (layer, *others)]
    homes = [_home_id(one) for one in layers]
    return measure_network(layers, homes, samples=samples, seed=seed, exact=exact, progress=progress)


def _write_stats(stats: NetworkStats, path: PathLike) -> list[Path]:
    """Write figures, and beside a .csv their lists."""
    from .geo.analysis.network.stats_files import stats_files
    from .geo.exports.atomic import write_together

    files = stats_files(stats, path)
    write_together(files, inputs=stats.inputs)
    return [Path(name) for name in files]


def format_stats(
    stats: NetworkStats, *, as_json: bool = False, explain: bool = False, width: int = 80
) -> str:
    """Write the figures of `stats` for people, or as JSON.

    Examples
    --------
    >>> import pandas as pd
    >>> found = stats(read(pd.DataFrame({"from": ["Busan"], "to": ["Shimonoseki"], "since": [1976]})))
    >>> print(format_stats(found).splitlines()[-1].strip())
    1976: 1 new, 1 in all
    """
    from .geo.analysis.network.stats_files import stats_json
    from .geo.analysis.network.stats_text import stats_text

    return stats_json(stats) if as_json else stats_text(stats, explain=explain, width=width)


def _home_id(layer: Layer) -> str | None:
    """Return the place_id of the one home of a list."""
    from .maps.headline import home_of

    row = home_of(layer, layer.home)
    return None if row is None else str(layer.places["place_id"].iloc[row])


def calendar(
    layer: Layer,
    path: PathLike,
    *,
    lang: str = "en",
    date: dt.date | None = None,
    years: str | Iterable[int] | None = None,
    months: int = 24,
    year: int | None = None,
    alarms: str | Iterable[str | dt.timedelta] = (),
) -> pd.DataFrame:
    """Write anniversaries and the ends of agreements as a calendar, or a year of them on one page.

    Parameters
    ----------
    layer
        From `read`.
    path
        The .ics to write, or a .pdf of one page.
    lang
        A BCP 47 tag of a language.
    date
        The first day; today if None.
    years
        Which anniversaries count, as numbers or as a text such as ``"10,25,50"``; round ones from 1 to 100 if None.
    months
        How far ahead.
    year
        A whole year, whatever `date` and `months` are. A .pdf always has one: if None that of `date`, from October on the
        next.
    alarms
        Of an .ics, how long before each event a reminder comes, such as ``"30d"`` or ``["30d", "2w"]``.

    Returns
    -------
    pandas.DataFrame
        The events, in the order of time: `analysis.anniversaries.EVENTS`, and home_name and partner_name in `lang`.

    Raises
    ------
    SistermapError
        If `path` cannot be written, a year or an alarm is none, or there are alarms for a .pdf.
    """
    from .geo.analysis.anniversaries import YEARS, anniversaries, months_later, read_years
    from .geo.errors import MapError
    from .geo.exports.atomic import write_whole
    from .geo.languages import check_language
    from .maps.calendar import (
        check_calendar,
        check_year,
        draw_year,
        name_events,
        read_alarms,
        render_calendar,
        year_to_plan,
    )
    from .maps.sources import citation, shown_sources, source_lines, state_of

    check_path(path, "calendar", inputs=_checked(layer).inputs)
    check_language(lang)
    before, start = read_alarms(alarms), date or dt.date.today()
    today = start
    on_paper = check_calendar(path) == ".pdf"
    if on_paper and before:
        raise MapError(f"{path}: paper has no reminders, expected an .ics with alarms")
    if year is not None or on_paper:
        start, months = dt.date(year_to_plan(start) if year is None else check_year(year), 1, 1), 12
    wanted = YEARS if years is None else read_years(years) if isinstance(years, str) else years
    events = anniversaries(layer, start=start, end=months_later(start, months), years=wanted)
    events = name_events(events, layer, lang)
    title = title_of(layer, None, lang=lang)
    sources = " ".join(source_lines(shown_sources(layer, _attribution(layer.boundaries), land=False), lang))
    notes = [
        sources,
        citation(title, lang, source=layer.look.get("source"), date=state_of(layer.look.get("date"), today)),
    ]
    if on_paper:
        write_whole(path, draw_year(events, year=start.year, lang=lang, title=title, notes=notes))
    else:
        write_whole(
            path,
            render_calendar(events, start=start, lang=lang, alarms=before, sources=" ".join(notes)),
        )
    return events


def kit(
    layer: Layer,
    folder: PathLike,
    *,
    title: str | None = None,
    lang: str = "en",
    date: dt.date | None = None,
    only: str | Iterable[str] | None = None,
    progress: Progress | None = None,
    remark: Callable[[str], object] | None = None,
    **look: Any,
) -> tuple[list[str], list[str]]:
    """Write what goes out about a layer into one folder: pages, figures, report, data, calendar, index and README.

    Parameters
    ----------
    layer
        From `read`.
    folder
        Made if absent; files in it that have not changed are left alone, and those of an earlier kit that this one has
        not are removed unless they were changed. None is written over that no kit made or that was changed. A name that ends in .zip is written as one file.
    title
        Of everything; by default ``layer.title``, else the headline of the layer.
    lang
        A BCP 47 tag of a language.
    date
        The day to count from; today if None.
    only
        What the kit holds: names of files and of the groups ``show``, ``print``, ``report`` and ``data``, as a list or as
        a text such as ``"show,report.docx"``; ``"all"`` for every format. By default one file for each purpose.
    progress
        Called with the number of parts done and of all parts.
    remark, **look
        As `draw` takes them, but for the date, which is `date` where that is given.

    Returns
    -------
    tuple of list of str
        The names of all files of the kit, and of those that are new or changed.

    Raises
    ------
    SistermapError
        If a part cannot be made, `only` names what is not known, the folder cannot be written into, or a file in it would
        be overwritten that no earlier kit made, or that was changed since. Nothing is changed then.
    """
    from .geo.analysis.anniversaries import anniversaries, months_later
    from .geo.languages import check_language
    from .maps.calendar import year_to_plan
    from .maps.kit.contents import choose_outputs
    from .maps.kit.parts import COVER, kit_overview, kit_parts, make_kit

    check_language(lang)
    _checked(layer)
    check_path(folder, "kit")
    outputs = choose_outputs(only)
    headline = title or layer.title or None
    title, today = title_of(layer, title, lang=lang), date or dt.date.today()
    new_year = dt.date(year_to_plan(today), 1, 1)
    attribution = _attribution(layer.boundaries)
    cover = look.pop("og_image", None) or (COVER if len(layer.places) and COVER in outputs else None)
    page_look = _look(layer, **{**look, "og_image": cover, "date": date or look.get("date")})
    if remark is not None:
        for line in page_look.remarks:
            remark(line)
    named, layer = layer, _published(layer)
    parts = kit_parts(
        named,
        title=title,
        today=today,
        summary=functools.partial(_summary, layer, today, lang),
        events=anniversaries(layer, start=today, end=months_later(today, 120)),
        year_events=anniversaries(layer, start=new_year, end=months_later(new_year, 12)),
        data_files=functools.partial(_data_files, layer),
        outputs=outputs,
        lang=lang,
        home=layer.home,
        basemap=_basemap(layer.boundaries),
        attribution=attribution,
        seats=_seats(layer),
        headline=headline,
        look=page_look,
        published=layer,
        close_up=_close_up(layer.boundaries),
        live=functools.partial(_live_map, layer, title, lang),
    )
    overview = kit_overview(
        named, title=title, lang=lang, home=layer.home, attribution=attribution, look=page_look, today=today
    )
    files = make_kit(_counted(parts, progress), overview, remark=remark)
    return list(files), _write_kit(folder, files, layer, remark)


def _write_kit(
    path: PathLike, files: Mapping[str, bytes], layer: Layer, remark: Callable[[str], object] | None
) -> list[str]:
    """Write a kit into a folder, or as one .zip in a folder of its name, so that unpacking fills no other folder.

    In a folder, what an earlier kit had, this one has not and nobody has changed since is removed: what is there was all
    made from the same list then. Every other file stays: one that is in the way is named, and nothing is written.
    """
    from .geo.archive import zip_files
    from .geo.exports.atomic import write_together
    from .geo.exports.folder import check_overwritten, remove_unchanged, write_folder
    from .maps.kit.index import read_record
    from .maps.kit.overview import INDEX

    if _is_zip(path):
        packed = zip_files({f"{Path(path).stem}/{name}": content for name, content in files.items()})
        return list(files) if write_together({path: packed}, inputs=layer.inputs, keep_same=True) else []
    earlier = read_record(Path(path, INDEX))
    # The page that holds the record cannot be in it.
    check_overwritten(path, files, {**earlier, INDEX: ""} if earlier else {}, inputs=layer.inputs)
    written = write_folder(path, files, inputs=layer.inputs)
    stale = {name: digest for name, digest in earlier.items() if name not in files}
    removed, changed = remove_unchanged(path, stale, inputs=layer.inputs)
    if remark is not None and removed:
        remark(f"{os.fspath(path)}: removed of the kit before: {', '.join(removed)}")
    if remark is not None and changed:
        remark(f"{os.fspath(path)}: left of the kit before, changed since it was made: {', '.join(changed)}")
    return written


def _is_zip(path: PathLike) -> bool:
    return Path(path).suffix.lower() == ".zip"


def _published(layer: Layer) -> Layer:
    """Leave out of a layer that is to be published what is not placed, and where each row stood."""
    if not layer.public:
        return layer
    import pandas as pd

    rows = {"ties": layer.tie_rows, "memberships": layer.memberships}
    bare = {
        name: table.assign(row=pd.array([pd.NA] * len(table), dtype="Int64"), sheet=None)
        for name, table in rows.items()
    }
    return layer.changed(unplaced=layer.unplaced.head(0), **bare)


def _counted(parts: Sequence[Any], progress: Progress | None) -> Iterator[Any]:
    for done, part in enumerate(parts):
        if progress is not None:
            progress(done, len(parts))
        yield part
    if progress is not None:
        progress(len(parts), len(parts))


def _data_files(layer: Layer, outputs: Iterable[str]) -> dict[str, dict[str, bytes]]:
    """Write the layer for GIS programs and spreadsheets, and return bytes by output and name, without empty tables.

    A line of a large layer has a vertex each 2 km at most; `write` writes lines as they are.
    """
    from .geo.exports.journal import scratch_folder
    from .maps.kit.contents import table_files

    tables = ("places", "regions", "memberships", "unplaced")
    rows = {"ties": len(layer.tie_rows), **{table: len(getattr(layer, table)) for table in tables}}
    if rows["ties"] > MANY_IN_KIT:
        layer = layer.changed(ties=layer.ties.set_geometry(layer.ties.geometry.simplify(KIT_TOLERANCE_DEG)))
    held = {output: table_files(output, rows) for output in outputs}
    with scratch_folder() as scratch:
        for suffix in {Path(output).suffix for output, names in held.items() if names}:
            write(layer, Path(scratch, f"ties{suffix}"))
        return {
            output: {name: Path(scratch, name).read_bytes() for name in names}
            for output, names in held.items()
        }


def format_events(events: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Write the events of `calendar` for people, one a line.

    Examples
    --------
    >>> import pandas as pd
    >>> format_events(pd.DataFrame(columns=["date"]))
    ['nothing in these months']
    """
    from .maps.calendar import format_events as format_in

    return format_in(events, lang=lang)


# ---- many rows ----


def aggregate(
    source: Any,
    *,
    by: str | Iterable[str] = ("kind", "year"),
    value: str | None = None,
    columns: Mapping[str, str] | None = None,
    home: str | None = None,
    decisions: PathLike | Iterable[PathLike] = (),
    encoding: str | None = None,
    scheduler: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Aggregate:
    """Sum the ties of more rows than one machine holds, on Dask: ``pip install 'sistermap[scale]'``.

    Parameters
    ----------
    source
        Parquet or CSV with a tie in each row: a path, a pattern such as ``"part-*.parquet"``, a list of them, or a Dask data
        frame. All parts have the same columns.
    by
        What ties are summed by beside their pair: some of kind, year (of `since`) and status; a list, or a text such as
        ``"kind,year"``.
    value
        The label of the column that is summed. None: the one that is recognised as a value; without any, ties are counted.
    columns, home
        As `read` takes them.
    decisions
        Review sheets that came back.
    encoding
        Of CSV. None: it is found out.
    scheduler
        The address of a Dask scheduler, whose workers have sistermap too. None: new processes on this machine.
    workers
        How many processes to start, where there is no scheduler; None: one a core.
    progress
        Called with how many of how many steps are done: 100 in each phase, whatever the number of rows and names.

    Returns
    -------
    Aggregate
        ``ties`` and ``unplaced``, both with counts. ``write("ties.parquet")`` writes what `read` reads back with its
        coordinates; ``summary()`` says what became of all rows.

    Raises
    ------
    SistermapError
        If Dask is absent, or a part, a column, a decision or the scheduler cannot be used.

    Notes
    -----
    Each name is placed as `read` places it. Only of names without a country `read` also looks at the rows directly above
    and below, where the list is sorted by country; parts have no order, so that here only the whole list counts. Of 853
    cities sorted by country it leaves 19 ambiguous that `read` places, and places none elsewhere.

    Called from a script, local workers need ``if __name__ == "__main__":`` around it, as all new processes do in Python.

    Examples
    --------
    >>> import tempfile, pandas as pd
    >>> folder = tempfile.TemporaryDirectory()
    >>> rows = pd.DataFrame({"from": ["Busan"] * 3, "to": ["Kobe", "Kobe", "Shimonoseki"], "students": [3, 4, 5]})
    >>> rows.to_parquet(f"{folder.name}/part-1.parquet")
    >>> sums = aggregate(f"{folder.name}/part-*.parquet", value="students", workers=1)
    >>> sorted(sums.ties[["to_name", "ties", "value"]].values.tolist())
    [['Kobe', 2, 7.0], ['Shimonoseki', 1, 5.0]]
    """
    from .geo.aggregate import aggregate_parts

    return aggregate_parts(
        source,
        _gazetteer,
        by=[each.strip() for each in by.split(",")] if isinstance(by, str) else list(by),
        value=value,
        columns=columns,
        home=home,
        decisions=[decisions] if isinstance(decisions, str | os.PathLike) else list(decisions),
        encoding=encoding,
        scheduler=scheduler,
        workers=workers,
        progress=progress,
    )


# ---- what others have ----


def wikidata(
    places: str | Iterable[str] = (),
    *,
    answer: PathLike | None = None,
    country: str | None = None,
    lang: str | Iterable[str] = "en",
    online: bool = False,
    service: str | None = None,
    timeout_s: float = 300,
    remark: Callable[[str], object] = lambda line: None,
    progress: Progress | None = None,
) -> TwinnedPlaces:
    """Write the query for the twinned places that Wikidata states (property P190) and, with `online` alone, send it.

    Parameters
    ----------
    places
        Names such as ``"Busan, KR"``, in any script, which our gazetteer places; items of Wikidata such as ``"Q16520"``; or
        place_ids. What joins a place to its item is an identifier (GeoNames, ISO 3166), never the name.
    answer
        In place of `places`: the path of the answer to such a query, saved as JSON, of which the table is made. Nothing is
        sent.
    country
        The country of all names, in any language or as its ISO 3166-1 code.
    lang
        BCP 47 tags of the languages of names, the best first. Where a place has no name in them, another language is taken,
        which the column ``note`` names.
    online
        Whether to send requests. Without it no connection is opened.
    service
        The address of a SPARQL service with Wikidata's data. None: https://query.wikidata.org/sparql.
    timeout_s
        Seconds for all requests together, pauses included.
    remark
        Called with a line for each pause.
    progress
        Called with how many of how many places are done.

    Returns
    -------
    TwinnedPlaces
        ``query``, and with `online` or of an `answer` ``ties``, a table that `read` reads, whose ``source`` is the address
        of each statement, and ``remarks``, which account for every statement. `write` writes the table, or else the query.

    Raises
    ------
    SistermapError
        If a place is not placed or has no identifier that Wikidata has too, if the service does not answer, or if `answer`
        is something else.
    ValueError
        If there is an `answer` beside `places` or `online`.

    Examples
    --------
    >>> query = wikidata(["Busan, KR", "Q8684"], lang=["ko", "en"]).query
    >>> [line for line in query.splitlines() if line.startswith("#")][1:]
    ['#   Busan, KR (P1566 1838524)', '#   Q8684']
    """
    from .geo.wikidata import TwinnedPlaces
    from .geo.wikidata.identifiers import identify_places
    from .geo.wikidata.query import check_languages, ties_query

    languages = check_languages(_listed(lang))
    given = _listed(places)
    if answer is not None:
        if given or online:
            raise ValueError("expected either places, or an answer without online")
        return _saved_ties(answer, languages)
    identifiers = identify_places(given, gazetteer=_gazetteer(), country=country)
    query = ties_query(identifiers, languages)
    if not online:
        return TwinnedPlaces(query)
    import pandas as pd

    from . import __version__
    from .geo.wikidata.fetch_ties import fetch_ties
    from .geo.wikidata.service import ADDRESS, Service
    from .geo.wikidata.twin_ties import COLUMNS

    agent = f"sistermap/{__version__} (https://github.com/sistermap/sistermap) python-urllib"
    answering = Service(service or ADDRESS, agent=agent, timeout_s=timeout_s, remark=remark)
    fetched = fetch_ties(
        identifiers, answering, languages=languages, today=dt.date.today(), progress=progress
    )
    return TwinnedPlaces(query, pd.DataFrame(fetched.rows, columns=list(COLUMNS)), tuple(fetched.remarks))


def _saved_ties(answer: PathLike, languages: Sequence[str]) -> TwinnedPlaces:
    """Make the ties of a saved answer."""
    import pandas as pd

    from .geo.wikidata import TwinnedPlaces
    from .geo.wikidata.accounts import account_for
    from .geo.wikidata.saved_answer import places_of, read_saved_answer
    from .geo.wikidata.statements import Answers
    from .geo.wikidata.twin_ties import COLUMNS, twin_ties

    saved = read_saved_answer(answer)
    answers, places = Answers(), places_of(saved)
    answers.add(saved)
    rows = twin_ties(answers, places, languages=languages, today=dt.date.today())
    ties = pd.DataFrame(rows, columns=list(COLUMNS))
    return TwinnedPlaces(ties=ties, remarks=tuple(account_for(answers, rows, places)), inputs=(Path(answer),))


def _write_twinned_places(found: TwinnedPlaces, path: PathLike) -> list[Path]:
    """Write the table, if there is one, or else the query."""
    from .geo.exports.atomic import write_together
    from .geo.wikidata.table_file import check_output_name, table_bytes

    check_output_name(path, is_table=found.ties is not None)
    content = found.query or "" if found.ties is None else table_bytes(found.ties, path)
    write_together({path: content}, inputs=found.inputs)
    return [Path(path)]


def read_places(source: BinaryIO) -> list[str]:
    """Read a list of places, one a line, for `wikidata`.

    Parameters
    ----------
    source
        An open file.

    Raises
    ------
    SistermapError
        If it is too large, no UTF-8, or has no place.

    Examples
    --------
    >>> import io
    >>> read_places(io.BytesIO("부산 Q8684".replace(" ", chr(10)).encode()))
    ['부산', 'Q8684']
    """
    from .geo.wikidata.place_list import MOST_BYTES, read_place_list

    return read_place_list(source.read(MOST_BYTES + 1), "standard input")


# ---- texts in, a table of proposals out ----


def draft(
    texts: str | PathLike | BinaryIO | Iterable[str | PathLike | BinaryIO],
    *,
    output: PathLike | None = None,
    published: str | None = None,
    home: str | None = None,
    lang: str = "en",
    remark: Callable[[str], object] | None = None,
    unreadable: Callable[[SistermapError], object] | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    r"""Read the ties that news, press releases and council papers state, as proposals to confirm.

    Parameters
    ----------
    texts
        Files (.txt .md .html .docx .pdf), in English, Korean, Japanese, Chinese, German, French or Spanish, of one item
        or several each: paths, open binary files, or texts themselves, which have a line end. One or a list.
    output
        The .csv or .xlsx to write, too; ``"-"`` is CSV on standard output.
    published
        The day of items that state none, from which "last month" is reckoned.
    home
        The place of who issues the texts, such as ``"Busan, KR"``, for "our city".
    lang
        BCP 47 tag of the reasons of near misses: one of the nine languages of the page.
    remark
        Called with each line that the user should know: what was found in which file, what states no date.
    unreadable
        Called with what is wrong with a file, after which the others are read; without it, that is raised.
    progress
        Called with how many of how many items are done.

    Returns
    -------
    pandas.DataFrame
        A row for each proposal, in the columns of a table that `read` takes: an empty ``confirmed``, where you write yes
        or no; both sides, kind, status, since, until, network, title; ``evidence``, the sentence; ``confidence``, 0 to 1;
        ``source``, the file and the line; and ``published``. ``attrs["near_misses"]`` lists the sentences that are nearly
        one, each with source, evidence, reason and its code.

    Raises
    ------
    SistermapError
        If a text cannot be read, or `output` cannot be written: one line with what was found and expected.

    Examples
    --------
    >>> draft("A visit\n3 May 2024\n\nThe mayor took part in a fair.").columns[:5].tolist()
    ['confirmed', 'from_name', 'from_country', 'from_region', 'from_org']
    """
    import io

    from .geo.draft.drafting import draft_texts
    from .geo.draft.table import check_proposals_path, near_misses, proposals_table, write_proposals
    from .geo.draft.ties.draft_ties import draft_ties
    from .geo.languages import check_language

    check_language(lang)
    given: list[Any] = (
        [texts] if isinstance(texts, str | os.PathLike) or not isinstance(texts, list | tuple) else [*texts]
    )
    if output is not None:
        check_proposals_path(output)
        check_path(output, inputs=[each for each in given if _is_path(each) and not _is_text(each)])
    sources = [io.BytesIO(each.encode()) if _is_text(each) else each for each in given]
    drafted = draft_texts(
        sources,
        _gazetteer(),
        draft_ties,
        published=published,
        home=home,
        remark=remark,
        unreadable=unreadable,
        progress=progress,
    )
    table = proposals_table((each.item, each.drafts) for each in drafted)
    table.attrs["near_misses"] = near_misses(((each.item, each.drafts) for each in drafted), lang)
    if output is not None:
        write_proposals(table, output)
    return table


def _is_text(text: object) -> bool:
    """Tell whether this is a text itself and no path."""
    return isinstance(text, str) and "\n" in text


# ---- before any work ----


def check_path(path: PathLike, verb: str | None = None, *, inputs: Iterable[Source] = ()) -> None:
    """Refuse an output that cannot be written, before any work is done for it.

    Parameters
    ----------
    path
        The file or, for ``"kit"``, the folder or .zip to be written; ``"-"`` for standard output.
    verb
        ``"write"``, ``"stats"``, ``"compare"``, ``"aggregate"``, ``"report"``, ``"calendar"``, ``"plot"``, ``"draft"``,
        ``"kit"``, or ``"wikidata"`` for its table and ``"query"`` for its query: `path` must have a suffix that this verb
        writes.
    inputs
        What is read and so must not be written over; what is no path is left out.

    Raises
    ------
    SistermapError
        With what was found and what was expected.

    Examples
    --------
    >>> check_path("ties.doc", "write")
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.ExportError: ties.doc: has the suffix '.doc', expected one of .gpkg .parquet .geojson .fgb .kml .kmz .graphml .gexf .csv
    """
    from .geo.exports import atomic, folder

    if verb == "write":
        from .geo.exports.formats import check_suffix

        check_suffix(path)
    elif verb == "stats":
        from .geo.analysis.network.stats_files import check_stats

        check_stats(path)
    elif verb in ("wikidata", "query"):
        from .geo.wikidata.table_file import check_output_name

        check_output_name(path, is_table=verb == "wikidata")
    elif verb == "aggregate":
        from .geo.aggregate.writing import check_sums, unplaced_path

        check_sums(path)
        atomic.check_output(unplaced_path(path))
    elif verb == "compare":
        from .maps.report.changes import check_changes

        check_changes(os.fspath(path))
    elif verb == "report":
        from .maps.report import check_report

        check_report(Path(path))
    elif verb == "calendar":
        from .maps.calendar import check_calendar

        check_calendar(path)
    elif verb == "plot":
        from .maps.figure.draw import check_figure

        check_figure(path)
    elif verb == "draft":
        from .geo.draft.table import check_proposals_path

        check_proposals_path(path)
    elif verb == "kit" and not _is_zip(path):
        folder.check_folder(path)
        return
    atomic.check_output(path, inputs=[str(given) for given in inputs if _is_path(given)])


# ---- what ships ----


EXAMPLES = {
    "sister-cities": "busan_sister_cities.csv",
    "sister-cities-2010": "busan_sister_cities_2010.csv",
    "cooperation": "korea_cooperation.csv",
}


def example_path(name: str = "sister-cities") -> Path:
    """Return the path of a bundled example.

    Parameters
    ----------
    name
        ``sister-cities``, the 37 sister and friendship cities of Busan and the networks that it is in;
        ``sister-cities-2010``, the 27 that it had at the end of 2010, in Korean; or ``cooperation``, 38 rows of Korean cooperation from 2010 to 2019.

    Raises
    ------
    SistermapError
        If there is no such example.

    Examples
    --------
    >>> example_path().name
    'busan_sister_cities.csv'
    """
    from .geo.errors import SistermapError

    if name not in EXAMPLES:
        raise SistermapError(f"example {name!r} is not known, expected one of {', '.join(EXAMPLES)}")
    return data.path(f"examples/{EXAMPLES[name]}")


@functools.cache
def _gazetteer() -> Gazetteer:
    """Open the gazetteer that ships, once a process: it is only read, and keeps what it has read."""
    from .geo.gazetteer import Gazetteer

    return Gazetteer.open(data.HERE)


def discard_gazetteer() -> bool:
    """Have a gazetteer that was built here, and is damaged, built again; tell whether there was one."""
    from .geo.gazetteer.built import discard

    _gazetteer.cache_clear()
    return discard(data.HERE)


def _basemap(boundaries: Path | None) -> geopandas.GeoDataFrame:
    """Return land and borders: ours, or the user's own."""
    if boundaries is None:
        return shipped.basemap()
    try:
        changed_ns = boundaries.stat().st_mtime_ns
    except (OSError, ValueError):  # what is wrong with it is stated where it is read
        changed_ns = 0
    return _read_boundaries(boundaries, changed_ns)


def _close_up(boundaries: Path | None) -> geopandas.GeoDataFrame | None:
    """Return regions for a page's finer land: ours, and none beside the user's own boundaries."""
    return shipped.regions() if boundaries is None else None


@functools.lru_cache(maxsize=1)
def _read_boundaries(path: Path, changed_ns: int) -> geopandas.GeoDataFrame:
    """Read the user's own boundaries, once until the file changes: `read` and each output need them."""
    from .maps.boundaries import read_boundaries

    return read_boundaries(path)


def _attribution(boundaries: Path | None) -> list[dict[str, str]]:
    """Return whose data an output shows: the user's own boundaries are credited by the name of their file."""
    entries = shipped.attribution()
    if boundaries is None:
        return entries
    own = {
        "what": "boundaries",
        "short": boundaries.name,
        "text": f"Boundaries: {boundaries.name}",
        "url": "",
        "licence": "",
    }
    return [own if entry["what"] == "boundaries" else entry for entry in entries]


def _seats(layer: Layer) -> dict[str, str]:
    """Find the seats of known networks among the places of a layer: network -> place_id."""
    cities = layer.places[layer.places["level"] == "city"]
    at = dict(zip(zip(cities["name"], cities["country"], strict=True), cities["place_id"], strict=True))
    known = shipped.network_seats()
    named = set(layer.memberships["network"]) & set(known)
    return {network: at[known[network]] for network in sorted(named) if known[network] in at}


def _write_all(files: Mapping[Any, Any], layer: Layer) -> list[Path]:
    """Write files that belong together, none of them over what the layer was read from."""
    from .geo.exports.atomic import write_together

    write_together(dict(files), inputs=layer.inputs)
    return [Path(name) for name in files]


def _checked(layer: Layer) -> Layer:
    """Refuse what is no layer with what to do instead."""
    from .geo.layer import Layer

    if not isinstance(layer, Layer):
        raise TypeError(f"layer is a {type(layer).__name__}, expected a Layer: call sistermap.read first")
    return layer


def _listed(values: str | Iterable[Any]) -> list[Any]:
    """Return what may be one text or several as a list: a text is not a list of its letters."""
    return [values] if isinstance(values, str) else list(values)


def _is_path(source: object) -> TypeGuard[PathLike]:
    return isinstance(source, str | os.PathLike)
