"""A table of ties -> the same table with a place on each side: every row kept, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..distinct_rows import distinct_rows
from ..gazetteer import Place
from ..gazetteer.keys import normalise
from ..reasons import because
from ..schema import ANSWER, SIDES
from .answer import Answer
from .candidates import candidates_by_key
from .country import read_country
from .country_answer import locate_country
from .geocode_names import geocode_names
from .relations import great_circle_km

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer


# A place of the name that lies so near the file's own coordinates is the one that is meant.
NAMED_WITHIN_KM = 30.0
_CODE = re.compile(r"[A-Z]{3}")
_LEAST_CODES = 3  # a list of fewer may be of Ulm, Bar and Spa


class Decisions(Protocol):
    """What the user decided, by the name and the country of a side."""

    def get(self, key: tuple[str | None, str | None], /) -> tuple[Any, ...] | None:
        """Return the decision, or None where there is none."""


KnownAnswers = Mapping[tuple[str | None, str | None], Answer]


def geocode_ties(
    ties: pd.DataFrame,
    gazetteer: Gazetteer,
    *,
    decisions: Decisions | None = None,
    guess: bool = False,
    known_answers: KnownAnswers | None = None,
    namesakes: bool = True,
    progress: Callable[[int], object] | None = None,
) -> pd.DataFrame:
    """Place both sides of every tie.

    Parameters
    ----------
    ties
        A table of `geo.schema.TIES`, with columns of the user's own or without.
    gazetteer
        The places.
    decisions
        What the user decided: (name, country) -> ``("place", place_id)``, ``("at", lat, lon)`` or ``("skip",)``.
        A side without a name goes by its organisation, without that by its country.
    guess
        Whether the likeliest candidate of an ambiguous name is taken, with match ``"guess"``.
    known_answers
        Answers that are known before the table is looked at, by (name, country): the user's own place. A decision on
        the same name goes before.
    namesakes
        Whether the places that a name beside coordinates may mean are its candidates: `check` compares them with these.
    progress
        Called with the number of rows done since it was last called.

    Returns
    -------
    pandas.DataFrame
        A table of `geo.schema.GEOCODED`: the same rows in the same order, the user's columns kept.

    Examples
    --------
    >>> import pandas as pd
    >>> from sistermap.geo.schema import TIES
    >>> len(geocode_ties(pd.DataFrame(columns=list(TIES)), None))
    0
    """
    out = ties.copy()
    for side in SIDES:
        answers = _side_answers(
            ties, side, gazetteer, decisions, guess, known_answers or {}, namesakes=namesakes
        )
        columns = answer_columns(answers, ties.index).add_prefix(f"{side}_")
        out[columns.columns.tolist()] = columns  # the coordinates of a file become those of the answer
        if progress is not None:
            progress(len(ties) // 2 if side == "from" else len(ties) - len(ties) // 2)
    return out


def answer_columns(
    answers: Sequence[Answer | None], index: pd.Index, *, candidates: bool = True
) -> pd.DataFrame:
    """Return answers as the columns of `geo.schema.ANSWER`, all of them missing where there is no answer.

    Without `candidates` that column is left out.

    Examples
    --------
    >>> answer_columns([None], pd.RangeIndex(1))["verdict"].isna().tolist()
    [True]
    """
    codes, made = _distinct_answers(answers)
    columns = [column for column in ANSWER if candidates or column != "candidates"]
    nothing = dict.fromkeys(columns)
    rows = [nothing if one is None else one.as_row(candidates=candidates) for one in made]
    return pd.DataFrame(
        {column: _column([row[column] for row in rows], column).take(codes) for column in columns},
        index=index,
    )


def _distinct_answers(answers: Sequence[Answer | None]) -> tuple[NDArray[np.intp], list[Answer | None]]:
    """Return each answer once, and which of them every row has; what is judged once is one object."""
    ids = np.fromiter(map(id, answers), dtype=np.int64, count=len(answers))
    codes, found = pd.factorize(ids)
    by_id = dict(zip(ids.tolist(), answers, strict=True))
    return codes, [by_id[one] for one in found.tolist()]


# ---- one side of the ties ----


def _side_answers(
    ties: pd.DataFrame,
    side: str,
    gazetteer: Gazetteer,
    decisions: Decisions | None,
    guess: bool,
    known_answers: KnownAnswers,
    *,
    namesakes: bool,
) -> list[Answer | None]:
    cells = [_texts(ties, f"{side}_{column}") for column in ("name", "country", "org")]
    points = [_numbers(ties, f"{side}_{column}") for column in ("lat", "lon")]
    codes = codes_among(cells[0])
    distinct = distinct_rows(*cells, *points)
    made: list[Answer | None] = []
    queries: dict[int, tuple[str, str | None]] = {}  # number of a distinct row -> what is to be judged
    for number, (name, country, org, lat, lon) in enumerate(distinct.rows):
        answer = None
        named = name or org or country
        by = placed_by(
            name, country, org, lat is not None and lon is not None, codes, decisions, known_answers
        )
        if by == "decision" and decisions is not None:
            answer = _decided(str(named), country, decisions.get((named, country)) or (), gazetteer)
        elif by == "known":
            answer = known_answers[name, country]
        elif by == "coordinates" and lat is not None and lon is not None:
            answer = _at_coordinates(named, country, lat, lon, gazetteer, namesakes=namesakes)
        elif by == "code":
            answer = Answer("missing", because("name_is_code", name=str(name)))
        elif by == "name":
            # An organisation without a town is at home in its country.
            queries[number] = (name, country) if name else (str(country), None)
        elif by == "organisation":
            answer = Answer("missing", because("organisation_without_place", organisation=str(org)))
        made.append(answer)
    answers = distinct.spread(made)
    # A name is judged in its list: every row of it, in their order.
    open_rows = distinct.rows_of(queries)
    open_queries = [queries[int(distinct.codes[at])] for at in open_rows]
    found = geocode_names(
        [name for name, _ in open_queries], [country for _, country in open_queries], gazetteer
    )
    for at, (name, country), answer in zip(open_rows, open_queries, found, strict=True):
        if country is None and not cells[0][at]:
            answer = locate_country(name, gazetteer) or answer
        answers[at] = _guessed(answer) if guess and answer.verdict == "ambiguous" else answer
    return answers


def placed_by(
    name: str | None,
    country: str | None,
    org: str | None,
    has_point: bool,
    codes: frozenset[str],
    decisions: Decisions | None,
    known_answers: KnownAnswers,
) -> str:
    """Return what places one side of a tie, of several the first: only a name, or a country alone, is judged.

    Returns
    -------
    str
        ``"decision"``, ``"known"``, ``"coordinates"``, ``"code"``, ``"name"``, ``"organisation"`` or ``""``.

    Examples
    --------
    >>> placed_by("Bonn", "DE", None, True, frozenset(), None, {})
    'coordinates'
    >>> placed_by(None, "DE", None, False, frozenset(), None, {})
    'name'
    """
    named = name or org or country
    if named and decisions is not None and decisions.get((named, country)) is not None:
        return "decision"
    if (name, country) in known_answers:
        return "known"
    if has_point:
        return "coordinates"
    if name in codes:
        return "code"
    if name or country:
        return "name"
    return "organisation" if org else ""


def codes_among(names: Sequence[str | None]) -> frozenset[str]:
    """Return the names of a list in which all are three capital letters: codes of airports, which name no town.

    Examples
    --------
    >>> sorted(codes_among(["ICN", "FRA", "NRT", None])), codes_among(["ULM", "Bonn", "SPA"])
    (['FRA', 'ICN', 'NRT'], frozenset())
    """
    distinct = frozenset(filter(None, names))
    are_codes = len(distinct) >= _LEAST_CODES and all(map(_CODE.fullmatch, distinct))
    return distinct if are_codes else frozenset()


def _guessed(answer: Answer) -> Answer:
    if not answer.candidates:
        return answer
    best = answer.candidates[0]
    score = round(min(0.5, answer.score or 0.3), 3)
    return Answer("placed", answer.why.with_params(guess=True), "guess", score, best.place, answer.candidates)


def _decided(name: str, country: str | None, decision: tuple[Any, ...], gazetteer: Gazetteer) -> Answer:
    kind, *what = decision
    if kind == "skip":
        return Answer("missing", because("decision_to_skip"))
    if kind == "at":
        lat, lon = map(float, what)
        own = _own(name, country, lat, lon, gazetteer)
        return Answer("placed", because("decided"), "decision", 1.0, own)
    place = gazetteer.place(what[0])
    if place is None:
        return Answer("missing", because("decision_unknown", name=name, place_id=what[0]))
    return Answer("placed", because("decided"), "decision", 1.0, place)


def _at_coordinates(
    name: str | None,
    country: str | None,
    lat: float,
    lon: float,
    gazetteer: Gazetteer,
    *,
    namesakes: bool,
) -> Answer:
    """Use the file's coordinates. The gazetteer adds country and level where it knows the name there."""
    place = _own(name or "", country, lat, lon, gazetteer)
    # What the name itself means lets `check` find coordinates that lie elsewhere. Only exact names are looked up:
    # a list with coordinates may be long, and a near miss would accuse nobody.
    stated = read_country(country, gazetteer) if namesakes else None
    meant = tuple(
        one
        for one in (candidates_by_key(name, gazetteer) if name and namesakes else ())
        if stated is None or one.place.country in stated.codes
    )
    return Answer("placed", because("coordinates_given"), "coordinates", 1.0, place, meant)


