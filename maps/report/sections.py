"""What a report shows, in which order and in which words, for every format alike."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from ...geo.attribution import credits
from ...geo.cells import legal_line
from ..texts import document_words
from .outline import Column, Figure, Outline, Section, Table, Words

Summary = Mapping[str, pd.DataFrame]
TOTALS = (
    "ties", "memberships", "places", "countries", "continents", "networks", "components", "rows", "unplaced",
)  # fmt: skip


def make_outline(
    summary: Summary,
    *,
    title: str,
    today: dt.date,
    lang: str = "en",
    figure: bytes | None = None,
    alt: str = "",
    attribution: Sequence[Mapping[str, str]] = (),
) -> Outline:
    """Lay out a report.

    Parameters
    ----------
    summary
        Frames: totals, values, kind, status, continent, country, decade, partners, extremes, networks, coverage_gaps, expiring,
        dormant, unplaced, undated, guessed.
    title
        Of the report.
    today
        The day that the numbers hold for.
    lang
        ``en`` or ``ko``.
    figure, alt
        The map as PNG and in words; without it the report has none.
    attribution
        ``{"text", "licence"}`` of each source, and the notice on borders.

    Returns
    -------
    Outline
        With tables and figures numbered in the order in which they come.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.
    """
    words = document_words(lang)
    write = _Writer(summary, words)
    total = summary["totals"].iloc[0]
    counted = {name: f"{int(total[name]):,}" for name in TOTALS}
    pictures = () if figure is None else (Figure(write.caption("map", "figure"), figure, alt),)
    sections = (
        Section(words["section.overview"], (*write.totals(), *pictures)),
        Section(words["section.counts"], tuple(write.counts())),
        Section(words["section.partners"], tuple(write.ties("partners", "partners", many_homes=True))),
        Section(words["section.extremes"], tuple(write.ties("extremes", "extremes", first="extreme"))),
        Section(words["section.networks"], tuple(write.networks())),
        Section(words["section.coverage_gaps"], tuple(write.coverage_gaps())),
        Section(words["section.agreements"], (*write.ties("expiring", "expiring", first="days_left"), *write.ties("dormant", "dormant", first="why"))),
        Section(words["section.quality"], tuple(write.quality())),
        Section(words["section.sources"], tuple(map(legal_line, credits(attribution)))),
    )  # fmt: skip
    lead = words["lead"].format(date=today.isoformat(), **counted)
    return Outline(legal_line(title), lang, lead, sections, words)


class _Writer:
    """Turns frames into tables and sentences, and numbers them as they come."""

    def __init__(self, summary: Summary, words: Words) -> None:
        self.summary, self.words = summary, words
        self.numbers = {"table": 0, "figure": 0}

    def caption(self, name: str, what: str = "table") -> str:
        self.numbers[what] += 1
        return self.words[f"caption.{what}"].format(n=self.numbers[what], text=self.words[f"table.{name}"])

    def table(
        self, name: str, columns: Sequence[tuple[str, str]], rows: list[tuple[Any, ...]]
    ) -> Iterator[str | Table]:
        """Give the table, or a sentence where it has no rows."""
        if not rows:
            yield self.words[f"none.{name}"]
            return
        heads = tuple(Column(self.words[f"column.{label}"], holds) for label, holds in columns)
        filled = [at == 0 or any(row[at] is not None for row in rows) for at in range(len(heads))]
        heads = tuple(itertools.compress(heads, filled))  # an empty column only takes room
        cells = [tuple(_legal(cell) for cell in itertools.compress(row, filled)) for row in rows]
        yield Table(self.caption(name), self.words[f"table.{name}"], heads, cells)

    def totals(self) -> Iterator[str | Table]:
        total = self.summary["totals"].iloc[0]
        rows = [(self.words[f"total.{name}"], int(total[name])) for name in TOTALS]
        rows += self.sum_of_values()
        yield from self.table("totals", [("what", "text"), ("count", "count")], rows)

    def sum_of_values(self) -> list[tuple[str, int]]:
        """Give the sum of what the ties carry, where all of them count the same."""
        sums = self.summary["values"]
        if len(sums) != 1:
            return []
        unit = _known(sums["value_unit"].iloc[0])
        label = self.words["total.value_unit"].format(unit=unit) if unit else self.words["total.value"]
        return [(label, round(sums["value"].iloc[0]))]

    def counts(self) -> Iterator[str | Table]:
        for by in ("kind", "status", "continent", "country", "decade"):
            frame = self.summary[by]
            labels = [self.label(by, row) for row in frame.to_dict("records")]
            rows = list(zip(labels, frame["ties"].tolist(), frame["share"].tolist(), strict=True))
            yield from self.table(by, [(by, "text"), ("ties", "count"), ("share", "share")], rows)

    def label(self, by: str, row: Mapping[Any, Any]) -> str:
        """Name a kind, status, continent, country or decade, also one that is not known."""
        value = row[by]
        if pd.isna(value):
            return self.words["unknown"]
        if by == "country":
            return str(value if pd.isna(row["country_name"]) else row["country_name"])
        return self.words.get(f"{by}.{value}", str(value))

    def ties(
        self, name: str, key: str, *, first: str | None = None, many_homes: bool = False
    ) -> Iterator[str | Table]:
        """List ties with the partner in front, behind the reason why they are listed."""
        frame = self.summary[key]
        holds: dict[str, tuple[str, Callable[[Mapping[Any, Any]], Any]]] = {
            "partner": ("text", lambda row: row["name"]),
            "country": ("text", lambda row: _known(row["country_name"]) or _known(row["country"])),
            "kind": ("text", lambda row: _known(row["kind_original"]) or (self.label("kind", row) if _known(row["kind"]) else None)),
            "status": ("text", lambda row: self.label("status", row) if _known(row["status"]) else None),
            "since": ("text", lambda row: row["since"]),
            "until": ("text", lambda row: row["until"]),
            "distance": ("km", lambda row: row["distance_km"]),
            "title": ("text", lambda row: row["title"]),
            "row": ("count", lambda row: row["row"]),
        }  # fmt: skip
        if many_homes and frame["home"].nunique() > 1:
            holds = {"home": ("text", lambda row: row["home"]), **holds}
        if first == "days_left":
            holds = {"days_left": ("days", lambda row: row["days_left"]), **holds}
        elif first is not None:
            holds = {first: ("text", lambda row: self.words[f"{first}.{row[first]}"]), **holds}
        rows = [tuple(_known(cell(row)) for _, cell in holds.values()) for row in frame.to_dict("records")]
        yield from self.table(name, [(label, what) for label, (what, _) in holds.items()], rows)

    def networks(self) -> Iterator[str | Table]:
        frame = self.summary["networks"]
        tied = [self.words["yes" if tied else "no"] for tied in frame["tied"]]
        country_names = [
            _known(name) or code for name, code in zip(frame["country_name"], frame["country"], strict=True)
        ]
        shown = frame[["network", "members", "name"]].assign(country=country_names, tied=tied)
        rows = [tuple(map(_known, row)) for row in shown.itertuples(index=False)]
        yield from self.table(
            "networks",
            [("network", "text"), ("members", "count"), ("member", "text"), ("country", "text"), ("tied", "text")],
            rows,
        )  # fmt: skip

    def coverage_gaps(self) -> Iterator[str | Table]:
        frame = self.summary["coverage_gaps"]
        rows = [
            (self.words.get(f"continent.{row['continent']}", row["continent"]), _known(row["country"]))
            for row in frame.to_dict("records")
        ]
        if frame["country"].isna().all():
            yield from self.table("coverage_gaps", [("continent", "text")], [row[:1] for row in rows])
        else:
            yield from self.table("coverage_gaps", [("continent", "text"), ("country", "text")], rows)

    def quality(self) -> Iterator[str | Table]:
        undated, guessed, unplaced = (self.summary[name] for name in ("undated", "guessed", "unplaced"))
        yield self.words["quality"].format(undated=f"{len(undated):,}", guessed=f"{len(guessed):,}")
        columns = ["row", "name", "country", "reason"]
        rows = [tuple(map(_known, row)) for row in unplaced[columns].itertuples(index=False)]
        heads = [("row", "count"), ("name", "text"), ("country", "text"), ("reason", "text")]
        yield from self.table("unplaced", heads, rows)


def _known(value: Any) -> Any:
    return None if value is None or pd.isna(value) else value


def _legal(value: Any) -> Any:
    return legal_line(value) if isinstance(value, str) else value
