"""The closed lists of what sistermap reports about a name, a row or a table: codes, their parameters, and when they are given."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """What a code takes, and when it is given."""

    params: tuple[str, ...]
    when: str


# ---- what a name is, or is not ----

NAME_CODES = {
    # The cell holds no name.
    "name_empty": Code((), "The cell of the name is empty."),
    "name_without_letters": Code((), "The cell has only marks or spaces."),
    "name_too_long": Code(("count",), "The cell has more characters than any place name."),
    "name_is_blank_word": Code(("name",), "The cell says that there is no name: N/A, unknown, 미정."),
    "name_is_part_of_world": Code(("name",), "The cell is a continent, a part of one, or the world."),
    "name_is_truth_value": Code(("name",), "The cell is TRUE or FALSE as spreadsheets write them."),
    "name_is_error": Code(("name",), "The cell is an error value such as #REF!."),
    "name_is_date": Code(("name",), "The cell is a date; spreadsheets turn some names into dates."),
    "name_is_code": Code(("name",), "All names of the list are codes of three letters, as airports have."),
    "name_is_number": Code(("name",), "The cell is a number."),
    # Placed.
    "known_exact": Code(("place",), "The name is the place's own."),
    "known_alias": Code(("place",), "The name is one of the place's other names."),
    "known_normalised": Code(("place",), "The name matches without its generic term or with other spelling rules."),
    "known_transliteration": Code(("place",), "The name was matched by sound, from another script."),
    "known_fuzzy": Code(("place",), "The name matches but for one slip of spelling."),
    "known_joined": Code(("name", "place", "other"), "The name joins those of two towns beside each other."),
    "coordinates_given": Code((), "The file gives coordinates."),
    "decided": Code((), "A review sheet decides on the place."),
    # Ambiguous.
    "uncertain": Code(("name", "place"), "One place is likely, but not likely enough."),
    "either": Code(("name", "place", "other"), "Two places are likely."),
    "several": Code(("name", "place", "other", "count"), "Several places are likely: two, and `count` more."),
    "country_disagrees": Code(
        ("name", "place", "elsewhere"), "A place of another country fits better than that of the stated country."
    ),
    "only_elsewhere": Code(
        ("name", "country", "elsewhere"), "The stated country has no such place; another country has."
    ),
    "two_readings": Code(("part", "place", "other"), "Two letters are a country's code and a region's."),
    "part_unknown": Code(("part", "known_part", "place"), "A part of the cell is not known, another is."),
    "parts_disagree": Code(("part", "other_part", "place"), "The parts of the cell do not lie in one another."),
    "two_places": Code(("name", "place", "other"), "The cell joins two places."),
    "level_disagrees": Code(
        ("name", "part", "place", "term"), "The name is known, but not of a place such as its generic term says."
    ),
    "name_is_common_word": Code(
        ("name", "place"), "A word of lists, such as those of headers, which is also a small place's name."
    ),
    # Missing.
    "unknown": Code(("name",), "No place is called so."),
    "unknown_as_country": Code(("name",), "A cell of a column of countries is no country's name."),
    "unknown_in_country": Code(("name", "country"), "No place of the stated country is called so."),
    "unknown_with_country": Code(("name", "country"), "Neither the name nor its country is known."),
    "organisation_without_place": Code(("organisation",), "A side has an organisation and nothing else."),
    "decision_to_skip": Code((), "A review sheet says not to place the name."),
    "decision_unknown": Code(("name", "place_id"), "A review sheet decides on a place that the gazetteer lacks."),
    # Of a row.
    "row_without_place": Code((), "The row has no place of its own."),
    "row_without_partner": Code((), "The row has neither a partner nor a network."),
}  # fmt: skip

# ---- what is odd about a table, and what a review sheet says of a name ----

FINDING_CODES = {
    "row_empty": Code(("row",), "A row between ties holds no tie."),
    "rows_empty": Code(("row", "last_row"), "Rows between ties hold no tie."),
    "same_place": Code(("name", "other_name"), "Both ends of a tie are the same place."),
    "same_tie": Code(("at",), "A tie is in the table twice."),
    "same_tie_other_date": Code(("at", "date_there", "date_here"), "A tie is in the table twice, with two dates."),
    "same_tie_date_only_there": Code(("at", "date_there"), "A tie is in the table twice; the first has a date."),
    "same_tie_date_only_here": Code(("at", "date_here"), "A tie is in the table twice; the second has a date."),
    "kind_unknown": Code(("kind",), "The kind of a tie is not in the word list."),
    "status_unknown": Code(("status",), "The status of a tie is not in the word list."),
    "date_in_future": Code(("date",), "A tie begins after today and is not planned."),
    "end_before_start": Code(("until", "since"), "A tie ends before it begins."),
    "date_early": Code(("date", "year"), "A date is before the year from which partnerships are expected."),
    "name_not_placed": Code(("name",), "A name has no place, and no reason is given."),
    "name_read_as": Code(("name", "place"), "A name was matched by sound or in spite of a slip; please review."),
    "no_countries": Code((), "No name of the table has a country."),
    "no_country": Code(("name",), "A name has no country while others have one."),
    "two_spellings": Code(("name", "count", "other_name", "at"), "Two names of one script are the same place."),
    "spelling_close": Code(("name", "other_name"), "A name without a place is nearly another name of the table."),
    "far_from_name": Code(("km", "name", "place"), "The file's coordinates are far from every place of the name."),
    "decision_unused": Code((), "A decision is on a name that the table no longer has."),
}  # fmt: skip

# ---- what was noted while a table and its decisions were read ----

NOTE_CODES = {
    "hidden_sheet": Code((), "A hidden sheet was set aside."),
    "other_format": Code(("suffix", "found"), "A file's content is not what its name says; `found` is a suffix too."),
    "serials_1904": Code(("label",), "Plain numbers in a column of dates were counted from 1904, as the workbook does."),
    "encoding_taken": Code(("encoding",), "A text was not UTF-8; this encoding fits."),
    "encoding_uncertain": Code(("encoding", "other"), "A text was not UTF-8; two encodings fit nearly as well."),
    "bytes_unreadable": Code(("encoding", "rows"), "Some bytes of a text are none of its encoding."),
    "rows_quoted": Code((), "Each row of a text is in quotes as a whole."),
    "rows_longer": Code(("rows",), "Rows have more cells than the others; a delimiter may be inside a cell."),
    "tables_in_cells": Code(("count", "rows"), "Tables within cells were read as text of the cells."),
    "text_hidden": Code(("rows",), "Text that the user's program hides was left out."),
    "records_blank": Code(("rows",), "Records hold nothing and were left out."),
    "no_header": Code((), "A sheet in which no column names a place was set aside."),
    "guessed_column": Code(("label", "role"), "A column was recognised by a word inside its label only."),
    "total": Code(("cells",), "A row of sums was set aside."),
    "date_ambiguous": Code(("label", "cell"), "Day and month are both possible; only the year was read."),
    "date_calendar": Code(("label", "cell"), "The year is counted by another calendar; please check what was read."),
    "date_month_ambiguous": Code(("label", "cell"), "Two languages give the month's name to different months; only the year was read."),
    "date_order_assumed": Code(("label", "cell"), "Day and month are both possible; they were read in the order of the home's country."),
    "date_without_year": Code(("label", "cell"), "Which of the numbers is the year is not clear."),
    "date_unreadable": Code(("label", "cell"), "The cell cannot be read as a date."),
    "date_year_only": Code(("label", "cell"), "Only the year of the cell could be read."),
    "may_be_several": Code(("label", "cell"), "A cell may hold several partners, not certainly, and was left whole."),
    "coordinates_unreadable": Code(("label", "cell"), "The cell cannot be read as coordinates."),
    "coordinates_out_of_range": Code(("label", "cell"), "The cell has more degrees than there are."),
    "coordinates_swapped": Code(("count",), "Latitude and longitude were exchanged, as rows fit only that way."),
    "coordinates_elsewhere": Code(("cell", "country"), "The coordinates of a row are not in its country."),
    "value_unreadable": Code(("label", "cell"), "The cell cannot be read as a number."),
    "column_by_cells": Code(("label", "role"), "A column was recognised by its cells; its label is not known."),
    "column_unused": Code(("label",), "A column holds places and was not used."),
    "column_same": Code(("label", "other"), "A column names the same countries as another one and was not used."),
    "group_filled": Code(("label", "count"), "Empty cells of a group were filled from its first row."),
    "heading": Code(("text",), "A row is a heading of the rows below it."),
    "footnote": Code(("cells",), "A remark below a table was set aside."),
    "series": Code((), "A row names several partners in columns beside one another."),
    "matrix": Code((), "The table is a matrix of places."),
    "struck": Code((), "A row is struck through."),
    "without_header": Code((), "A table has no header."),
    "older_sheet": Code(("other",), "A sheet is an older state of the same list."),
    "nodes_sheet": Code((), "A table holds the nodes of an edge list."),
    "hidden_rows": Code(("count",), "The user's program hides rows; they are read all the same."),
    "hidden_columns": Code(("columns",), "The user's program hides columns; they are read all the same."),
    "several_in_cell": Code(("label", "count"), "Cells name several partners; each became a tie."),
    "several_kinds": Code(("label", "cell"), "A cell names several kinds; each became a tie."),
    "internal_columns": Code(("columns", "count"), "Columns were left out because they are marked as internal."),
    "internal_rows": Code(("count",), "Rows were left out because they are marked as internal."),
    "decision_not_used": Code(("file", "row", "name"), "A decision is on a name that the table does not have."),
    "decision_columns_kept": Code(("file", "columns", "count"), "A review sheet has columns of the user's own."),
    "decisions_for_any_country": Code(("file",), "A review sheet has no column of countries."),
    "home_absent": Code(("name",), "The user's own place has no tie in the table."),
    "proposals_open": Code(("count",), "A table of proposals has rows that are not confirmed."),
    "proposals_declined": Code(("rows", "count"), "Rows of a table of proposals were set aside: the user says that they are none."),
    "settings_used": Code(("file", "names"), "Something was read as TABLE.sistermap.toml states it."),
}  # fmt: skip

# ---- why a sentence of a text is nearly a tie, and none ----

DRAFT_CODES = {
    "negated": Code((), "A sentence says that there is no tie, or what is not one."),
    "one_side": Code((), "A sentence has the words of a tie, and two sides are not found."),
}

# Sentences that follow one of any code where the parameter is given, in this order; some need a second parameter.
ADDITIONS: dict[str, tuple[str, ...]] = {
    "unknown_country": (),  # text of a country cell that was not understood
    "misspelt_country": (
        "read_as",
    ),  # text of a country cell with a slip, and the country that it was read as
    "territory_of": (),  # the place is of a territory that lists count as part of this country
    "other_rows": (),  # True where only the other rows of the list make the place likely enough
    "rival": (),  # the next likely place
    "guess": (),  # True where the likeliest of several places was taken
    "also_at": (),  # more rows of the same finding
}

CODES = {**NAME_CODES, **FINDING_CODES, **NOTE_CODES, **DRAFT_CODES}
