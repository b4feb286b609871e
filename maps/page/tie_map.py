"""A layer → an interactive page: one HTML file that opens with the network off."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import folium
import geopandas as gpd
from jinja2 import Template

from ...geo.languages import LANGUAGES, check_language
from .. import assets
from ..boundaries import no_basemap
from ..headline import headline_text, home_of, subline_text, summarise_headline
from ..layer_like import LayerLike, rows_of_ties
from ..place_names import written_names
from ..proposals import proposals_text
from ..sources import shown_sources
from ..texts import direction, page_words
from .basemap import pack_basemap, unite_land
from .changes import compared_layer
from .close_up import pack_close_up
from .document import Markup, Page
from .gathered import gathered_remark
from .head import accent_styles, head_markup
from .look import PageLook
from .payload import island, make_payload, pack_words
from .static import static_view


class TieMap(folium.Map):
    """A folium map of a layer; any folium layer can be added to it.

    Parameters
    ----------
    layer
        Places and ties, EPSG:4326, with the columns of the layer's tables.
    basemap
        Rows of ``kind`` land and border, EPSG:4326. Without it no land is drawn, for use with a tile layer.
    title
        The headline, also in the browser's tab; if None, a sentence made from the layer in the reader's language.
    lang
        Of the page when it opens: a BCP 47 tag of `languages.LANGUAGES`.
    home
        The place_id of the list's home; if None, the one place at an end of every tie is. The page opens on the world as
        seen from it.
    attribution
        ``{"what", "short", "text", "url", "licence"}`` for each source; those that the page has something of are always
        named. Without it the page credits nobody.
    embed
        A slim page for an iframe.
    titled
        Whether a slim page has its headline; what it is shown in may have that already.
    close_up
        Polygons of regions, for finer land round the places; without it land stays as `basemap` has it.
    seats
        Network -> place_id of its seat, to be marked. Without it, a member whose role is seat is it.
    look
        From `make_look`: subtitle, logo, colours and the like.
    compared
        Whether the layer is of two lists that were compared: its ties have the columns ``change`` and ``old_values``, and
        are coloured by what became of them.

    Attributes
    ----------
    remarks
        What was changed of the look, and what is left out of the page: one line each.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.

    Examples
    --------
    >>> import folium
    >>> from sistermap.geo.layer import example_layer
    >>> tie_map = TieMap(example_layer())
    >>> tie_map.add_child(folium.Marker([35.1, 129.0]))
    <sistermap.maps.page.tie_map.TieMap object at 0x...>
    """

    _template = Template(
        "{% macro html(this, kwargs) %}{% endmacro %}"
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = "
        "sistermap.openPage({{ this.get_name()|tojson }});{% endmacro %}"
    )

    def __init__(
        self,
        layer: LayerLike,
        *,
        basemap: gpd.GeoDataFrame | None = None,
        title: str | None = None,
        lang: str = "en",
        home: str | None = None,
        attribution: Sequence[Mapping[str, str]] = (),
        embed: bool = False,
        titled: bool = True,
        seats: Mapping[str, str] | None = None,
        close_up: gpd.GeoDataFrame | None = None,
        look: PageLook | None = None,
        compared: bool = False,
    ) -> None:
        super().__init__(tiles=None)
        if compared:
            layer = compared_layer(layer)
        # folium links ten files from elsewhere; on the instance, as the class serves other maps too.
        self.default_js, self.default_css = [], []
        land = no_basemap() if basemap is None else basemap
        look = look or PageLook()
        self.remarks: tuple[str, ...] = look.remarks
        home_row = home_of(layer, home)
        written = written_names(layer)
        sources = shown_sources(layer, attribution, land=not land.empty, tiles=look.sources)
        payload = make_payload(
            layer, lang=check_language(lang), languages=LANGUAGES, seats=seats, look=look, written=written,
            compared=compared,
        )  # fmt: skip
        if (lines := payload["ties"]["n"]) < len(rows_of_ties(layer)):
            self.remarks = (*self.remarks, gathered_remark(len(rows_of_ties(layer)), lines))
        coast = None if land.empty else unite_land(land)
        payload["basemap"] = pack_basemap(land, coast) | {"closeUp": pack_close_up(layer, close_up)}
        payload["meta"] = {
            "title": title,
            "headline": summarise_headline(layer, home_row),
            "lang": lang,
            "home": -1 if home_row is None else home_row,
            "embed": {"title": titled} if embed else False,
            "attribution": sources,
            "texts": pack_words(page_words()),
            **look.meta(),
        }
        data = island(payload)
        title = title or headline_text(layer, home_row, lang, written)
        # From the content: the same layer gives the same bytes, two maps in one figure differ.
        self._id = hashlib.sha256(data.encode("utf-8")).hexdigest()[:12]
        self._parts = page_parts(
            self.get_name(),
            data,
            static_view(
                layer, land, title, sources, lang=lang, home=home, look=look, written=written, land=coast
            ),
            embed=embed,
        )
        self._parts["header"]["sistermap accent"] = accent_styles(look.accent)
        about = look.subtitle or subline_text(layer, home_row, lang, written) or title
        about = " · ".join(filter(None, [about, proposals_text(layer, lang)]))
        head = head_markup(title, about, lang=lang, image=look.og_image, accent=look.accent)
        Page(title, lang=lang, direction=direction(lang), head=head, images=look.origins).add_child(self)

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # as folium has it
        """Put the page's parts into the figure, then whatever was added to the map."""
        figure = self.get_root()
        for where, parts in self._parts.items():
            for name, markup in parts.items():
                getattr(figure, where).add_child(Markup(markup), name=name)
        super().render(**kwargs)  # type: ignore[no-untyped-call]


