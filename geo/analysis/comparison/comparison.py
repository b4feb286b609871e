"""What changed between two states of a list, as frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

import pandas as pd

from ...layer import Layer
from ...reasons import phrase
from .comparison_text import class_name, comparison_text, remarks_on, sums_of

_WHICH = (
    "part", "certain", "from_name", "from_org", "to_name", "to_org", "network", "kind", "since", "old_sheet", "old_row",
    "new_sheet", "new_row", "from_id", "to_id",
)  # fmt: skip
ROWS = ("change", "classes", *_WHICH)
CHANGES = ("change", "column", "old", "new", *_WHICH)


@dataclass(frozen=True, eq=False)
class Comparison:
    """What changed between two states of a list.

    Attributes
    ----------
    rows
        One row for each tie, membership and row that is not placed, of either list or of both: ``change`` is one of added,
        gone, changed, respelled, moved and unchanged; ``classes`` are all that hold, divided by "; "; ``certain`` is False where a
        place is not known and a name decided. Places and fields are as NEW has them, else as OLD has them.
    changes
        One row for each change: its class, the column, its text in OLD and in NEW, and which tie it is.
    counts
        Class -> how many ties are in it; one can be in several.
    layer
        Both states as one `Layer`, for `explore`, `plot` and `write`: ties of NEW and those that are gone, with the
        columns ``change`` (added, gone, changed, unchanged: a spelling and the place of a row are no change), ``classes`` and ``old_values`` (a list of column, old, new).
    columns
        Columns that only one of the lists has.
    names
        What the two lists are called.
    sizes
        How many ties, memberships and rows that are not placed OLD has, how many NEW has, and how many are in both.
    left_out
        How many of them `since_year` left out.
    since_year
        As it was given.
    """

    rows: pd.DataFrame
    changes: pd.DataFrame
    counts: Mapping[str, int]
    layer: Layer
    columns: pd.DataFrame
    names: tuple[str, str]
    sizes: tuple[int, int, int]
    left_out: int = 0
    since_year: int | None = field(default=None)

    @property
    def has_changes(self) -> bool:
        """Whether anything changed, be it only a spelling or where a row is."""
        return any(count for name, count in self.counts.items() if name != "unchanged")

    def title(self, lang: str = "en") -> str:
        """Return which lists are compared, by the names of their files.

        Examples
        --------
        >>> from sistermap.geo.analysis.comparison import compare_layers
        >>> from sistermap.geo.layer import example_layer
        >>> compare_layers(example_layer(), example_layer()).title("de")
        'Was sich geändert hat: table → table'
        """
        stems = [PurePath(name).stem or name for name in self.names]
        old, new = stems if stems[0] != stems[1] else self._file_names()
        return phrase("compare.title", {"old": old, "new": new}, lang)

    def _file_names(self) -> list[str]:
        """Return what the lists are called where others read it: without their folders, if that tells them apart."""
        names = [PurePath(name).name or name for name in self.names]
        return names if names[0] != names[1] else [*self.names]

    def summary(self, lang: str = "en") -> str:
        """Return how many ties changed in which way, in a line."""
        counts = (
            f"{class_name(name, lang)}: {count:,}"
            for name, count in self.counts.items()
            if count and name != "unchanged"
        )
        return " \u00b7 ".join(counts) or phrase("compare.none", {}, lang)

    def as_text(self, lang: str = "en", *, most: int | None = None) -> str:
        """Return the counts and the list of changes for a terminal.

        Parameters
        ----------
        lang
            BCP 47 tag: one of `languages.LANGUAGES`.
        most
            How many ties of each class are listed; all if None.
        """
        return comparison_text(self.as_dict(lang), lang, most)

    def __str__(self) -> str:
        """Return `as_text`."""
        return self.as_text()

    def __repr__(self) -> str:
        """Return the counts."""
        counts = ", ".join(f"{name} {count}" for name, count in self.counts.items() if count)
        return f"<Comparison {self.names[0]!r} -> {self.names[1]!r}: {counts}>"

    def as_dict(self, lang: str = "en") -> dict[str, Any]:
        """Return what changed as what JSON can hold; title, sums and remarks are in a language."""
        old, new, both = self.sizes
        names = self._file_names()
        found = {
            "old": {"name": names[0], "entries": old, "gone": old - both},
            "new": {"name": names[1], "entries": new, "added": new - both},
            "both": both,
            "counts": dict(self.counts),
            "since_year": self.since_year,
            "left_out": self.left_out,
            "columns_only_in_old": self.columns.loc[self.columns["only_in"] == "old", "column"].tolist(),
            "columns_only_in_new": self.columns.loc[self.columns["only_in"] == "new", "column"].tolist(),
            "changes": [
                {name: None if pd.isna(value) else value for name, value in record.items()}
                for record in self.changes.astype(object).to_dict("records")
            ],
        }
        return found | {
            "title": self.title(lang),
            "sums": sums_of(found, lang),
            "remarks": list(remarks_on(found, lang)),
        }
