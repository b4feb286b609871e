"""Days to keep: which events a list gives, and the calendar file as another library reads it."""

import datetime as dt

import icalendar
import pytest
from click.testing import CliRunner
from sistermap.cli import cli
from sistermap.geo.analysis.anniversaries import anniversaries, months_later
from sistermap.geo.errors import ExportError
from sistermap.geo.layer import Layer, example_layer
from sistermap.maps.calendar import format_events, render_calendar

START, END = dt.date(2026, 1, 1), dt.date(2027, 12, 31)


def layer_of(**columns):
    """The example layer with other values in its two ties."""
    whole = example_layer()
    return Layer(whole.places, whole.regions, whole.ties.assign(**columns), whole.memberships, whole.unplaced)


def found(since, until=None, start=START, end=END, **settings):
    layer = layer_of(since=[since, None], until=[until, None])
    events = anniversaries(layer, start=start, end=end, **settings)
    return [(str(e.date), e.precision, e.event) for e in events.itertuples()]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("1967-12-18", None, [("2027-12-18", "day", "anniversary")]),
        ("1976-10", None, [("2026-10-01", "month", "anniversary")]),
        ("1976", None, [("2026-01-01", "year", "anniversary")]),
        ("1977-05-01", None, [("2027-05-01", "day", "anniversary")]),
        ("1978-05-01", None, []),  # 48 and 49 years
        ("1977-05-01", "2026-12-31", [("2026-06-30", "day", "renewal"), ("2026-12-31", "day", "expiry")]),
        (None, "2027-02", [("2026-08-28", "month", "renewal"), ("2027-02-28", "month", "expiry")]),
        (None, "2025", []),
        (None, None, []),
    ],
)
def test_anniversaries_finds_the_events_of_a_tie(since, until, expected):
    assert found(since, until) == expected


def test_anniversaries_keeps_29_february_on_the_28th_in_common_years():
    events = anniversaries(
        layer_of(since=["1996-02-29", "2001-02-28"], until=[None, None]),
        start=START,
        end=dt.date(2026, 12, 31),
    )
    assert events[["date", "years", "moved"]].astype(str).to_numpy().tolist() == [
        ["2026-02-28", "30", "True"],
        ["2026-02-28", "25", "False"],
    ]


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2028-08-31", "2028-02-29"), ("2027-08-31", "2027-02-28"), ("2027-03-15", "2026-09-15")],
)
def test_anniversaries_think_of_a_renewal_months_before(until, expected):
    events = found(None, until, end=dt.date(2028, 12, 31))
    assert [day for day, _, event in events if event == "renewal"] == [expected]


def test_anniversaries_keeps_29_february_in_leap_years():
    assert found("2008-02-29", start=dt.date(2028, 1, 1), end=dt.date(2028, 12, 31)) == [
        ("2028-02-29", "day", "anniversary")
    ]


def test_anniversaries_leaves_out_ties_that_have_ended():
    events = anniversaries(layer_of(status=["ended", "active"]), start=START, end=END)
    assert set(events["partner"]) == {"Shimonoseki"}


def test_anniversaries_count_only_the_chosen_years():
    assert found("2000-05-05", years=[26]) == [("2026-05-05", "day", "anniversary")]


def read(layer, **settings):
    events = anniversaries(layer, start=START, end=END)
    return icalendar.Calendar.from_ical(render_calendar(events, start=START, **settings))


def test_render_calendar_is_read_back_whole():
    events = read(example_layer()).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        dt.date(2026, 6, 30), dt.date(2026, 10, 11), dt.date(2026, 12, 31), dt.date(2027, 12, 18),
    ]  # fmt: skip
    assert str(events[1]["summary"]) == "50 years: Busan and Shimonoseki"
    assert str(events[2]["summary"]).endswith("(only the year is known)")


def test_render_calendar_speaks_korean():
    assert str(read(example_layer(), lang="ko").walk("VEVENT")[1]["summary"]).startswith("50주년: Busan")


def test_render_calendar_keeps_uids_when_rows_move():
    moved = layer_of(row=[12, 13], title=["New title", None])
    assert [e["uid"] for e in read(moved).walk("VEVENT")] == [
        e["uid"] for e in read(example_layer()).walk("VEVENT")
    ]


def test_render_calendar_gives_alike_ties_uids_of_their_own():
    layer = layer_of(to_id=["Los Angeles"] * 2, since=["1976-10-11"] * 2, until=[None] * 2)
    uids = [event["uid"] for event in read(layer).walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 2


def test_render_calendar_holds_the_users_text_as_text():
    odd = "a\r\nBEGIN:VALARM\x00;, {years}"
    event = read(layer_of(kind_original=[odd, odd])).walk("VEVENT")[0]
    assert "a BEGIN:VALARM\ufffd;, {years}" in str(event["description"])
    assert event.subcomponents == []


def test_render_calendar_without_events_is_a_calendar():
    assert read(layer_of(since=[None, None], until=[None, None])).walk("VEVENT") == []


def test_format_events_shows_no_more_of_a_day_than_is_known():
    lines = format_events(anniversaries(example_layer(), start=START, end=END))
    assert [line.split()[0] for line in lines] == ["2026-06", "2026-10-11", "2026", "2027-12-18"]


@pytest.mark.parametrize(("lang", "expected"), [("en", "1 year: "), ("ko", "1주년: ")])
def test_format_events_counts_one_year_in_the_singular(lang, expected):
    events = anniversaries(example_layer(), start=dt.date(1968, 1, 1), end=dt.date(1968, 12, 31))
    [line] = format_events(events, lang=lang)
    assert line.split("  ")[1].startswith(expected)


def test_calendar_lists_on_stdout_what_it_writes(tmp_path):
    table, output = tmp_path / "ties.csv", tmp_path / "ties.ics"
    table.write_text(
        "From,Country,Partner,Partner country,Since\nBusan,South Korea,Shimonoseki,Japan,1976-10-11\n"
    )
    run = CliRunner().invoke(
        cli, ["calendar", str(table), "-o", str(output), "--date", "2026-01-01", "--years", "50"]
    )
    assert run.exit_code == 0, run.output
    assert run.stdout.splitlines() == ["2026-10-11  50 years: Busan and Shimonoseki"]
    assert len(icalendar.Calendar.from_ical(output.read_bytes()).walk("VEVENT")) == 1


def test_calendar_refuses_years_that_are_none(tmp_path):
    table = tmp_path / "ties.csv"
    table.write_text("From,Partner,Partner country\nBusan,Shimonoseki,Japan\n")
    run = CliRunner().invoke(cli, ["calendar", str(table), "-o", str(tmp_path / "a.ics"), "--years", "ten"])
    assert run.exit_code == 1
    assert run.stderr.splitlines()[-1] == "Error: years 'ten': expected whole numbers such as 10,25,50"
    assert not (tmp_path / "a.ics").exists()


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (dt.date(2026, 1, 1), 24, dt.date(2027, 12, 31)),
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 27)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 27)),
        (dt.date(2026, 12, 15), 1, dt.date(2027, 1, 14)),
        (dt.date(9999, 5, 1), 1200, dt.date.max),
    ],
)
def test_months_later_is_the_day_before_the_same_day(day, months, last):
    assert months_later(day, months) == last


@pytest.mark.parametrize("months", [0, -1, 10**6, 1.5, "12", None])
def test_months_later_refuses_what_is_no_number_of_months(months):
    with pytest.raises(ExportError, match="expected a whole number from 1 to 1200"):
        months_later(dt.date(2026, 1, 1), months)
