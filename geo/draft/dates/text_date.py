"""One date that a text states, absolute or reckoned from the item's own day."""

from __future__ import annotations

from typing import NamedTuple


class TextDate(NamedTuple):
    """A date in a sentence."""

    start: int  # in the sentence's text
    end: int
    since: str | None  # YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text is
    until: str | None = None  # the end of a stretch: "from 2023 to 2025", "2025~2026년"
    # "date" = a day, month or year at which something is; "range" = from … to …; "anniversary" = the year that a number of
    # years before the item's day or the year beside it gives ("fifteen years after it was concluded", 40年を祝う, "25주년");
    # "since" and "until" = one end alone ("since 1975", "until 1998", 2014년 이후, "bis 2010").
    kind: str = "date"
    relative: bool = (
        False  # reckoned from the item's day: "yesterday", "last month", 지난해 5월, "am Montag", 同日
    )
