"""What each column is: by its label and by what its cells hold, whichever is the better evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .column_content import CellTypes, Content
from .files import Cell
from .header_words import EXTRAS, FIELDS, OTHERS
from .labels import LabelReading, read_label, split_role
from .proposal_columns import proposal_columns
from .values import is_value_column

# The fields of places that are names of places; the others belong to one of these.
PLACES = ("name", "region", "country", "org")
# How much of a column must be of a type: to agree with a word inside its label, to be known by the cells alone, and to
# say that the label says something else.
_AGREES, _ALONE, _CONTRADICTS = 0.4, 0.6, 0.7

_TYPES_OF = {
    "country": ("country",),
    "region": ("region", "place"),
    "name": ("place", "country"),
    "org": ("org", "place"),
    "kind": ("kind",),
    "status": ("status",),
    "since": ("date",),
    "until": ("date",),
    "source": ("address",),
    "coordinates": ("point",),
}
# In which order a column without a known label is tried: what has the narrowest type comes first.
_BY_CELLS = (
    ("coordinates", "point"),
    ("source", "address"),
    ("continent", "continent"),
    ("country", "country"),
    ("since", "date"),
    ("org", "org"),
    ("name", "place"),
    ("kind", "kind"),
    ("status", "status"),
)


class Column(NamedTuple):
    """One column of a table and what is known of it."""

    position: int
    label: str
    cells: Sequence[Cell]
    content: Content
    reading: LabelReading
    field: str | None = None  # what it is: a field of a place, a column of a tie, or one of `EXTRAS`
    side: str | None = None  # whose it is, where its label says so
    by: str | None = None  # "label", "word" (inside the label), "cells" or "user"

    @property
    def holds(self) -> str | None:
        """Which of the types that it may hold most of its cells are of; None if they are of none."""
        types = _TYPES_OF.get(self.field, ()) if self.field else tuple(sorted(self.content.counts))
        best = max(types, key=lambda one: self.content.counts.get(one, 0), default=None)
        return best if best and self.content.share(best) >= _AGREES else None

    @property
    def rank(self) -> tuple[int, int]:
        """Which of two columns of one field is the better one: the least rank is."""
        return ("user", "label", "word", "cells", None).index(self.by), self.position


def read_fields(
    labels: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    types: CellTypes,
    given: Mapping[int, str] | None = None,
) -> list[Column]:
    """Say of each column what it is.

    Parameters
    ----------
    labels
        As written; empty where a column has none.
    cells
        The cells of each column, without those of titles and headings.
    types
        Says what cells are.
    given
        Index of a column -> the role that the user gave it.

    Returns
    -------
    list of Column
        In their order. `field` is None where neither the label nor the cells say what a column is.

    Examples
    --------
    >>> found = read_fields(["Partner", "Tag"], [["Kobe", "Lyon"], ["1998-04-21", "2004"]], CellTypes(None))
    >>> [(column.field, column.side, column.by) for column in found]
    [('name', 'to', 'label'), ('since', None, 'cells')]
    """
    columns = []
    ends, about_proposals = ends_of_edges(labels), {*proposal_columns(labels).values()}
    for index, (label, column) in enumerate(zip(labels, cells, strict=True)):
        content, reading = types.content_of(column), ends.get(index) or read_label(label)
        one = Column(index, label, column, content, reading)
        if given and index in given:
            stated, side = split_role(given[index])
            columns.append(one._replace(field=stated, side=side, by="user"))
        elif index in about_proposals:
            columns.append(one)
        else:
            field, by = _field_of(reading, content, knows_places=types.lookup is not None)
            if field in (None, "kind") and is_value_column(column, label):
                field, by = "value", "label"
            columns.append(one._replace(field=field, side=reading.side if field in FIELDS else None, by=by))
    return _one_of_each(_regions_beside_names(columns))


def ends_of_edges(labels: Sequence[str]) -> dict[int, LabelReading]:
    """Read ``source, target`` as the two ends of a tie, as graph programs write it; alone, a source is a document."""
    keys = [label.strip().casefold() for label in labels]
    if not {"source", "target"} <= {*keys}:
        return {}
    return {
        keys.index("source"): LabelReading("name", "from"),
        keys.index("target"): LabelReading("name", "to"),
    }


def _field_of(
    reading: LabelReading, content: Content, *, knows_places: bool
) -> tuple[str | None, str | None]:
    if reading.field is not None and reading.whole:
        field = _corrected(reading.field, content, knows_places=knows_places)
        return field, ("label" if field == reading.field else "cells") if field else None
    if reading.excluded:
        return None, None
    if reading.field is not None and _agrees(reading.field, content, knows_places=knows_places):
        return reading.field, "word"
    return _by_cells(content)


def _corrected(field: str, content: Content, *, knows_places: bool) -> str | None:
    """Return what a column is whose label says one thing; its cells may say that it is another."""
    number, date = content.share("number"), content.share("date")
    if not content.filled:
        return field
    if field in PLACES and max(number, content.share("item")) >= _CONTRADICTS:
        return "id"
    if field in PLACES and (date >= _CONTRADICTS or content.share("address") >= _CONTRADICTS):
        return "since" if date >= _CONTRADICTS else "source"
    if field in ("kind", "status"):
        other = "status" if field == "kind" else "kind"
        clearly = content.share(other) >= _ALONE and content.share(field) < content.share(other) / 2
        return other if clearly else field
    if field in EXTRAS or not knows_places:
        return field
    if field in PLACES and content.share("continent") >= _CONTRADICTS:
        return "continent"
    country, place = content.share("country"), content.share("place")
    if field == "country" and place >= _ALONE and place > 2 * country:
        return "region" if content.share("region") >= _ALONE else "name"
    own = _TYPES_OF.get(field, ())
    if field not in PLACES and own and content.share(*own) < 1 - _CONTRADICTS:
        found, _ = _by_cells(content, _CONTRADICTS)
        return found if found in PLACES else field  # "état" is a state in both senses
    if field in ("region", "name", "org") and country >= _CONTRADICTS and country > place:
        return "country"
    return field


def _agrees(field: str, content: Content, *, knows_places: bool) -> bool:
    """Return whether the cells may be what a word inside their label says."""
    if not content.filled:
        return True
    types = _TYPES_OF.get(field, ())
    if not types or (not knows_places and field in PLACES):
        return content.share("number", "address", "date") < _CONTRADICTS or field not in PLACES
    if field in ("name", "org"):  # names that the gazetteer does not have are names all the same
        return max(content.share("number"), content.share("date"), content.share("country")) < _CONTRADICTS
    return content.share(*types) >= _AGREES


def _by_cells(content: Content, least: float = _ALONE) -> tuple[str | None, str | None]:
    for field, type_ in _BY_CELLS:
        if content.filled and content.share(type_) >= least:
            if field == "name" and content.share("kind", "status") >= _ALONE:
                continue  # words such as "twinning" are also the names of hamlets
            return field, "cells"
    return None, None


def _regions_beside_names(columns: list[Column]) -> list[Column]:
    """Take a column of regions, whose label is not known, for the region of the names beside it."""
    names = [one for one in columns if one.field == "name"]
    if not any(one.by != "cells" or one.content.share("region") < _ALONE for one in names):
        return columns
    return [
        one._replace(field="region")
        if one in names and one.by == "cells" and one.content.share("region") >= _ALONE
        else one
        for one in columns
    ]


def _one_of_each(columns: list[Column]) -> list[Column]:
    """Leave each column of a tie to one column of the table: the best known one, and of the others those are carried.

    A column of notes in which only dates are written says since when, if no other column does.
    """
    taken: dict[str, int] = {}
    for column in sorted(columns, key=lambda one: one.rank):
        if column.field in OTHERS and column.field not in taken:
            taken[column.field] = column.position
    columns = [
        one._replace(field=None, by=None) if one.field in OTHERS and taken[one.field] != one.position else one
        for one in columns
    ]
    if "since" not in taken:
        dated = next(
            (one for one in columns if one.field == "note" and one.content.share("date") >= _CONTRADICTS),
            None,
        )
        columns = [one._replace(field="since", by="cells") if one is dated else one for one in columns]
    return columns
