"""The tables of a report that list places: members of networks, gaps, and what is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from .outline import Table
from .tables import TableWriter, known


def networks(write: TableWriter) -> Iterator[Table]:
    """Count the members of each network; of one place's networks, say what it is in each."""
    members = write.summary["members"]
    if members["place_id"].nunique() == 1:
        own = [
            (row["network"], known(row["role"]), known(row["since"])) for row in members.to_dict("records")
        ]
        yield from write.table("memberships", [("network", "text"), ("role", "text"), ("since", "date")], own)
        return
    frame = write.summary["networks"]
    tied = frame["tied"].any()
    rows = [
        (row["network"], row["members"], row["countries"], row["tied"] if tied else None)
        for row in frame.to_dict("records")
    ]
    heads = [("network", "text"), ("members", "count"), ("countries", "count"), ("tied", "count")]
    yield from write.table("networks", heads, rows)


def members(write: TableWriter) -> Iterator[Table]:
    """List the members of networks one by one."""
    frame = write.summary["members"]
    if frame["place_id"].nunique() < 2:
        return
    rows = [
        (row["network"], row["name"], write.label("country", row), known(row["role"]), known(row["since"]))
        for row in frame.to_dict("records")
    ]
    heads = [
        ("network", "text"),
        ("member", "text"),
        ("country", "text"),
        ("role", "text"),
        ("since", "date"),
    ]
    yield from write.table("members", heads, rows)


def gaps(write: TableWriter) -> Iterator[Table]:
    """List the countries without a partner, of those that were given."""
    rows = [
        (write.label("country", row), write.label("continent", row))
        for row in write.summary["coverage_gaps"].to_dict("records")
    ]
    yield from write.table("coverage_gaps", [("country", "text"), ("continent", "text")], rows)


def unplaced(write: TableWriter) -> Iterator[Table]:
    """List the rows that are not on the map, and why."""
    frame = write.summary["unplaced"]
    sheets = frame["sheet"].nunique() > 1 if "sheet" in frame else False
    rows = [
        (
            known(row["sheet"]) if sheets else None,
            *(known(row[name]) for name in ("row", "name", "country", "reason")),
        )
        for row in frame.to_dict("records")
    ]
    heads = [
        ("sheet", "text"),
        ("row", "count"),
        ("name", "text"),
        ("country", "text"),
        ("reason", "text"),
    ]
    yield from write.table("unplaced", heads, rows)


def unplaced_names(write: TableWriter) -> Iterator[Table]:
    """List the names that are not in a table of sums, and how many ties they have."""
    frame = write.summary["unplaced_names"]
    rows = [
        tuple(known(row[name]) for name in ("name", "country", "ties", "reason"))
        for row in frame.to_dict("records")
    ]
    heads = [("name", "text"), ("country", "text"), ("ties", "count"), ("reason", "text")]
    yield from write.table("unplaced_names", heads, rows)


def guessed(write: TableWriter) -> Iterator[Table]:
    """List the places that are only likely."""
    frame = write.summary["guessed"]
    rows = [(row["name"], write.label("country", row)) for row in frame.to_dict("records")]
    yield from write.table("guessed", [("name", "text"), ("country", "text")], rows)
