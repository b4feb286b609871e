"""The few lines by which another site shows a page in an iframe."""

from __future__ import annotations

import html
from urllib.parse import quote

# The page asks for its height; the host takes messages of its own iframes only, and nothing but a number.
_FIT_HEIGHT = (
    '<script>addEventListener("message",(e)=>{for(const f of document.querySelectorAll("iframe.sistermap"))'
    'if(e.source===f.contentWindow&&e.data&&e.data.sistermap==="size")'
    'f.style.height=Math.min(2000,Number(e.data.height)||400)+"px"})</script>'
)


def embed_snippet(page: str, title: str) -> str:
    """Write the HTML that shows a page, as wide as there is room and as high as the page wants.

    Parameters
    ----------
    page
        Address of the page as the host sees it, such as its file name.
    title
        What screen readers call the frame.

    Returns
    -------
    str
        An ``iframe`` and a small script. Where a site takes no scripts, the frame keeps its proportions without it.

    Examples
    --------
    >>> embed_snippet("our map.html", "Our partners").splitlines()[0]
    '<iframe class="sistermap" src="our%20map.html" title="Our partners" loading="lazy"'
    """
    return (
        f'<iframe class="sistermap" src="{html.escape(quote(page, safe="/:?#=&~+%"))}" '
        f'title="{html.escape(title)}" loading="lazy"\n'
        f' style="width:100%;aspect-ratio:16/10;border:0" allow="clipboard-write; fullscreen"></iframe>\n{_FIT_HEIGHT}\n'
    )
