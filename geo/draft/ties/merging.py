"""What a further sentence says of a tie that an item stated before, written into it."""

from __future__ import annotations

from collections.abc import Sequence

from ..dates.text_date import TextDate
from ..item import Sentence
from ..names.mention import Mention
from .claim import Claim
from .dates_of_sides import dates_of_sides
from .statement import Statement
from .who import Sides


def kind_of(sides: Sides, claim: Claim, of_item: str | None) -> str:
    """Return the kind of a tie by what the sentence calls it and by who its sides are."""
    kind = claim.kind or "agreement"
    organisations = bool(sides.left.mention.organisation or sides.right.mention.organisation)
    if sides.left.is_country and sides.right.is_country:
        return "treaty"
    if kind == "agreement":
        return "mou" if organisations else of_item if of_item in ("sister", "friendship") else "agreement"
    if kind == "sister" and organisations:
        return "other"
    if kind == "friendship" and organisations:
        return "mou"
    return kind


def is_another(statement: Statement, kind: str, claim: Claim) -> bool:
    """Tell whether two parties have a second tie: friendship first and sisters later, or one that is older."""
    kinds = {statement.kind, kind}
    if claim.since and statement.is_dated and claim.is_signed and "renew" not in claim.acts:
        is_later = not (
            claim.since.startswith(statement.since or "") or (statement.since or "").startswith(claim.since)
        )
        return is_later and (kinds == {"sister", "friendship"} or "earlier" in claim.acts)
    if kinds != {"sister", "friendship"}:
        return False
    return {statement.status, claim.status} == {"planned", "active"} and (
        claim.is_signed or claim.status == "planned"
    )


def is_its_title(statement: Statement, sides: Sides, kind: str) -> bool:
    """Tell whether what the title states of two organisations is what the text calls by another name."""
    is_title = (
        statement.sentence.paragraph == 0 and not statement.is_dated and statement.kind in ("mou", "other")
    )
    return is_title and kind in ("mou", "other") and statement.is_of(sides.left, sides.right, statement.kind)


def merge(statement: Statement, kind: str, claim: Claim, sentence: Sentence, certainty: float) -> None:
    """Write what a sentence says of a tie into what was stated before: what was dated stays so, and a title names no kind."""
    is_of_title = statement.sentence.paragraph == 0 and not statement.is_dated
    names = ({"sister", "friendship"}, {"mou", "other"})
    if statement.kind == "agreement" or (is_of_title and {statement.kind, kind} in names):
        statement.kind = kind
    if claim.status in ("ended", "dormant"):
        statement.status = claim.status
    if claim.since and statement.status != "planned" and not statement.is_dated:
        statement.since, statement.is_dated = claim.since, True
    statement.until = statement.until or claim.until
    if statement.sentence.paragraph == 0:
        statement.sentence = sentence
    statement.certainty = max(statement.certainty, certainty)


def own_claims(
    text: str,
    sides: Sequence[Sides],
    claim: Claim,
    named: Sequence[Mention],
    dates: Sequence[TextDate],
    language: str,
) -> list[Claim]:
    """Return what a sentence says of each of several ties: each has the date beside its own name."""
    names = sorted({one.name for one in sides if one.name}, key=lambda one: one.start)
    own = dates_of_sides(text, names, dates, [one.start for one in named], language)
    if own is None:
        return [claim] * len(sides)
    found = []
    for one in sides:
        date = own.get(names.index(one.name)) if one.name else None
        since = date.since if date and claim.status != "planned" and date.kind != "until" else None
        if claim.status == "dormant" and date and date.kind == "since":
            since = None
        found.append(claim._replace(since=since, until=date.until if date else None))
    return found
