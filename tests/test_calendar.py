"""Days to keep: which events a list gives, and the calendar file as another library reads it."""

import datetime as dt
import re
import shutil
import subprocess

import icalendar
import pytest
import sistermap as sm
from click.testing import CliRunner
from sistermap.cli import cli
from sistermap.geo.analysis.anniversaries import anniversaries, months_later
from sistermap.geo.errors import ExportError, MapError
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.layer import Layer, example_layer
from sistermap.maps.calendar import draw_year, format_events, name_events, read_alarms, render_calendar
from sistermap.maps.calendar.sheet import Sheet
from sistermap.maps.texts import calendar_words

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


KOREAN = {"Busan": "부산광역시", "Shimonoseki": "시모노세키시"}


def named_events(lang):
    layer = example_layer()
    names = [f'{{"ko": "{KOREAN[name]}"}}' if name in KOREAN else "{}" for name in layer.places["name"]]
    layer.places["names"] = names
    return name_events(anniversaries(layer, start=START, end=END), layer, lang)


def test_events_are_called_in_the_language_and_keep_their_uids():
    calendars = [
        icalendar.Calendar.from_ical(render_calendar(named_events(lang), start=START, lang=lang))
        for lang in ("en", "ko")
    ]
    english, korean = (list(each.walk("VEVENT")) for each in calendars)
    assert str(korean[1]["summary"]) == "50주년: 부산광역시 – 시모노세키시"
    assert "체결 1976년 10월 11일" in str(korean[1]["description"])
    assert [event["uid"] for event in korean] == [event["uid"] for event in english]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_events_are_free_have_categories_and_reminders_in_every_language(lang):
    events = anniversaries(example_layer(), start=START, end=END)
    written = render_calendar(
        events, start=START, lang=lang, alarms=["2w", "30d", "14d"], sources="Busan; 부산"
    )
    calendar = icalendar.Calendar.from_ical(written)
    assert str(calendar["x-wr-caldesc"]) == "Busan; 부산"
    event = calendar.walk("VEVENT")[1]
    assert (str(event["transp"]), str(event["x-microsoft-cdo-busystatus"])) == ("TRANSPARENT", "FREE")
    assert event["categories"].cats == [calendar_words(lang)["category.anniversary"]]
    alarms = event.walk("VALARM")
    assert [alarm.decoded("trigger").days for alarm in alarms] == [-30, -14]
    assert {str(alarm["action"]) for alarm in alarms} == {"DISPLAY"}
    assert {str(alarm["description"]) for alarm in alarms} == {str(event["summary"])}
    # RFC 5545, 3.1: no line of more than 75 octets, and each ends in CRLF
    assert max(len(line) for line in written.split(b"\r\n")) <= 75 and b"\n" not in written.replace(
        b"\r\n", b""
    )


def test_read_alarms_reads_one_text_as_a_list_of_them():
    assert read_alarms("30d") == read_alarms(["30d"]) == [dt.timedelta(30)]
    assert read_alarms("2w, 30d") == [dt.timedelta(30), dt.timedelta(14)]


@pytest.mark.parametrize("year", [0, -1, 10000, "2027", 2027.0, True])
@pytest.mark.parametrize("suffix", [".ics", ".pdf"])
def test_calendar_refuses_a_year_that_is_none_in_one_line(tmp_path, year, suffix):
    with pytest.raises(MapError, match=r"^year .*: expected a whole number from 1 to 9999, such as 2027$"):
        sm.calendar(example_layer(), tmp_path / f"year{suffix}", year=year)
    assert not list(tmp_path.iterdir())


def test_a_year_that_has_begun_is_listed_once_without_a_reminder_of_its_past_day():
    start = dt.date(2026, 11, 1)
    layer = layer_of(since=["1976", "1976-12-01"], until=[None, None])
    events = anniversaries(layer, start=start, end=dt.date(2026, 12, 31))
    made = icalendar.Calendar.from_ical(render_calendar(events, start=start, alarms=["30d"])).walk("VEVENT")
    assert [(event.decoded("dtstart"), len(event.walk("VALARM"))) for event in made] == [
        (dt.date(2026, 1, 1), 0),
        (dt.date(2026, 12, 1), 1),
    ]
    assert "only the year is known" in str(made[0]["summary"])


def test_events_name_no_row_of_the_table():
    layer = layer_of(row=[4711, 4712])
    events = anniversaries(layer, start=START, end=END)
    made = icalendar.Calendar.from_ical(render_calendar(events, start=START)).walk("VEVENT")
    assert made and not any("471" in str(event["description"]) for event in made)


@pytest.mark.parametrize(
    "alarm", ["", "d", "30", "-3d", "3 days", "3.5d", "9999w", dt.timedelta(hours=3), dt.timedelta(-1)]
)
def test_read_alarms_refuses_what_is_no_span_of_days(alarm):
    with pytest.raises(MapError, match="expected days or weeks before an event, such as 30d or 2w"):
        read_alarms([alarm])


def test_calendar_refuses_reminders_on_paper(tmp_path):
    with pytest.raises(MapError, match=r"year\.pdf: paper has no reminders, expected an \.ics with alarms$"):
        sm.calendar(example_layer(), tmp_path / "year.pdf", alarms="30d")
    assert not list(tmp_path.iterdir())


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


