"""Two layers → what changed between them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from ...errors import TableError
from ...layer import Layer
from .comparison import CHANGES, ROWS, Comparison
from .difference import CLASSES, WRITTEN_OTHERWISE, Change, IsNameOf, changes_of, years_of
from .entry import Entry, entries_of
from .layer_of_changes import layer_of_changes
from .order import moved_pairs
from .pairing import Pair, pair_entries
from .same_places import same_places
from .shared_columns import shared_columns

PAGE_COLUMNS = ("change", "classes", "old_values")


@dataclasses.dataclass(frozen=True)
class Found:
    """What became of one tie of either list, or of both."""

    old: Entry | None
    new: Entry | None
    certain: bool
    changes: tuple[Change, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """Every class it is in, in the order of `CLASSES`."""
        found = {change.change for change in self.changes}
        return tuple(name for name in CLASSES if name in found) or ("unchanged",)

    @property
    def state(self) -> str:
        """The one word for it: added, gone, changed, respelled, moved or unchanged."""
        only = self.classes[0]
        return only if only in ("added", "gone", *WRITTEN_OTHERWISE) else "changed"


def compare_layers(
    old: Layer,
    new: Layer,
    *,
    country_code: Callable[[str], str | None] = lambda country: None,
    is_name_of: IsNameOf = lambda name, place_id: False,
    since_year: int | None = None,
    today: dt.date | None = None,
) -> Comparison:
    """Compare two states of a list.

    Parameters
    ----------
    old, new
        As they were read, whatever their columns, languages and formats.
    country_code
        Country as written -> ISO 3166-1 alpha-2, where a place is not known.
    is_name_of
        A name and a place_id -> whether that place is known by it: then another such name is only another spelling.
    since_year
        Keep only ties that begin or end in this year or later, by either list; those without a date are left out.
    today
        The day for which it is judged whether a tie has ended.

    Returns
    -------
    Comparison
        Every tie, membership and row that is not placed, of both lists, in one state.

    Raises
    ------
    TableError
        If nothing is placed in either list, so that there is nothing to compare by.

    Examples
    --------
    >>> from ...layer import example_layer
    >>> compare_layers(example_layer(), example_layer()).counts["unchanged"]
    3
    """
    if old.places.empty and new.places.empty:
        raise TableError(
            f"{source_of(old)} and {source_of(new)}: no place is known in either, expected two lists of places; "
            "sistermap review writes what is to be decided"
        )
    columns = shared_columns(old, new)
    places = same_places(old.places, new.places)
    lists = [
        entries_of(old, columns.own_old, places, country_code, columns.unstated_old),
        entries_of(new, columns.own_new, places, country_code, columns.unstated_new),
    ]
    pairs = pair_entries(lists[0], lists[1], columns.compared)
    if not pairs:
        _check_homes(old, new, places)
    day = today or dt.date.today()

    def changes(pair: Pair) -> list[Change]:
        return changes_of(pair.old, pair.new, columns.compared, day, is_name_of)

    found = [*_found(pairs, lists[0], lists[1], changes)]
    _check_accounts(found, lists[0], lists[1])
    kept = [one for one in found if _is_kept(one, since_year)]
    public = old.public or new.public
    listed = [
        one
        for one in kept
        if not (public and "unplaced" in (one.old and one.old.part, one.new and one.new.part))
    ]
    sizes = (len(lists[0]), len(lists[1]), len(pairs))
    return Comparison(
        rows=_rows_frame(listed, public=public),
        changes=_changes_frame(listed, public=public),
        counts=_counts(kept),
        layer=layer_of_changes(old, new, [*_shown(kept)], places),
        columns=pd.DataFrame(
            [("old", name) for name in columns.only_old] + [("new", name) for name in columns.only_new],
            columns=["only_in", "column"],
        ),
        names=(source_of(old), source_of(new)),
        sizes=sizes,
        left_out=len(found) - len(kept),
        since_year=since_year,
    )


def _check_homes(old: Layer, new: Layer, places: Mapping[str, str]) -> None:
    """Refuse two lists of two homes: they are no states of one list."""
    homes = [_homes(layer, places) for layer in (old, new)]
    if homes[0] and homes[1] and not homes[0] & homes[1]:
        names = [
            " or ".join(sorted(found.values()))
            for found in (_names(old, homes[0], places), _names(new, homes[1], places))
        ]
        raise TableError(
            f"{source_of(old)} is of {names[0]}, {source_of(new)} of {names[1]}, and no tie is in both; expected two states of one list"
        )


def _homes(layer: Layer, places: Mapping[str, str]) -> set[str]:
    """Return the places that every tie ends at; a single tie has two."""
    ends = [
        {places.get(one, one) for one in pair}
        for pair in zip(layer.tie_rows["from_id"], layer.tie_rows["to_id"], strict=True)
    ]
    return set.intersection(*ends) if ends else set()


def _names(layer: Layer, ids: set[str], places: Mapping[str, str]) -> dict[str, str]:
    named = zip(layer.places["place_id"], layer.places["name"], strict=True)
    return {place: str(name) for place, name in named if places.get(place, place) in ids}


def source_of(layer: Layer) -> str:
    """Return what a list is called in messages."""
    return layer.plan.source if layer.plan else (layer.title or "table")


def _found(
    pairs: Sequence[Pair],
    old: Sequence[Entry],
    new: Sequence[Entry],
    changes_in: Callable[[Pair], list[Change]],
) -> Iterator[Found]:
    """Give what became of each tie: those of the new list in its order, then those that are gone."""
    moved = moved_pairs(pairs)
    of_new = {pair.new.at: pair for pair in pairs}
    for entry in new:
        pair = of_new.get(entry.at)
        if pair is None:
            yield Found(None, entry, entry.is_placed, (Change("added", "", "", ""),))
            continue
        changes = changes_in(pair)
        if pair.old.at in moved:
            changes.append(Change("moved", "row", _place_of(pair.old), _place_of(pair.new)))
        yield Found(pair.old, pair.new, pair.certain, tuple(changes))
    paired = {pair.old.at for pair in pairs}
    for entry in old:
        if entry.at not in paired:
            yield Found(entry, None, entry.is_placed, (Change("gone", "", "", ""),))


def _place_of(entry: Entry) -> str:
    return f"{entry.sheet}!{entry.row}" if entry.sheet else str(entry.row)


def _check_accounts(found: Sequence[Found], old: Sequence[Entry], new: Sequence[Entry]) -> None:
    """Make sure that each entry of both lists is in exactly one state."""
    for state, entries in (("old", old), ("new", new)):
        listed = sorted(entry.at for one in found if (entry := getattr(one, state)) is not None)
        if listed != list(range(len(entries))):
            raise RuntimeError(
                f"of {len(entries)} entries of the {state} list {len(set(listed))} are accounted for"
            )


def _is_kept(one: Found, since_year: int | None) -> bool:
    years = [year for entry in (one.old, one.new) if entry for year in years_of(entry)]
    return since_year is None or max(years, default=since_year - 1) >= since_year


# ---- frames ----


def _described(one: Found, *, public: bool) -> dict[str, Any]:
    """Return what says which tie it is: its places as the newer list writes them, and its rows in both."""
    entry = one.new or one.old
    assert entry is not None  # noqa: S101  # one of both is always there
    shown = entry.turn() if entry.turned else entry
    ids = [end.place_id for end in shown.ends] + [None]
    names = {
        field: shown.cells[field] or None
        for field in ("from_name", "from_org", "to_name", "to_org", "kind", "since", "network")
    }
    where = {
        f"{state}_{what}": None if public or found is None else getattr(found, what) or None
        for state, found in (("old", one.old), ("new", one.new))
        for what in ("sheet", "row")
    }
    return {"part": entry.part, "certain": one.certain, "from_id": ids[0], "to_id": ids[1], **names, **where}


def _rows_frame(found: Sequence[Found], *, public: bool) -> pd.DataFrame:
    records = [
        {"change": one.state, "classes": "; ".join(one.classes), **_described(one, public=public)}
        for one in found
    ]
    return _typed(pd.DataFrame(records, columns=list(ROWS)))


def _changes_frame(found: Sequence[Found], *, public: bool) -> pd.DataFrame:
    records = [
        {**_described(one, public=public), **change._asdict()}
        for one in found
        for change in one.changes
        if not (public and change.change == "moved")
    ]
    frame = pd.DataFrame(records, columns=list(CHANGES))
    texts = {
        name: frame[name].astype(object).where(frame[name].ne(""), None) for name in ("column", "old", "new")
    }
    order = frame["change"].map({name: at for at, name in enumerate(CLASSES)})
    return _typed(frame.assign(**texts).iloc[order.argsort(kind="stable")].reset_index(drop=True))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    rows = {name: pd.array(frame[name].tolist(), dtype="Int64") for name in ("old_row", "new_row")}
    return frame.assign(**rows).astype({"certain": bool})


def _counts(found: Sequence[Found]) -> dict[str, int]:
    return {name: sum(name in one.classes for one in found) for name in CLASSES}


def _shown(found: Sequence[Found]) -> Iterator[tuple[Entry, bool, Mapping[str, Any]]]:
    """Give what the joined layer shows of each tie: its state, its classes, and what its fields were before."""
    for one in found:
        entry = one.new or one.old
        assert entry is not None  # noqa: S101
        state = "unchanged" if one.state in WRITTEN_OTHERWISE else one.state
        before = [
            [change.column, change.old, change.new]
            for change in one.changes
            if change.column and change.change != "moved"
        ]
        values = (state, "; ".join(one.classes), json.dumps(before, ensure_ascii=False))
        yield entry, one.new is None, dict(zip(PAGE_COLUMNS, values, strict=True))
