"""What our columns of a tie are called, in words of a language, wherever a text lists them."""

from __future__ import annotations

from .reasons import phrase

# Column -> its words; both sides of a tie have the same columns.
_WORDS = {
    **{
        column: (column,)
        for column in ("kind", "status", "since", "until", "network", "role", "title", "themes")
    },
    **{column: (column,) for column in ("value", "source", "note", "directed")},
    "value_unit": ("unit",),
    **{f"{column}_original": (column, "written") for column in ("kind", "status", "since", "until")},
    **{
        f"{side}_{column}": (side, *words)
        for side in ("from", "to")
        for column, words in (("name", ()), ("country", ("country",)), ("org", ("organisation",)))
    },
}


def field_name(column: str, lang: str = "en") -> str:
    """Return what a column is called; one of the user's own is called as the file has it.

    Parameters
    ----------
    column
        One of ours, such as "to_name", or another.
    lang
        BCP 47 tag: one of `languages.LANGUAGES`.

    Examples
    --------
    >>> [field_name(column) for column in ("to_name", "from_org", "kind_original", "Desk")], field_name("since", "ko")
    (['To', 'From · Organisation', 'Kind · As written', 'Desk'], '체결')
    """
    words = _WORDS.get(column)
    return " · ".join(phrase(f"field.{word}", {}, lang) for word in words) if words else column
