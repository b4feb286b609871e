"""Styles of workbooks of LibreOffice, as far as they say what a cell shows."""

from __future__ import annotations

from .number_formats import Precision

_DATA_STYLES = ("number:date-style", "number:number-style", "number:time-style", "number:text-style")


class OdsStyles:
    """Takes the elements of styles.xml and of the content.

    Attributes
    ----------
    hidden_tables, struck, padded, without_text
        Names of styles: of hidden sheets, of text that is struck through, of numbers that are padded with zeros, of cells
        that show nothing of a text.
    precision
        Names of styles of dates -> how exactly these show one.
    """

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self.struck: set[str] = set()
        self.padded: set[str] = set()
        self.precision: dict[str, Precision] = {}
        self._shows: dict[str, Precision] = {}  # of data styles
        self._pads: set[str] = set()
        self.without_text: set[str] = set()
        self._leaves_out: set[str] = set()  # of data styles
        self._style = self._family = ""
        self._data_style = ""
        self._elements: set[str] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "style:style":
            self._start_style(attributes)
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_tables.add(self._style)
        elif name == "style:text-properties" and self._family == "table-cell":
            self._strike(attributes)
        elif name in _DATA_STYLES:
            self._data_style = attributes.get("style:name", "")
            self._elements = set()
        elif self._data_style and name.startswith("number:"):
            self._elements.add(name)
            digits = attributes.get("number:min-integer-digits", "")
            whole = attributes.get("number:decimal-places", "0") == "0"
            if name == "number:number" and whole and digits.isdecimal() and int(digits) > 1:
                self._pads.add(self._data_style)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "number:date-style":
            found = self._elements
            if "number:hours" in found:
                shown: Precision = "minute"
            elif "number:day" in found or not found & {"number:year", "number:era"}:
                shown = "day"
            else:
                shown = "month" if "number:month" in found else "year"
            self._shows[self._data_style] = shown
        if name == "number:text-style" and not self._elements:
            self._leaves_out.add(self._data_style)
        if name in _DATA_STYLES:
            self._data_style = ""
        elif name == "style:style":
            self._style = self._family = ""

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = name = attributes.get("style:name", "")
        self._family = attributes.get("style:family", "")
        if self._family != "table-cell":
            return
        data, parent = (
            attributes.get("style:data-style-name", ""),
            attributes.get("style:parent-style-name", ""),
        )
        if parent in self.struck:
            self.struck.add(name)
        if data in self._pads or (not data and parent in self.padded):
            self.padded.add(name)
        if data in self._leaves_out or (not data and parent in self.without_text):
            self.without_text.add(name)
        if data in self._shows:
            self.precision[name] = self._shows[data]
        elif not data and parent in self.precision:
            self.precision[name] = self.precision[parent]

    def _strike(self, attributes: dict[str, str]) -> None:
        line = attributes.get("style:text-line-through-style", attributes.get("style:text-line-through-type"))
        if line == "none":
            self.struck.discard(self._style)
        elif line is not None:
            self.struck.add(self._style)
