"""What became of every statement: those that are rows, and those that are not, by their reason."""

from __future__ import annotations

from collections.abc import Sequence

from ..plurals import counted
from .statements import Answers
from .twin_ties import Row

MOST_SHOWN = 20  # items in a line


def account_for(answers: Answers, rows: Sequence[Row], places: Sequence[str]) -> list[str]:
    """Account for every statement, a line each for the whole, for each reason and for places without a tie.

    Examples
    --------
    >>> account_for(Answers(), [], ["Q8684"])
    ['0 statements of 1 place = 0 in 0 rows + 0 set aside', 'no tie: 1 place: Q8684']
    """
    aside = answers.count_set_aside()
    stated = len(answers.statements.keys() | answers.set_aside.keys())
    lines = [
        f"{counted(stated, 'statement')} of {counted(len(places), 'place')} = "
        f"{stated - aside.total():,} in {counted(len(rows), 'row')} + {aside.total():,} set aside"
    ]
    for reason, count in sorted(aside.items()):
        first = next(address for address, why in answers.set_aside.items() if why == reason)
        lines.append(f"set aside: {counted(count, 'statement')}: {reason}; the first is {first}")
    named = {row[column] for row in rows for column in ("from_wikidata", "to_wikidata")}
    barren = [place for place in places if place not in named]
    if barren:
        shown = ", ".join(barren[:MOST_SHOWN])
        lines.append(
            f"no tie: {counted(len(barren), 'place')}: {shown}{' …' if len(barren) > MOST_SHOWN else ''}"
        )
    return lines
