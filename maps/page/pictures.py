"""Files of pictures as ``data:`` addresses: a logo, and pictures beside a table that its cells name."""

from __future__ import annotations

import base64
import io
import os
import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ...geo.errors import MapError
from ..svg_tree import read_svg

LOGO_BYTES = 300_000
LOGO_PIXELS = 16_000_000
CELL_BYTES = 200_000
ALL_CELLS_BYTES = 2_000_000
FILE_BYTES = 50_000_000  # of a photograph that is made smaller
WIDTH_PX, HEIGHT_PX = 480, 960
MOST_PIXELS = 100_000_000

_STARTS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}
_NAMES = re.compile(r"[^\x00-\x1f]{1,300}\.(?:png|jpe?g|gif|webp|svg)", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?(?!\s|[\"']|#|data:)", re.IGNORECASE)
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|svg\+xml);base64,[A-Za-z0-9+/=\s]+")


class CellPictures(NamedTuple):
    """What `read_cell_pictures` gives."""

    shown: dict[str, str]  # cell -> ``data:`` address, "" for one for which there is no room
    remarks: tuple[str, ...]  # one line for each cell that names a picture that is not shown


def read_logo(path: str | os.PathLike[str]) -> str:
    """Read a picture as a ``data:`` address.

    Raises
    ------
    MapError
        If the file cannot be read, is no picture, is larger than 300 kB, has more than 16 million pixels, or is an SVG
        that takes something from elsewhere.
    """
    try:
        size = Path(path).stat().st_size
        if size > LOGO_BYTES:
            raise MapError(f"{path}: is {_kb(size)}, expected a logo of {_kb(LOGO_BYTES)} at most")
        content = Path(path).read_bytes()
    except OSError as error:
        raise MapError(f"{path} cannot be read: {error.strerror}") from error
    width, height = _size(content)
    if width * height > LOGO_PIXELS:
        raise MapError(
            f"{path}: has {width:,} x {height:,} pixels, expected {LOGO_PIXELS / 1e6:,.0f} million at most, such as 4,000 x 4,000"
        )
    kind = picture_kind(content)
    if kind is None:
        raise MapError(f"{path}: is no picture, expected PNG, JPEG, SVG, WebP or GIF")
    if kind == "svg+xml" and _points_out(content):
        raise MapError(
            f"{path}: is an SVG with entities or addresses of other files, expected one that holds all it shows; "
            "save it as plain SVG"
        )
    return _address(kind, content)


def picture_kind(content: bytes) -> str | None:
    """Return the subtype of a picture's media type by its content, whatever its file is called; None if it is none.

    Examples
    --------
    >>> picture_kind(b'<svg xmlns="http://www.w3.org/2000/svg"/>'), picture_kind(b"<html></html>")
    ('svg+xml', None)
    """
    found = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        found = "webp"
    if found is None:
        return "svg+xml" if _is_svg(content) else None
    return found if _opens(content) else None


def read_cell_pictures(cells: Iterable[str], folder: Path | None) -> CellPictures:
    """Read the pictures that cells name, each once.

    Parameters
    ----------
    cells
        Texts of any kind; those that name a file of a picture, and no address of the web, are looked up.
    folder
        Where the table lies. Only what lies in it is read, by whatever way it is named: no link leads out of it.

    Returns
    -------
    CellPictures
        A picture of more than 200 kB is made 480 px wide. All together have 2 MB; what is beyond is not shown.
    """
    shown: dict[str, str] = {}
    remarks = []
    room = ALL_CELLS_BYTES
    for cell in dict.fromkeys(cells):
        try:
            made = cell if _DATA.fullmatch(cell) else _read_beside(cell, folder)
        except MapError as error:
            remarks.append(str(error))
            continue
        if made is None:
            continue
        if len(made) > room:
            remarks.append(f"{cell[:60]}: is not shown, as all pictures together have {_kb(ALL_CELLS_BYTES)}")
            shown[cell] = "" if made == cell else cell
            continue
        room -= len(made)
        shown[cell] = made
    return CellPictures(shown, tuple(remarks))


def _read_beside(cell: str, folder: Path | None) -> str | None:
    """Read the file that a cell names; None where it names none."""
    name = cell.strip().replace("\\", "/")
    if folder is None or not _NAMES.fullmatch(name) or _ADDRESS.match(name):
        return None
    home = folder.resolve()
    file = (home / name).resolve()
    if not file.is_relative_to(home):
        raise MapError(f"{name}: lies outside the folder of the table and is not shown")
    if not file.is_file():
        raise MapError(f"{name}: there is no such file beside the table")
    size = file.stat().st_size
    if size > FILE_BYTES:
        raise MapError(f"{name}: is {_kb(size)} and is not shown, expected {_kb(FILE_BYTES)} at most")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise MapError(f"{name} cannot be read: {error.strerror}") from error
    kind = picture_kind(content)
    if kind is None:
        raise MapError(f"{name}: is no picture and is not shown")
    if size <= CELL_BYTES:
        return _address(kind, content)
    if kind == "svg+xml":
        raise MapError(f"{name}: is {_kb(size)} and is not shown, expected {_kb(CELL_BYTES)} at most")
    try:
        return _address("jpeg", _made_smaller(content))
    except (OSError, ValueError, SyntaxError) as error:  # its head is that of a picture, the rest is not
        raise MapError(f"{name}: is a broken picture and is not shown") from error


def _made_smaller(content: bytes) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((WIDTH_PX, HEIGHT_PX))
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    written = io.BytesIO()
    paper.save(written, "JPEG", quality=82, optimize=True)
    return written.getvalue()


def _opens(content: bytes) -> bool:
    """Tell whether a picture of dots can be read, and is no bomb."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as picture:
                width, height = picture.size
                picture.verify()
    except Exception:  # whatever a decoder makes of a broken file
        return False
    return 0 < width * height <= MOST_PIXELS


def _size(content: bytes) -> tuple[int, int]:
    """Return how many pixels a picture of dots has, as its head states, be they ever so many; 0 of what is none."""
    from PIL import Image

    Image.init()
    kind = next((kind for start, kind in _STARTS.items() if content.startswith(start)), "webp")
    try:
        # Image.open refuses large ones without a word of their size.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.OPEN[kind.upper()][0](io.BytesIO(content), "")
    except Exception:  # whatever a decoder makes of a broken file
        return 0, 0
    return picture.width, picture.height


def _is_svg(content: bytes) -> bool:
    if b"<svg" not in content[:4000] and b":svg" not in content[:4000]:
        return False
    from lxml import etree

    try:
        root = read_svg(content)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return bool(etree.QName(root).localname == "svg")


def _points_out(content: bytes) -> bool:
    """Return whether an SVG declares entities, or shows what is in other files; a link that a reader follows is neither."""
    root = read_svg(content)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        return True
    for node in (*root.itersiblings(preceding=True), *root.iter()):
        if not isinstance(node.tag, str):
            if getattr(node, "target", "") == "xml-stylesheet":
                return True
            continue
        named = {name.rpartition("}")[2]: value for name, value in node.attrib.items()}
        href = named.get("href", "").strip()
        if href and not href.startswith(("#", "data:")) and node.tag.rpartition("}")[2] != "a":
            return True
        if _ELSEWHERE.search(" ".join((*named.values(), node.text or ""))):
            return True
    return False


def _address(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _kb(size: int) -> str:
    return f"{size / 1000:,.0f} kB"
