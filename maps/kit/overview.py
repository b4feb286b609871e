"""What the index of a kit and its README have alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..colours import Pair
from ..numbers import number_text
from ..sources import source_lines
from ..texts import kit_words
from .contents import OUTPUTS, Output

INDEX, README = "index.html", "README.txt"
_MB, _KB = 1_000_000, 1_000


@dataclass(frozen=True)
class Overview:
    """A kit as its reader meets it.

    Attributes
    ----------
    title, subtitle, lang
        Of the kit.
    files
        By name of an output: the names of its files and their bytes. An output without files is left out.
    home
        A part of the title that is the name of home, if any.
    logo
        A ``data:`` address of a picture.
    accent
        Of links and of home, where the user has one.
    cover, sheet
        PNG: the cover and the figure.
    alt
        The map in words.
    snippet
        HTML for other sites.
    attribution, citation
        Whose data it is, and how it is cited.
    nothing_placed
        Whether no row of the list has a place.
    """

    title: str
    lang: str = "en"
    subtitle: str = ""
    files: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    home: str = ""
    logo: str = field(default="", repr=False)
    accent: Pair | None = None
    cover: bytes | None = field(default=None, repr=False)
    sheet: bytes | None = field(default=None, repr=False)
    alt: str = ""
    snippet: str = ""
    attribution: Sequence[Mapping[str, str]] = ()
    citation: str = ""
    nothing_placed: bool = False

    @property
    def words(self) -> Mapping[str, str]:
        """The words of its language."""
        return kit_words(self.lang)

    def held(self, group: str) -> list[Output]:
        """Return the outputs of a group that have files."""
        return [output for output in OUTPUTS if output.group == group and self.files.get(output.name)]

    def size_text(self, size: int) -> str:
        """Write how many bytes a file has, for people.

        Examples
        --------
        >>> Overview("Busan").size_text(2_345_678), Overview("Busan").size_text(12)
        ('2.3 MB', '1 kB')
        """
        if size >= _MB:
            return self.words["size.mb"].format(size=number_text(size / _MB, self.lang, digits=1))
        return self.words["size.kb"].format(size=number_text(max(1, round(size / _KB)), self.lang))

    def source_lines(self) -> list[str]:
        """Return one sentence a source, and how the map is cited."""
        lines = source_lines(self.attribution, self.lang, url=True)
        return [*lines, self.citation] if self.citation else lines
