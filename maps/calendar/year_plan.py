"""A year on one sheet of A4: twelve months with the days to keep marked, and beside them what they are."""

from __future__ import annotations

import calendar
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from ...geo.cells import legal_line
from ...geo.reasons import fill
from ..dates import month_text
from ..figure.fonts import choose_fonts, pdf_font_type
from ..numbers import number_text
from ..style import ACCENT, HAIRLINE, HOME_COLOUR, INK, INK_2, INK_3, PAPER
from ..texts import calendar_words, direction, page_words
from .events import known_part, records_of, short_summary
from .sheet import Sheet

GRID_TOP, GRID_BOTTOM = 88.0, 764.0  # points from the upper edge
MONTH_WIDTH, MONTH_GAP, LIST_GAP = 112.0, 16.0, 26.0
PLANNED_FROM = 10  # the month from which on a year to plan is the next: yearbooks are made then
LARGEST, USUAL, SMALLEST, LEADING = 11.0, 9.5, 5.0, 1.36  # font size of the list, in points
FOOT_SIZE, FOOT_LEADING, FOOT_GAP, FOOT_BOTTOM = 5.8, 1.35, 18.0, 822.0
FOOT_MOST = 280.0  # how high it may grow; a longer one is set smaller
MARKS = {
    "anniversary": ("o", ACCENT, ACCENT),
    "renewal": ("o", PAPER, ACCENT),
    "expiry": ("s", HOME_COLOUR, HOME_COLOUR),
}


class Line(NamedTuple):
    """A line of the list: the heading of a month, or an event with its day."""

    text: str
    day: str = ""
    heading: bool = False
    event: str = ""  # in place of a day that is not known


def year_to_plan(day: dt.date) -> int:
    """Return the year that a plan made on a day is of, where none was chosen: from October on the next one.

    Examples
    --------
    >>> year_to_plan(dt.date(2026, 9, 30)), year_to_plan(dt.date(2026, 10, 1))
    (2026, 2027)
    """
    # There is no year 10000.
    return min(day.year + (day.month >= PLANNED_FROM), dt.MAXYEAR)


def draw_year(
    events: pd.DataFrame, *, year: int, lang: str = "en", title: str = "", notes: Sequence[str] = ()
) -> bytes:
    """Draw a year with its days to keep as a PDF of one page, upright A4.

    A week begins on the day that the Unicode CLDR states for the likeliest country of the language: on Sunday in English,
    Korean, Japanese and traditional Chinese, on Saturday in Arabic, else on Monday. The list is set smaller the longer it
    is; what has no room then is counted.

    Parameters
    ----------
    events
        As `render_calendar` takes them; those of other years are left out.
    year
        Which.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    title
        The line below "Partnerships 2027".
    notes
        Sources, and how to cite; each begins a line at the foot.

    Returns
    -------
    bytes
        The same for the same input.

    Raises
    ------
    MissingFontError
        If no font here writes a script of the texts.
    SistermapError
        If there are no words in `lang`.

    Examples
    --------
    >>> draw_year(pd.DataFrame(columns=["date"]), year=2027)[:8]
    b'%PDF-1.4'
    """
    import matplotlib as mpl

    words = calendar_words(lang)
    records = [record for record in records_of(events) if record["date"].year == year]
    lines = list(_lines(records, year, lang))
    heading = legal_line(words["plan.title"].format(name=words["name"], year=year))
    texts = [heading, title, *notes, *(line.text for line in lines), *words.values(), *_months(lang)]
    families = choose_fonts(map(legal_line, texts))
    settings: dict[Any, Any] = {
        "font.family": families,
        "pdf.fonttype": pdf_font_type(families),
        "text.parse_math": False,
    }
    with mpl.rc_context(settings):
        sheet = Sheet(right_to_left=direction(lang) == "rtl")
        sheet.text(sheet.left, 46, heading, 20, weight="bold")
        sheet.text(sheet.left, 64, sheet.fit(legal_line(title), sheet.width, 10), 10, colour=INK_2)
        bottom = _add_foot(sheet, notes)
        _add_months(sheet, records, year, lang, bottom)
        _add_list(sheet, lines, lang, bottom)
        written = io.BytesIO()
        metadata = {"CreationDate": None, "Creator": "sistermap", "Producer": "sistermap", "Title": heading}
        sheet.figure.savefig(written, format="pdf", metadata=metadata)
    return written.getvalue()


def _months(lang: str) -> list[str]:
    return [month_text(month, lang) for month in range(1, 13)]


# ---- the months ----


