"""KML and KMZ for Google Earth: folders of ties by kind, places, regions, memberships and what was not placed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from .about import PLAIN_COLOUR, About

NAMES = {
    "places": "Places",
    "regions": "Regions",
    "ties": "Ties",
    "memberships": "Memberships",
    "unplaced": "Not placed",
}


def write_kml(tables: dict[str, pd.DataFrame], path: Path, about: About) -> None:
    """Write one document; a path that ends in .kmz gets it zipped.

    Every column is in the feature's ExtendedData. Memberships are at their place, and what was not placed is listed
    without one.
    """
    if path.suffix.lower() == ".kmz":
        made = BytesIO()
        _write_document(tables, made, about)
        entry = zipfile.ZipInfo(
            "doc.kml", date_time=(1980, 1, 1, 0, 0, 0)
        )  # a fixed time: the same bytes again
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(entry, made.getvalue())
    else:
        with path.open("wb") as file:
            _write_document(tables, file, about)


class _Writer(XMLGenerator):
    """XMLGenerator with short names for what KML repeats."""

    def open(self, tag: str, **attributes: str) -> None:
        self.startElement(tag, AttributesImpl(attributes))

    def close(self, tag: str) -> None:
        self.endElement(tag)

    def leaf(self, tag: str, text: object) -> None:
        self.open(tag)
        self.characters(str(text))
        self.endElement(tag)


def _write_document(tables: dict[str, pd.DataFrame], file: BinaryIO, about: About) -> None:
    xml = _Writer(file, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.open("kml", xmlns="http://www.opengis.net/kml/2.2")
    xml.open("Document")
    xml.leaf("name", "Partnerships")
    xml.open("Snippet", maxLines="0")
    xml.close("Snippet")
    xml.leaf("description", about.description)
    kinds = list(dict.fromkeys(tables["ties"]["kind"].dropna()))
    numbers = {kind: f"kind-{number}" for number, kind in enumerate(kinds)}
    _styles(xml, {numbers[kind]: about.styles.get(kind, {}).get("light", PLAIN_COLOUR) for kind in kinds})
    points = tables["places"].set_index("place_id")["geometry"]
    for name in ("ties", "places", "regions", "memberships", "unplaced"):
        table = tables[name]
        if name == "memberships":
            table = table.assign(geometry=table["place_id"].map(points))
        _folder(xml, NAMES[name], table, titles=_titles(name, table), styles=_style_of(name, table, numbers))
    xml.close("Document")
    xml.close("kml")
    xml.endDocument()


def _styles(xml: _Writer, colours: Mapping[str, str]) -> None:
    """Write a style a kind. KML has no dashes: kinds differ by colour alone."""
    for name, colour in {**colours, "kind": PLAIN_COLOUR}.items():
        xml.open("Style", id=name)
        xml.open("LineStyle")
        xml.leaf("color", _abgr(colour, "d9"))
        xml.leaf("width", 2)
        xml.close("LineStyle")
        xml.close("Style")
    xml.open("Style", id="place")
    xml.open("IconStyle")
    xml.leaf("scale", 0.6)  # the program's own pin: an icon from the net would not open offline
    xml.close("IconStyle")
    xml.open("LabelStyle")
    xml.leaf("scale", 0.8)
    xml.close("LabelStyle")
    xml.close("Style")
    xml.open("Style", id="region")
    xml.open("LineStyle")
    xml.leaf("color", _abgr(PLAIN_COLOUR, "8c"))
    xml.close("LineStyle")
    xml.open("PolyStyle")
    xml.leaf("color", _abgr(PLAIN_COLOUR, "33"))
    xml.close("PolyStyle")
    xml.close("Style")


def _titles(name: str, table: pd.DataFrame) -> Iterable[str]:
    """Name each feature for the list at the side."""
    if name in ("places", "regions"):
        return table["name"].fillna("")
    if name == "memberships":
        return table["name"].fillna("") + " · " + table["network"].fillna("")
    # A row may name only the country of a side.
    here = table["from_name"].fillna(table["from_country"]).fillna("?")
    return here + " – " + table["to_name"].fillna(table["to_country"]).fillna(table["network"]).fillna("?")


def _style_of(name: str, table: pd.DataFrame, numbers: Mapping[str, str]) -> Iterable[str]:
    if name == "ties":
        return table["kind"].map(numbers).fillna("kind")
    return ["region" if name == "regions" else "place"] * len(table)


def _folder(
    xml: _Writer, name: str, table: pd.DataFrame, *, titles: Iterable[str], styles: Iterable[str]
) -> None:
    xml.open("Folder")
    xml.leaf("name", name)
    data = table.drop(columns="geometry", errors="ignore")
    columns = list(data.columns)
    geometry = table["geometry"] if "geometry" in table.columns else [None] * len(table)
    # Columns of objects keep whole numbers whole; a row of several types would make them floats.
    rows = zip(*(data[column].astype(object) for column in columns), strict=True)
    for title, style, shape, row in zip(titles, styles, geometry, rows, strict=True):
        xml.open("Placemark")
        xml.leaf("name", title)
        xml.leaf("styleUrl", f"#{style}")
        xml.open("ExtendedData")
        for column, value in zip(columns, row, strict=True):
            if not pd.isna(value):
                xml.open("Data", name=column)
                xml.leaf("value", value)
                xml.close("Data")
        xml.close("ExtendedData")
        if isinstance(shape, BaseGeometry) and not shape.is_empty:
            _geometry(xml, shape)
        xml.close("Placemark")
    xml.close("Folder")


def _geometry(xml: _Writer, shape: Any) -> None:
    parts = shapely.get_parts(shape)
    if len(parts) > 1:
        xml.open("MultiGeometry")
    for part in parts:
        xml.open(part.geom_type)
        if part.geom_type != "Point":
            xml.leaf("tessellate", 1)  # follow the globe
        if part.geom_type == "Polygon":
            for place, ring in (
                ("outerBoundaryIs", part.exterior),
                *(("innerBoundaryIs", hole) for hole in part.interiors),
            ):
                xml.open(place)
                xml.open("LinearRing")
                xml.leaf("coordinates", _coordinates(ring))
                xml.close("LinearRing")
                xml.close(place)
        else:
            xml.leaf("coordinates", _coordinates(part))
        xml.close(part.geom_type)
    if len(parts) > 1:
        xml.close("MultiGeometry")


def _coordinates(shape: Any) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in shapely.get_coordinates(shape).tolist())


def _abgr(colour: str, alpha: str) -> str:
    """Write ``#rrggbb`` as KML does: alpha, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return alpha + blue + green + red
