"""What changed, for a terminal: the sum of both lists, the counts, and one line a tie and class."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...field_names import field_name
from ...reasons import phrase
from ...terminal import escaped_line

Described = Mapping[str, Any]  # of `Comparison.as_dict`


def comparison_text(found: Described, lang: str = "en", most: int | None = None) -> str:
    """Write what changed.

    Parameters
    ----------
    found
        From `Comparison.as_dict`.
    lang
        BCP 47 tag: one of `languages.LANGUAGES`.
    most
        How many ties of each class are listed; all if None.

    Examples
    --------
    >>> sums = ["a.csv: 1 = 1 in both + 0 gone", "b.csv: 1 = 1 in both + 0 new"]
    >>> print(comparison_text({"sums": sums, "counts": {"unchanged": 1}, "remarks": [], "changes": []}))
    a.csv: 1 = 1 in both + 0 gone
    b.csv: 1 = 1 in both + 0 new
    No change.
    """
    lines = [*found["sums"], *found["remarks"]]
    counts = [(name, count) for name, count in found["counts"].items() if count]
    if {name for name, _ in counts} <= {"unchanged"}:
        lines.append(_say("none", lang))
        return "\n".join(map(escaped_line, lines))
    lines += ["", *(f"{count:>6,}  {class_name(name, lang)}" for name, count in counts)]
    for name, changes in itertools.groupby(found["changes"], key=lambda change: str(change["change"])):
        lines += ["", class_name(name, lang), *_listed(list(changes), lang, most)]
    return "\n".join(map(escaped_line, lines))


def class_name(name: str, lang: str) -> str:
    """Return what a class of changes is called.

    Examples
    --------
    >>> class_name("redated", "en")
    'Other date'
    """
    return _say(f"class.{name}", lang)


def sums_of(found: Described, lang: str) -> list[str]:
    """Say of each list how many entries are in both and how many in it alone.

    Examples
    --------
    >>> found = {"old": {"name": "a.csv", "entries": 3, "gone": 1}, "new": {"name": "b.csv", "entries": 2, "added": 0}, "both": 2}
    >>> sums_of(found, "en")
    ['a.csv: 3 = 2 in both + 1 gone', 'b.csv: 2 = 2 in both + 0 new']
    """
    return [
        _say(f"sum.{state}", lang, name=found[state]["name"], n=found[state]["entries"], both=found["both"], rest=found[state][rest])
        for state, rest in (("old", "gone"), ("new", "added"))
    ]  # fmt: skip


def remarks_on(found: Described, lang: str) -> Iterator[str]:
    """Say which columns only one list has, and how much a year left out.

    Examples
    --------
    >>> found = {"old": {"name": "a.csv"}, "new": {"name": "b.csv"}, "left_out": 0, "since_year": None}
    >>> list(remarks_on({**found, "columns_only_in_old": ["Desk", "Note"], "columns_only_in_new": []}, "en"))
    ['Columns only in a.csv: Desk, Note']
    """
    for state in ("old", "new"):
        if names := found[f"columns_only_in_{state}"]:
            yield _say(
                "only", lang, name=found[state]["name"], columns=phrase("separator", {}, lang).join(names)
            )
    if found["left_out"]:
        yield _say("left_out", lang, n=found["left_out"], year=str(found["since_year"]))


def _listed(changes: Sequence[Described], lang: str, most: int | None) -> Iterator[str]:
    ties = [list(group) for _, group in itertools.groupby(changes, key=_which)]
    for tie in ties[:most]:
        yield "  " + _tie_line(tie, lang)
    if most is not None and len(ties) > most:
        yield "  " + _say("more", lang, n=len(ties) - most)


def _which(change: Described) -> tuple[Any, ...]:
    """Return what tells a tie from the others; where rows are left out, its names do."""
    fields = (
        "old_sheet",
        "old_row",
        "new_sheet",
        "new_row",
        "from_name",
        "from_org",
        "to_name",
        "to_org",
        "kind",
        "since",
    )
    return tuple(change[field] for field in fields)


def _tie_line(changes: Sequence[Described], lang: str) -> str:
    """Write the changes of one class in a line: which tie, its rows, and what it was and is."""
    change = changes[0]
    ends = [
        change["from_name"] or change["from_org"],
        change["to_name"] or change["to_org"] or change["network"],
    ]
    parts = [" – ".join(str(end) for end in ends if end), _rows_text(change, lang)]
    if change["change"] in ("added", "gone"):
        kind = change["kind"] if change["kind"] != "other" else None
        parts.append(" ".join(str(value) for value in (kind, change["since"]) if value))
    elif change["change"] != "moved":
        parts.append(
            "; ".join(
                f"{field_name(one['column'], lang)}: {one['old'] or '–'} → {one['new'] or '–'}"
                for one in changes
            )
        )
    if not change["certain"]:
        parts.append(_say("unplaced" if change["change"] in ("added", "gone") else "uncertain", lang))
    return " · ".join(part for part in parts if part)


def _rows_text(change: Described, lang: str) -> str:
    """Write where a tie is in both files."""
    where = [
        " ".join(filter(None, (change[f"{state}_sheet"], str(change[f"{state}_row"]))))
        for state in ("old", "new")
        if change[f"{state}_row"]
    ]
    return _say("row", lang, row=" → ".join(where)) if where else ""


def _say(key: str, lang: str, **params: Any) -> str:
    return phrase(f"compare.{key}", params, lang)