def _own(name: str, country: str | None, lat: float, lon: float, gazetteer: Gazetteer) -> Place:
    shown = name or "unnamed"
    called = gazetteer.lookup_near(normalise(name), lat) if name else []
    away = [great_circle_km(one.lat, one.lon, lat, lon) for one in called]
    near = [(one.level != "city", km, at) for at, (one, km) in enumerate(zip(called, away, strict=True))]
    near = [found for found in near if found[1] <= NAMED_WITHIN_KM]
    if near:
        one = called[min(near)[-1]]
        level, code, admin1 = one.level, one.country, one.admin1
    else:
        stated = read_country(country, gazetteer)
        level, admin1 = "city", None
        codes = stated.codes if stated else frozenset()
        codes = codes & {(country or "").strip()} or codes  # "FR" is also short for a long name of Russia's
        code = next(iter(codes)) if len(codes) == 1 else ""
    return Place(f"at:{lat:.4f},{lon:.4f}:{shown}", shown, level, code, admin1, 0, lat, lon, None)


def _column(values: list[Any], column: str) -> pd.api.extensions.ExtensionArray | NDArray[np.float64]:
    if column in ("score", "lat", "lon"):
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    # Rows of one answer share its text: a million times the candidates of a name are a gigabyte.
    return pd.array(values, dtype=pd.StringDtype("python", na_value=np.nan))


def _texts(ties: pd.DataFrame, column: str) -> list[str | None]:
    if column not in ties.columns:
        return [None] * len(ties)
    codes, found = pd.factorize(ties[column])
    texts = [value if isinstance(value, str) and value.strip() else None for value in found.tolist()]
    cells: list[str | None] = np.array([*texts, None], dtype=object)[codes].tolist()
    return cells


def _numbers(ties: pd.DataFrame, column: str) -> list[float | None]:
    if column not in ties.columns:
        return [None] * len(ties)
    numbers = ties[column].astype("float64")
    cells: list[float | None] = numbers.astype(object).where(numbers.notna(), None).tolist()
    return cells
