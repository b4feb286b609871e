"""An item → its sentences, with the line on which each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...words import read_words
from ..item import Item, Sentence

# A sentence ends at a mark that ends one, with the quotation mark or bracket that closes behind it.
# A semicolon parts two statements as well.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|(?<![。！？!?])[。！？!?]++[」』”’\"）)]*+|;(?=[\s\u3400-\u9fff])|；|\n"
)
# A point behind these ends no sentence: one letter, the usual short forms, a number at the beginning of a paragraph ("2. Poland")
# and in German a number that counts ("am 3. Mai").
_SHORT = frozenset(row.word for row in read_words(Path(__file__).parents[1] / "words" / "short_forms.tsv"))
_LAST_WORD = re.compile(r"[^\s(\"'“«]{1,12}$")
_LONGEST = 3000  # letters: a text without marks is cut here, so that no rule reads a book at once


def split_sentences(item: Item) -> list[Sentence]:
    """Return the sentences of an item; the title is the first, as paragraph 0.

    Parameters
    ----------
    item
        A text.

    Returns
    -------
    list of Sentence
        None of them is blank. The first has an empty text where the item has no title.

    Examples
    --------
    >>> from sistermap.geo.draft.item import Item, Paragraph
    >>> item = Item("Old accord", None, (Paragraph("Signed in Nov. 1990 at sea. It goes on.", 3),), "a.txt", "en")
    >>> [(sentence.text, sentence.line) for sentence in split_sentences(item)]
    [('Old accord', 1), ('Signed in Nov. 1990 at sea.', 3), ('It goes on.', 3)]
    """
    found = [Sentence(item.title.strip(), item.title_line, 0)]
    for number, paragraph in enumerate(item.paragraphs, start=1):
        at = ends = 0
        for piece in _pieces(paragraph.text, item.language):
            if text := " ".join(piece.split()):
                blank = len(piece) - len(piece.lstrip())
                line = paragraph.line_at(at + blank) + ends + piece[:blank].count("\n")
                found.append(Sentence(text, line, number))
            at += len(piece)
            ends += piece.count("\n")
    return found


def _pieces(text: str, language: str) -> Iterator[str]:
    begin = 0
    for mark in _END.finditer(text):
        if mark[0].startswith(".") and _goes_on(text, begin, mark.start(), mark.end(), language):
            continue
        if mark[0] == ";" and ":" in text[begin : mark.start()]:
            continue  # a list behind a colon
        if mark[0] == "\n" and not text[mark.end() :].startswith("\n") and mark.end() - begin > 1:
            continue  # a line that goes on
        yield from _cut(text[begin : mark.end()])
        begin = mark.end()
    yield from _cut(text[begin:])


def _goes_on(text: str, begin: int, at: int, end: int, language: str) -> bool:
    """Tell whether a point ends no sentence, by the word before it."""
    found = _LAST_WORD.search(text[max(0, at - 12) : at])
    word = found[0] if found else ""
    if word.isdigit():
        is_first = not text[begin : at - len(word)].strip()
        return is_first or (len(word) < 3 and language == "de") or not text[end:].lstrip()[:1].isupper()
    if (len(word) == 1 and word.isalpha()) or word in _SHORT:
        return True
    return len(word) == 3 and word[1] == "." and word[::2].isupper()


def _cut(text: str) -> Iterator[str]:
    for at in range(0, len(text), _LONGEST):
        yield text[at : at + _LONGEST]
