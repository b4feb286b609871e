"""Whose each column is: the user's own side, or the partner's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..scripts import is_east_asian
from .column_content import parts_of_name
from .column_fields import PLACES, Column
from .header_words import is_beneficiary

if TYPE_CHECKING:
    from ..gazetteer import Place
    from .lookup import Lookup

_POINTS = ("lat", "lon", "coordinates")
# So much of a column lies in the country of home: the column is of towns at home.
_AT_HOME = 0.6
# By so much more must the cells fit one side than the other; else the nearer column counts.
_CLEARLY = 0.25
# A column that has half as many different cells as another is the one that is repeated: the home side.
_REPEATS = 0.5
_LOOKED_AT = 60  # rows


class Sides(NamedTuple):
    """Whose the columns are."""

    roles: dict[str, int]  # role -> index of its column
    same: tuple[Column, ...] = ()  # columns that say again what another one says
    unused: tuple[Column, ...] = ()  # columns of places that have no side


def give_sides(
    columns: Sequence[Column],
    lookup: Lookup | None = None,
    *,
    home: Place | None = None,
    partners_only: bool = False,
    members: bool = False,
) -> Sides:
    """Give each column of a place to a side.

    Parameters
    ----------
    columns
        With what each is; a side where its label says so.
    lookup
        By which a country is found to be the one in which the places beside it lie.
    home
        The user's own place, where it is known.
    partners_only
        Whether the user has stated a place of their own, so that the table lists its partners.
    members
        Whether the table lists the members of a network.

    Returns
    -------
    Sides
        Every column of a place is in exactly one of the three.

    Examples
    --------
    >>> from sistermap.geo.tables.column_content import CellTypes
    >>> from sistermap.geo.tables.column_fields import read_fields
    >>> fields = read_fields(["City", "Country", "Twin city"], [["Bonn"], ["Germany"], ["Oxford"]], CellTypes(None))
    >>> give_sides(fields).roles
    {'from_name': 0, 'from_country': 1, 'to_name': 2}
    """
    return _Giver(columns, lookup, home, partners_only, members).give()


def _with_beneficiaries(columns: Sequence[Column]) -> list[Column]:
    """Give the column of those who are helped to the home side, where another one names the partners."""
    helped = [
        one for one in columns if one.field == "name" and one.side == "to" and is_beneficiary(one.label)
    ]
    partners = [one for one in columns if one.field == "name" and one.side == "to" and one not in helped]
    home = any(one.field == "name" and one.side == "from" for one in columns)
    if len(helped) != 1 or not partners or home:
        return [*columns]
    return [one._replace(side="from") if one is helped[0] else one for one in columns]


class _Giver:
    """Holds what is given so far."""

    def __init__(
        self,
        columns: Sequence[Column],
        lookup: Lookup | None,
        home: Place | None,
        partners_only: bool,
        members: bool,
    ) -> None:
        self.columns = _with_beneficiaries([one for one in columns if one.field in (*PLACES, *_POINTS)])
        self.lookup, self.home = lookup, home
        self.partners_only, self.members = partners_only, members
        self.network = any(one.field == "network" for one in columns)
        self.east_asian = any(is_east_asian(one.label) for one in columns)
        self.roles: dict[str, int] = {}
        self.same: list[Column] = []
        self.unused: list[Column] = []

    def give(self) -> Sides:
        for one in sorted(self.columns, key=lambda one: one.rank):
            if one.side and not self._take(one, one.side):
                self.unused.append(one)
        self._give_names()
        self._give_organisations()
        self._give_countries()
        self._give_regions()
        self._give_points()
        order = dict(sorted(self.roles.items(), key=lambda item: item[1]))
        return Sides(order, tuple(self.same), tuple(one for one in self.unused if one.field in PLACES))

    # ---- names ----

    def _give_names(self) -> None:
        names = self._open("name")
        if not names and "to_name" in self.roles and "from_name" not in self.roles:
            # 시도 | 국가 | 외국도시: a province lists the partners of provinces
            names = [one for one in self._open("region") if one.position < self.roles["to_name"]][:1]
            if self.partners_only and names and not self._is_at_home(names[0]):
                names = []
            names = [one._replace(field="name") for one in names]
        names = self._without_foreign(names)
        names = self._without_larger(names)
        free = [side for side in self._order(names) if f"{side}_name" not in self.roles]
        for side, one in zip(free, names, strict=False):
            self._take(one, side)
        self.unused += [one for one in names if one.position not in self.roles.values()]

    def _without_foreign(self, names: list[Column]) -> list[Column]:
        """Leave out, where the partner is named already, the names of places abroad whose label does not say "town"."""
        if not self.partners_only or "to_name" not in self.roles or self.home is None or self.lookup is None:
            return names
        foreign = [
            one
            for one in names
            if one.by not in ("label", "user") and self._is_known(one) and not self._is_at_home(one)
        ]
        self.unused += foreign
        return [one for one in names if one not in foreign]

    def _without_larger(self, names: list[Column]) -> list[Column]:
        """Leave the districts before the towns, Kreis | Stadt | Partnerstadt, to be the regions of these.

        Where the partner is named, only one column can name the user's own side: that which the gazetteer knows best,
        else the last one before the partner's.
        """
        if "to_name" not in self.roles or len(names) < 2:
            return names
        before = [one for one in names if one.position < self.roles["to_name"]] or names
        best = max(before, key=lambda one: (round(2 * one.content.share("place")), one.position))
        self.columns = [
            one._replace(field="region") if one in before and one is not best else one for one in self.columns
        ]
        return [best, *(one for one in names if one not in before)]

    def _is_known(self, column: Column) -> bool:
        """Return whether the gazetteer knows most of the places of a column."""
        filled = _filled(column)
        return 2 * sum(bool(self._countries_of(text)) for text in filled) > len(filled)

    def _order(self, names: list[Column]) -> tuple[str, ...]:
        """Return the sides in the order in which the names that have none get them; sorts `names` accordingly."""
        if self.members or (self.network and len(names) == 1 and "to_name" not in self.roles):
            return ("from",)
        if self.partners_only and "to_name" not in self.roles:
            own = [one for one in names if self._is_at_home(one)] if len(names) > 1 else []
            # "Savivaldybė | Miestas": a name whose places nobody knows may be the user's own, one that is known may not.
            own = (own or [one for one in names[:-1] if not self._is_known(one)])[:1]
            names.sort(key=lambda one: (one in own, one.position))
            return ("to", "from") if own else ("to",)
        if self.partners_only:
            return ("from",)
        if "to_name" in self.roles or self.network:
            return ("from", "to") if len(names) > 1 or "to_name" in self.roles or self.network else ("to",)
        if len(names) > 1:
            first, second = names[:2]
            if second.content.distinct <= _REPEATS * first.content.distinct and not first.side:
                names[:2] = [second, first]
            return ("from", "to")
        return ("to", "from") if "from_name" not in self.roles else ("to",)

    def _is_at_home(self, column: Column) -> bool:
        """Return whether the places of a column lie in the country of home."""
        if self.lookup is None or self.home is None:
            return False
        known = [codes for codes in map(self._countries_of, _filled(column)) if codes]
        return len(known) > 0 and sum(self.home.country in codes for codes in known) >= _AT_HOME * len(known)

    # ---- what belongs to a name ----

    def _give_organisations(self) -> None:
        organisations = self._open("org")
        for one in organisations:
            if "to_org" in self.roles or (
                len(organisations) > 1
                and not self.partners_only
                and one is organisations[0]
                and not self._named()
            ):
                sides = ["from"]
            elif not self._named() or self.partners_only:
                sides = ["from"] if self.members else ["to"]
            else:
                sides = self._nearest(one)
            if not any(self._take(one, side) for side in sides):
                self.unused.append(one)

    def _give_countries(self) -> None:
        for one in self._open("country"):
            lacking = any(
                f"{side}_country" not in self.roles for side in ("from", "to") if f"{side}_name" in self.roles
            )
            given = [self._column(index) for index in self._given("country")]
            if not lacking and any(_say_the_same(one, other, self.lookup) for other in given):
                self.same.append(one)
            elif not any(self._take(one, side) for side in self._sides_by_cells(one)):
                self.unused.append(one)

    def _give_regions(self) -> None:
        for one in self._open("region"):
            if not any(self._take(one, side) for side in self._sides_by_cells(one)):
                self.unused.append(one)

    def _give_points(self) -> None:
        for field in _POINTS:
            for one in self._open(field):
                for side in (["from"] if self.members else self._sides_of_point(one)) or ["to"]:
                    if self._take(one, side):
                        break

    def _sides_of_point(self, one: Column) -> list[str]:
        """Return the sides, the nearer one first; a single place cannot have several points."""
        sides = self._nearest(one)
        anchors = {side: self._anchor(side) for side in sides}
        several = one.content.distinct > 1
        return sorted(
            sides,
            key=lambda side: (
                several and (anchor := anchors[side]) is not None and anchor.content.distinct == 1
            ),
        )

    def _sides_by_cells(self, one: Column) -> list[str]:
        """Return the sides to which a column may belong, the likeliest first: by the user's home, by its cells, by distance."""
        if self.members:
            return ["from"]
        if self.partners_only:
            named = "from_name" in self.roles and self._is_at_home(one)
            return ["from"] if named and f"to_{one.field}" in self.roles else ["to"]
        sides = self._nearest(one)
        if not sides:
            return ["from", "to"] if self.network or len(self._open(str(one.field))) > 1 else ["to"]
        if len(sides) > 1 and self.lookup is not None:
            fits = {side: self._fit(one, side) for side in sides}
            if abs(fits[sides[0]] - fits[sides[1]]) >= _CLEARLY:
                return sorted(sides, key=lambda side: -fits[side])
        return sides

    def _fit(self, one: Column, side: str) -> float:
        """Return the share of the rows in which the place of a side lies in the country that a column names."""
        anchor = self._anchor(side)
        if anchor is None:
            return 0.0
        pairs = [
            (self._countries_of(str(place)), self._countries_of(str(cell)))
            for place, cell in zip(anchor.cells[:_LOOKED_AT], one.cells[:_LOOKED_AT], strict=True)
            if place is not None and cell is not None
        ]
        known = [(here, there) for here, there in pairs if here and there]
        return sum(bool(here & there) for here, there in known) / max(1, len(known))

    def _countries_of(self, text: str) -> frozenset[str]:
        """Return the countries that a cell names, or in which the places that it may mean lie."""
        lookup = self.lookup
        if lookup is None:
            return frozenset()
        if codes := lookup.countries(text):
            return codes
        for part in parts_of_name(text):
            if places := lookup.places(part):
                return frozenset(place.country for place in places)
        return frozenset()

    def _nearest(self, one: Column) -> list[str]:
        anchors = {side: anchor for side in ("from", "to") if (anchor := self._anchor(side)) is not None}
        return sorted(
            anchors,
            key=lambda side: _reach(one.position - anchors[side].position, str(one.field), self.east_asian),
        )

    # ---- what is given ----

    def _named(self) -> bool:
        return "from_name" in self.roles or "to_name" in self.roles

    def _anchor(self, side: str) -> Column | None:
        """Return the column that names the place of a side."""
        for field in PLACES:
            if (index := self.roles.get(f"{side}_{field}")) is not None:
                return self._column(index)
        return None

    def _given(self, field: str) -> list[int]:
        return [index for role, index in self.roles.items() if role.endswith(f"_{field}")]

    def _column(self, index: int) -> Column:
        return next(one for one in self.columns if one.position == index)

    def _open(self, field: str) -> list[Column]:
        """Return the columns of a field that no side has yet."""
        gone = {*self.roles.values(), *(one.position for one in (*self.same, *self.unused))}
        return [
            one for one in self.columns if one.field == field and not one.side and one.position not in gone
        ]

    def _take(self, one: Column, side: str) -> bool:
        role = f"{side}_{one.field}"
        if role in self.roles:
            return False
        self.roles[role] = one.position
        return True


def _filled(column: Column) -> list[str]:
    return [str(cell) for cell in dict.fromkeys(column.cells[: 4 * _LOOKED_AT]) if cell is not None][
        :_LOOKED_AT
    ]


def _say_the_same(one: Column, other: Column, lookup: Lookup | None) -> bool:
    """Return whether two columns name the same country in every row: 国家 beside country."""
    if lookup is None:
        return False
    pairs = [
        (lookup.countries(str(a)), lookup.countries(str(b)))
        for a, b in zip(one.cells[:_LOOKED_AT], other.cells[:_LOOKED_AT], strict=True)
        if a is not None and b is not None
    ]
    return len(pairs) > 0 and all(a and a == b for a, b in pairs)


def _reach(step: int, field: str, east_asian: bool) -> tuple[bool, int]:
    """Return how near a column is to a name: Korean, Japanese and Chinese tables put the country before its city."""
    before = east_asian and field in ("country", "region")
    return ((step > 0) if before else (step < 0)), abs(step)