def made_events(count, **columns):
    """Make as many anniversaries of one year, on the first days of its months."""
    known = anniversaries(example_layer(), start=START, end=END).query("event == 'anniversary'").head(1)
    events = known.loc[known.index.repeat(count)].reset_index(drop=True)
    return events.assign(
        date=[dt.date(2027, 1 + k % 12, 1 + k // 12 % 28) for k in range(count)], precision="day", **columns
    )


def pages(pdf):
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_draw_year_is_one_page_in_every_language(lang):
    assert pages(draw_year(made_events(3), year=2027, lang=lang, title="T", notes=["S"])) == 1


def test_draw_year_gives_the_same_bytes_again():
    assert len({draw_year(made_events(3), year=2027, lang="ko", title="T") for _ in range(2)}) == 1


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the page")
def test_draw_year_has_every_mark_in_its_key_and_fills_its_column(tmp_path):
    path = tmp_path / "year.pdf"
    path.write_bytes(draw_year(made_events(2).assign(event=["renewal", "expiry"]), year=2027))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert ">Renewal<" in boxes and ">End<" in boxes
    heights = [
        float(b) - float(t) for t, b in re.findall(r'yMin="([\d.]+)".*yMax="([\d.]+)">renew\?<', boxes)
    ]
    assert heights and min(heights) > 11


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the page")
@pytest.mark.parametrize(("count", "hidden"), [(0, None), (60, None), (400, True)])
def test_draw_year_lists_what_has_room_and_counts_the_rest(tmp_path, count, hidden):
    path = tmp_path / "year.pdf"
    path.write_bytes(draw_year(made_events(count, partner="Kobe " * 100), year=2027))
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    listed, more = len(re.findall("Kobe Kobe", text)) and text.count("…"), re.search(r"and (\d+) more", text)
    assert ("No dates in 2027" in text) == (count == 0)
    assert bool(more) == bool(hidden)
    assert (listed - 1 if more else listed) + int(more[1] if more else 0) == count


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the page")
@pytest.mark.parametrize("title", ["Our “own” title", "Partnerstädte — " * 60, "x" * 2000, "자매결연 " * 100])
def test_draw_year_writes_its_notes_whole(tmp_path, title):
    notes = [f"Sources: {'Natural Earth, in the public domain; ' * 12}", f"How to cite: {title}, 2027-01-01."]
    path = tmp_path / "year.pdf"
    path.write_bytes(draw_year(made_events(400), year=2027, notes=notes))
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    read = re.sub(r"\s", "", text)
    assert all(re.sub(r"\s", "", note) in read for note in notes)
    assert pages(path.read_bytes()) == 1


def test_draw_year_keeps_the_foot_where_it_is_short():
    """Typographic quotes are no East Asian letters: a line of 150 of them fills no half of the sheet."""
    sheet = Sheet(right_to_left=False)
    assert len(sheet.wrap("“I” " * 37, sheet.width, 5.8)) == 1


@pytest.mark.parametrize(
    # ICU (CLDR 48): new Intl.Locale(tag).maximize().getWeekInfo().firstDay
    ("lang", "first"),
    [
        ("en", 7),
        ("ko", 7),
        ("ja", 7),
        ("zh-Hans", 1),
        ("zh-Hant", 7),
        ("de", 1),
        ("fr", 1),
        ("es", 1),
        ("ar", 6),
    ],
)
def test_a_week_begins_as_cldr_says(lang, first):
    words = calendar_words(lang)
    assert int(words["week.first"]) == first and len(words["week.days"].split()) == 7


@pytest.mark.parametrize(
    ("arguments", "year"),
    [
        (["--date", "2026-09-30"], "2026"),
        (["--date", "2026-10-01"], "2027"),
        (["--date", "2026-12-31", "--year", "2026"], "2026"),
    ],
)
def test_calendar_on_paper_is_of_the_next_year_from_october_on(tmp_path, arguments, year):
    table = tmp_path / "ties.csv"
    table.write_text(
        "Home,Partner,Country,Since\nBusan,Kobe,Japan,1976-05-01\nBusan,Osaka,Japan,1977-05-01\n"
    )
    run = CliRunner().invoke(cli, ["calendar", str(table), "-o", str(tmp_path / "year.pdf"), *arguments])
    assert run.exit_code == 0, run.output
    assert run.stdout.startswith(year) and run.stdout.count("\n") == 1


def test_calendar_writes_a_year_on_paper_by_its_suffix(tmp_path):
    table, output = tmp_path / "ties.csv", tmp_path / "year.pdf"
    table.write_text(
        "From,Country,Partner,Partner country,Since\nBusan,South Korea,Shimonoseki,Japan,1976-10-11\n"
    )
    run = CliRunner().invoke(
        cli, ["calendar", str(table), "-o", str(output), "--year", "2026", "--lang", "ar"]
    )
    assert run.exit_code == 0, run.output
    assert run.stdout.startswith("2026-10-11") and output.read_bytes().startswith(b"%PDF")
    run = CliRunner().invoke(cli, ["calendar", str(table), "-o", str(tmp_path / "year.txt")])
    assert (run.exit_code, run.stderr.count("\n")) == (
        1,
        1,
    ) and "a calendar is .ics or .pdf, not .txt" in run.stderr