def _add_months(
    sheet: Sheet, records: Sequence[Mapping[str, Any]], year: int, lang: str, bottom: float
) -> None:
    """Draw the months in two columns as far as `bottom`, and a key to their marks where there are any."""
    marks: dict[dt.date, str] = {}
    for record in records:
        if known_part(record) == "day":
            marks.setdefault(record["date"], record["event"])
    height = (bottom - GRID_TOP) / 6
    for at, name in enumerate(_months(lang)):
        x = sheet.left + (at % 2) * (MONTH_WIDTH + MONTH_GAP)
        top, first = GRID_TOP + (at // 2) * height, dt.date(year, at + 1, 1)
        _add_month(sheet, x, top, first, name, marks, lang, height)
    _add_key(sheet, [event for event in MARKS if any(record["event"] == event for record in records)], lang)


def _add_month(
    sheet: Sheet,
    x: float,
    y: float,
    first: dt.date,
    name: str,
    marks: Mapping[dt.date, str],
    lang: str,
    height: float,
) -> None:
    """Draw a month; its weeks are nearer to one another where it has little height."""
    words = calendar_words(lang)
    begins = int(words["week.first"])
    letters = words["week.days"].split()
    cell, leading = MONTH_WIDTH / 7, min(12.6, (height - 37) / 6)
    sheet.text(x, y + 9, name, 9, weight="bold")
    for at in range(7):
        sheet.text(
            x + (at + 0.5) * cell, y + 22, letters[(begins - 1 + at) % 7], 6, align="center", colour=INK_3
        )
    offset = (first.isoweekday() - begins) % 7
    for day in range(1, calendar.monthrange(first.year, first.month)[1] + 1):
        week, at = divmod(offset + day - 1, 7)
        middle, line = x + (at + 0.5) * cell, y + 34 + week * leading
        marked = marks.get(first.replace(day=day))
        if marked:
            shape, face, edge = MARKS[marked]
            sheet.mark(middle, line - 2.5, shape, 10.5, face, edge)
        filled = marked and MARKS[marked][1] != PAPER
        sheet.text(
            middle,
            line,
            str(day),
            7,
            align="center",
            weight="bold" if marked else "normal",
            colour=PAPER if filled else INK,
        )


def _add_key(sheet: Sheet, events: Sequence[str], lang: str) -> None:
    x, words = sheet.left, calendar_words(lang)
    for event in events:
        shape, face, edge = MARKS[event]
        label = words[f"category.{event}"]
        sheet.mark(x + 4, 76, shape, 6.5, face, edge)
        sheet.text(x + 12, 78.4, label, 7, colour=INK_2)
        x += 26 + sheet.width_of(label, 7)


# ---- the list ----


def _lines(records: Sequence[Mapping[str, Any]], year: int, lang: str) -> Iterator[Line]:
    """Write the events by month, and at the end those of which only the year is known."""
    words, homes = calendar_words(lang), {record["home"] for record in records}
    if not records:
        yield Line(words["plan.none"].format(year=year))
    groups = [(name, [r for r in records if _is_in(r, month)]) for month, name in enumerate(_months(lang), 1)]
    groups.append((words["plan.undated"].format(year=year), [r for r in records if known_part(r) == "year"]))
    for name, group in groups:
        if group:
            yield Line(name, heading=True)
        for record in group:
            known = known_part(record) == "day"
            day, event = (str(record["date"].day), "") if known else ("", str(record["event"]))
            yield Line(short_summary(record, lang, home=len(homes) > 1), day, event=event)


def _is_in(record: Mapping[str, Any], month: int) -> bool:
    return bool(known_part(record) != "year" and record["date"].month == month)


def _add_list(sheet: Sheet, lines: Sequence[Line], lang: str, bottom: float) -> None:
    """Write the list beside the months, as large as it has room above `bottom`."""
    room = bottom - GRID_TOP
    x = sheet.left + 2 * MONTH_WIDTH + MONTH_GAP + LIST_GAP
    width = sheet.right - x
    size = _list_size(sheet, lines, room, width)
    shown = list(lines)
    while _height(shown) * size * LEADING > room + 0.01:
        shown.pop()
    hidden = sum(not line.heading for line in lines[len(shown) :])
    if hidden:
        hidden += not shown.pop().heading
        while shown and shown[-1].heading:
            shown.pop()
        more = {"count": hidden, "n": number_text(hidden, lang)}
        shown.append(Line(fill(page_words()[lang], "card.more", more, lang), "…"))
    y = GRID_TOP + 9
    for at, line in enumerate(shown):
        if line.heading:
            y += size * LEADING * 0.5 if at else 0
            sheet.text(x, y, line.text, size, weight="bold")
            sheet.rule(x, sheet.right, y + size * 0.35, HAIRLINE)
            y += size * LEADING * 0.2
        else:
            if line.event:
                shape, face, edge = MARKS[line.event]
                sheet.mark(x + 1.1 * size, y - 0.36 * size, shape, 0.7 * size, face, edge)
            sheet.text(x + 1.6 * size, y, line.day, size, align="end", colour=INK_2)
            sheet.text(x + 2.2 * size, y, sheet.fit(line.text, width - 2.2 * size, size), size)
        y += size * LEADING


def _list_size(sheet: Sheet, lines: Sequence[Line], room: float, width: float) -> float:
    """Return the font size that fills the room, but for which no line that would be whole is cut."""
    size = max(SMALLEST, min(LARGEST, room / LEADING / max(1.0, _height(lines))))
    if size <= USUAL:
        return size
    widest = max(sheet.width_of(line.text[:200], size) + 2.2 * size for line in lines)
    return max(USUAL, min(size, 0.99 * size * width / widest))


def _height(lines: Sequence[Line]) -> float:
    """Return how high a list is, in lines: each heading has some room below it, and above it but for the first."""
    return len(lines) + 0.7 * sum(line.heading for line in lines)


# ---- the foot ----


def _add_foot(sheet: Sheet, notes: Sequence[str]) -> float:
    """Write the notes whole at the foot, and return where what is above them has to end."""
    size = FOOT_SIZE
    while True:
        lines = [line for note in notes for line in sheet.wrap(legal_line(note), sheet.width, size)]
        if len(lines) * size * FOOT_LEADING <= FOOT_MOST:
            break
        size *= 0.8
    first = min(GRID_BOTTOM + FOOT_GAP, FOOT_BOTTOM - (len(lines) - 1) * size * FOOT_LEADING)
    for at, line in enumerate(lines):
        sheet.text(sheet.left, first + at * size * FOOT_LEADING, line, size, colour=INK_3)
    return first - FOOT_GAP
