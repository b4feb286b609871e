"""Everything that depends on branca's insides, in one place.

branca renders a macro and then compiles the outcome as a Jinja template once more; text with ``{{`` in it would run.
Nothing of ours goes that way: `Markup` is one fixed template that prints what it holds.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from branca.element import Element, Figure
from jinja2 import Template

from .policy import content_policy

POLICY = "<!-- content security policy -->"


class Markup(Element):
    """HTML or script that is printed as it is.

    Parameters
    ----------
    markup
        The text. Whoever makes it answers for it: user text in it is JSON or escaped.

    Examples
    --------
    >>> Markup("{{ 6*7 }}").render()
    '{{ 6*7 }}'
    """

    _template = Template("{{ this.markup }}")

    def __init__(self, markup: str) -> None:
        super().__init__()
        self._name = "Markup"
        self.markup = markup


class Page(Figure):
    """A whole HTML document with a title, a language and a policy that lets only its own scripts run.

    Parameters
    ----------
    title
        Text of the title, escaped here.
    lang, direction
        BCP 47 tag, and ``ltr`` or ``rtl``.
    head
        More elements for the head, as `head_markup` writes them.
    images
        Origins that pictures may be loaded from, beside those that are in the page.
    """

    _template = Template(
        "<!DOCTYPE html>\n"
        '<html lang="{{ this.lang }}" dir="{{ this.direction }}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        "{{ this.policy }}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\n'
        "<title>{{ this.escaped_title }}</title>\n"
        "{{ this.head }}"
        "{{ this.header.render(**kwargs) }}\n"
        "</head>\n"
        "<body>\n"
        "{{ this.html.render(**kwargs) }}\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n"
        "</body>\n"
        "</html>\n"
    )

    def __init__(
        self, title: str, *, lang: str, direction: str, head: str = "", images: Sequence[str] = ()
    ) -> None:
        super().__init__(ratio="62%")
        # ours is in the template, before anything that is long
        del self.header._children["meta_http"]
        self.escaped_title = html.escape(title)
        self.lang = html.escape(lang)
        self.direction = direction
        self.head = head
        self.images = tuple(images)
        self.policy = POLICY

    def render(self, **kwargs: Any) -> str:
        """Render the page and state its policy, which is made from what was rendered."""
        page = str(super().render(**kwargs))
        return page.replace(POLICY, content_policy(page, images=self.images), 1)