def render_page(layer: LayerLike, **options: Any) -> str:
    """Render a layer as one HTML page that needs no network; the same input gives the same bytes.

    Parameters
    ----------
    layer, **options
        As `TieMap` takes them.

    Returns
    -------
    str
        The whole page, to be written as UTF-8: what ``save`` writes.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> page = render_page(example_layer(), title="부산의 자매도시", lang="ko")
    >>> "<title>부산의 자매도시</title>" in page
    True
    """
    return str(TieMap(layer, **options).get_root().render())


def page_parts(name: str, data: str, static: str, *, embed: bool) -> dict[str, dict[str, str]]:
    """Give what goes where in the figure; assets have fixed names, so that two maps in one figure share them."""
    vendored = [source for path, source in assets.read_scripts() if path.startswith("vendor/")]
    own = [source for path, source in assets.read_scripts() if not path.startswith("vendor/")]
    kind = "sm-page sm-embed" if embed else "sm-page"
    body = (
        f'<main class="{kind}" id="{name}-page">\n'
        '<header class="sm-head"></header>\n'
        '<aside class="sm-panel"></aside>\n'
        '<div class="sm-stage">\n'
        f'<div class="sm-map folium-map" id="{name}"></div>\n'
        '<div class="sm-over"></div>\n'
        '<div class="sm-strip"></div>\n'
        "</div>\n"
        f'<noscript class="sm-static">\n{static}</noscript>\n'
        f"</main>\n"
    )
    return {
        "header": {"sistermap styles": f"<style>\n{assets.read_styles()}</style>"},
        "html": {
            f"{name} body": body,
            f"{name} data": f'<script type="application/json" id="{name}-data">{data}</script>',
            "sistermap libraries": script_markup(vendored),
            "sistermap scripts": script_markup(own),
        },
    }


def script_markup(sources: Sequence[str]) -> str:
    """Write scripts as one element: each element costs bytes, and a hash in the page's policy."""
    joined = "\n".join(sources)
    return f"<script>\n{joined}</script>"
