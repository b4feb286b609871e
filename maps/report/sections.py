"""What a report shows and in which order, for every format alike; a section with nothing to say is left out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from ...geo.cells import legal_line
from ...geo.errors import MapError
from ..numbers import number_text
from ..texts import document_words
from . import place_tables, tie_tables
from .chart import draw_bars
from .key_figures import key_figures
from .outline import Block, Chart, Figure, Outline, Section
from .tables import Summary, TableWriter, records_of

MOST_PAIRS = 10
MOST_NAMED = 8  # in a sentence


def make_outline(
    summary: Summary,
    *,
    title: str,
    lead: str = "",
    lang: str = "en",
    figure: bytes | None = None,
    alt: str = "",
    sources: Sequence[str] = (),
) -> Outline:
    """Lay out a report.

    Parameters
    ----------
    summary
        As `geo.analysis.summary.summarise` returns it.
    title, lead
        Of the report, and the line below it.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    figure, alt
        The map as PNG and in words; without it the report has none.
    sources
        Sentences on whose data it shows and how it is cited.

    Returns
    -------
    Outline
        With tables and figures numbered in the order in which they come. Tables that say nothing, such as one row of
        100 %, are not there, and neither are sections without a block.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.
    """
    words = document_words(lang)
    write = TableWriter(summary, words, lang)
    parts: list[tuple[str, Iterable[Block]]] = [
        ("overview", _overview(write, figure, alt)),
        ("counts", _counts(write)),
        ("extremes", tie_tables.extremes(write)),
        ("agreements", _agreements(write)),
        ("networks", place_tables.networks(write)),
        ("in_common", _in_common(write)),
        ("coverage_gaps", _coverage_gaps(write)),
        ("quality", _quality(write)),
        ("sources", map(legal_line, sources)),
        ("partners", itertools.chain(tie_tables.partners(write), place_tables.members(write))),
    ]
    sections = (
        Section(words[f"section.{name}"], tuple(blocks), name == "partners", name) for name, blocks in parts
    )
    return Outline(
        legal_line(title), lang, legal_line(lead), tuple(one for one in sections if one.blocks), words
    )


def _overview(write: TableWriter, figure: bytes | None, alt: str) -> Iterator[Block]:
    shown = key_figures(write.summary, write.words, write.lang)
    if shown.figures:
        yield shown
    if drafts := len(write.summary["drafts"]):
        yield write.sentence("draft", drafts)
    if figure is not None:
        number = write.number("figure")
        name = "map" if write.summary["totals"].iloc[0]["ties"] else "map_of_members"
        yield Figure(write.caption(name, number, "figure"), figure, alt, number)


def _counts(write: TableWriter) -> Iterator[Block]:
    country = [*write.counts("country")]
    yield from country
    if country:
        total = write.summary["totals"].iloc[0]
        yield write.sentence("both_ends" if total["both_ends"] else "partners_only")
    yield from write.counts("continent")
    if write.summary["totals"].iloc[0]["summed"]:
        yield from tie_tables.pairs(write, "pairs", MOST_PAIRS)
    yield from _over_time(write)
    yield from write.counts("kind")
    yield from write.counts("status")


def _over_time(write: TableWriter) -> Iterator[Block]:
    frame = write.summary["time"]
    dated = frame[frame["time"].notna()]
    if (dated["ties"] > 0).sum() < 2:
        return
    step = dated["step"].iloc[0]
    years = dated["time"].astype(int).tolist()
    categories = tuple(write.words["decade"].format(n=year) if step > 1 else str(year) for year in years)
    values = tuple(map(int, dated["ties"]))
    name = "decade" if step > 1 else "year"
    try:
        png = draw_bars(categories, values, lang=write.lang)
    except MapError:  # no font here: formats without charts of their own write a table
        png = b""
    number = write.number("figure")
    caption = write.caption(name, number, "figure")
    listed = write.words["comma"].join(
        f"{one} {value}" for one, value in zip(categories, values, strict=True)
    )
    series, label = write.words["column.ties"], write.words[f"table.{name}"]
    alt = f"{label}: {listed}"
    yield Chart(caption, write.words[f"sheet.{name}"], categories, values, series, png, alt, number)
    undated = int(frame.loc[frame["time"].isna(), "ties"].sum())
    if undated:
        yield write.sentence("undated", undated)


def _agreements(write: TableWriter) -> Iterator[Block]:
    yield from tie_tables.anniversaries(write)
    yield from tie_tables.ties(write, "expiring", "expiring", first="days_left")
    yield from tie_tables.ties(write, "dormant", "dormant", first="why")


def _in_common(write: TableWriter) -> Iterator[Block]:
    """Say what partners have in common, where the list has the ties of several places."""
    summary = write.summary
    shared, linked, most = ([*records_of(summary[name])] for name in ("shared", "linked", "most_partners"))
    if shared:
        names = [f"{row['name']} ({_listed(write, row['homes'])})" for row in shared]
        partners = int(summary["totals"].iloc[0]["partners"])
        yield _short(write.sentence("shared", len(shared), all=partners, list=_listed(write, names)))
    if linked:
        names = [f"{row['name']} – {row['other']}" for row in linked]
        home = legal_line(str(summary["partners"]["home"].iloc[0]))
        yield _short(write.sentence("linked", len(linked), home=home, list=_listed(write, names)))
    if most:
        names = [f"{row['name']} {number_text(row['partners'], write.lang)}" for row in most[:MOST_NAMED]]
        yield write.sentence("most_partners", list=_listed(write, names))


def _listed(write: TableWriter, names: Sequence[str]) -> str:
    """Write names one after the other: of more than fit a sentence the first ones."""
    more = ["…"] if len(names) > MOST_NAMED else []
    return write.words["comma"].join([*map(legal_line, names[:MOST_NAMED]), *more])


def _short(sentence: str) -> str:
    """Leave out the full stop behind a list that goes on."""
    return sentence[:-1] if sentence[-2:-1] == "…" else sentence


def _coverage_gaps(write: TableWriter) -> Iterator[Block]:
    frame = write.summary["coverage_gaps"]
    if not write.summary["totals"].iloc[0]["ties"]:
        return
    if frame["country"].notna().any():
        yield from place_tables.gaps(write)
    elif len(frame):
        names = write.words["comma"].join(write.label("continent", row) for row in frame.to_dict("records"))
        yield write.words["note.continents"].format(list=names)


def _quality(write: TableWriter) -> Iterator[Block]:
    unplaced, total = write.summary["unplaced"], write.summary["totals"].iloc[0]
    if len(unplaced):
        yield write.sentence("unplaced", len(unplaced), rows=int(total["rows"]))
    yield from place_tables.unplaced(write)
    names = write.summary["unplaced_names"]
    if len(names):
        ties = int(pd.to_numeric(names["ties"], errors="coerce").fillna(0).sum())
        yield write.sentence("unplaced_names", ties, names=len(names))
    yield from place_tables.unplaced_names(write)
    guessed = write.summary["guessed"]
    if len(guessed):
        yield write.sentence("guessed", len(guessed))
    yield from place_tables.guessed(write)
    if 0 < len(write.summary["undated"]) < len(write.summary["partners"]) and not total["summed"]:
        yield from tie_tables.ties(write, "undated", "undated", dated=False)
    elif len(write.summary["undated"]) and not total["summed"]:
        yield write.sentence("none_dated")
