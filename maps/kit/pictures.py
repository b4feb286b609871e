"""The pictures of an overview, small enough to be inside it."""

from __future__ import annotations

import base64
import io

from ..figure.cover import HEIGHT, MARGIN, TEXT_PX, WIDTH

# The disc of the cover, beside the column of its headline.
DISC = (MARGIN + TEXT_PX + 2, 0, WIDTH, HEIGHT)
THUMBNAIL_PX = 192  # twice as wide as it is shown, for fine screens
_COLOURS = 256  # as many as a palette has: of fewer, rare ones such as the red of home are lost


def crop_disc(cover: bytes) -> bytes:
    """Cut the map out of a cover.

    Parameters
    ----------
    cover
        From `draw_cover`.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from sistermap.maps.boundaries import no_basemap
    >>> from sistermap.maps.figure.cover import draw_cover
    >>> crop_disc(draw_cover(example_layer(), no_basemap()))[1:4]
    b'PNG'
    """
    return _small(cover, box=DISC)


def thumbnail(picture: bytes) -> bytes:
    """Make a picture small; the same input gives the same bytes."""
    return _small(picture, width=THUMBNAIL_PX)


def data_address(png: bytes) -> str:
    """Write a picture as an address that a page holds itself.

    Examples
    --------
    >>> data_address(b"PNG")
    'data:image/png;base64,UE5H'
    """
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def _small(png: bytes, *, box: tuple[int, int, int, int] | None = None, width: int | None = None) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(png)) as opened:
        image = opened.convert("RGB").crop(box) if box else opened.convert("RGB")
    if width is not None and image.width > width:
        image = image.resize(
            (width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS
        )
    made = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(made, format="PNG", optimize=True)
    return made.getvalue()
