"""The look of the layer in QGIS, as the table layer_styles of a GeoPackage has it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

import pandas as pd

from .about import PLAIN_COLOUR

PLAIN: Mapping[str, Any] = {"light": PLAIN_COLOUR, "dash": []}
DARK, PAPER = "#1f2937", "#ffffff"


def qgis_styles(styles: Mapping[str, Mapping[str, Any]], kinds: pd.Series[str]) -> pd.DataFrame:
    """Make the rows of layer_styles, which QGIS applies by itself when it opens the layers.

    Parameters
    ----------
    styles
        Kind -> ``light`` (``"#rrggbb"``), ``dash`` (px of line and gap), ``label``.
    kinds
        The kind of each tie; those that occur are in the legend.

    Returns
    -------
    pandas.DataFrame
        One row a layer with geometry, without the column f_geometry_column.

    Examples
    --------
    >>> qgis_styles({}, pd.Series(["sister"]))["f_table_name"].tolist()
    ['places', 'regions', 'ties']
    """
    used = [kind for kind in styles if kind in set(kinds)] + sorted(set(kinds.dropna()) - set(styles))
    looks = {
        "places": _places(),
        "regions": _regions(),
        "ties": _ties({k: {**PLAIN, **styles.get(k, {})} for k in used}),
    }
    rows = {
        "f_table_catalog": "",
        "f_table_schema": "",
        "f_table_name": list(looks),
        "styleName": [f"sistermap {name}" for name in looks],
        "styleQML": ["<!DOCTYPE qgis>" + ET.tostring(look, encoding="unicode") for look in looks.values()],
        "styleSLD": "",
        "useAsDefault": True,
        "description": "The look of sistermap's pages",
        "owner": "",
        "ui": "",
        "update_time": pd.Timestamp("1970-01-01", tz="UTC"),
    }
    return pd.DataFrame(rows)


def _ties(styles: Mapping[str, Mapping[str, Any]]) -> ET.Element:
    """Lines by kind: colour and dash."""
    look = ET.Element("qgis", version="3.22.0", styleCategories="Symbology")
    symbols = []
    for style in styles.values():
        line = {
            "line_color": _rgba(style["light"], 200),
            "line_width": "0.5",
            "line_width_unit": "MM",
            "capstyle": "round",
        }
        if style["dash"]:
            line |= {
                "use_custom_dash": "1",
                "customdash": ";".join(str(px) for px in style["dash"]),
                "customdash_unit": "Pixel",
            }
        symbols.append(("line", "SimpleLine", line))
    categories = [(kind, str(style.get("label", kind))) for kind, style in styles.items()]
    _categorised(look, "kind", categories, symbols)
    return look


def _places() -> ET.Element:
    """Dots with names; a guessed place is a ring."""
    look = ET.Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling", labelsEnabled="1")
    dot = {
        "name": "circle",
        "size": "2",
        "size_unit": "MM",
        "outline_width": "0.3",
        "outline_width_unit": "MM",
    }
    symbols = [
        ("marker", "SimpleMarker", {**dot, "color": _rgba(DARK), "outline_color": _rgba(PAPER)}),
        ("marker", "SimpleMarker", {**dot, "color": _rgba(PAPER), "outline_color": _rgba(DARK)}),
    ]
    _categorised(
        look,
        "if(\"guessed\", 'guessed', 'placed')",
        [("placed", "Place"), ("guessed", "Guessed place")],
        symbols,
    )
    settings = ET.SubElement(ET.SubElement(look, "labeling", type="simple"), "settings")
    text = ET.SubElement(
        settings, "text-style", fieldName="name", fontSize="8", fontSizeUnit="Point", textColor=_rgba(DARK)
    )
    ET.SubElement(
        text, "text-buffer", bufferDraw="1", bufferSize="0.7", bufferSizeUnits="MM", bufferColor=_rgba(PAPER)
    )
    ET.SubElement(settings, "placement", placement="6", dist="1", distUnits="MM")
    ET.SubElement(settings, "rendering", drawLabels="1", obstacle="1")
    return look


def _regions() -> ET.Element:
    """Areas in one pale colour, so that lines stay readable."""
    look = ET.Element("qgis", version="3.22.0", styleCategories="Symbology")
    fill = {
        "color": _rgba(PLAIN_COLOUR, 40),
        "outline_color": _rgba(PLAIN_COLOUR, 140),
        "outline_width": "0.2",
        "style": "solid",
    }
    renderer = ET.SubElement(look, "renderer-v2", type="singleSymbol", symbollevels="0", enableorderby="0")
    _symbols(renderer, [("fill", "SimpleFill", fill)])
    return look


Symbol = tuple[str, str, dict[str, str]]  # type, class of its layer, properties of its layer


def _categorised(
    look: ET.Element, attribute: str, categories: list[tuple[str, str]], symbols: list[Symbol]
) -> None:
    renderer = ET.SubElement(
        look, "renderer-v2", type="categorizedSymbol", attr=attribute, symbollevels="0", enableorderby="0"
    )
    listed = ET.SubElement(renderer, "categories")
    for number, (value, label) in enumerate(categories):
        ET.SubElement(
            listed, "category", symbol=str(number), value=value, label=label, render="true", type="string"
        )
    _symbols(renderer, symbols)


def _symbols(renderer: ET.Element, symbols: list[Symbol]) -> None:
    drawn = ET.SubElement(renderer, "symbols")
    for number, (kind, layer_class, properties) in enumerate(symbols):
        symbol = ET.SubElement(
            drawn, "symbol", name=str(number), type=kind, alpha="1", clip_to_extent="1", force_rhr="0"
        )
        # "class" is a word of Python; "attrib" takes it. `prop` is for QGIS before 3.20, `Option` for later ones.
        layer = ET.SubElement(
            symbol, "layer", {"class": layer_class, "enabled": "1", "locked": "0", "pass": "0"}
        )
        options = ET.SubElement(layer, "Option", type="Map")
        for key, value in properties.items():
            ET.SubElement(options, "Option", name=key, type="QString", value=value)
        for key, value in properties.items():
            ET.SubElement(layer, "prop", k=key, v=value)


def _rgba(colour: str, alpha: int = 255) -> str:
    """Write ``#rrggbb`` as QGIS does: ``red,green,blue,alpha``."""
    return ",".join(str(part) for part in (*bytes.fromhex(colour.removeprefix("#")), alpha))
