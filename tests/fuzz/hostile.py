"""Lists whose every text means harm, as the island of a page: made once with marks, into which texts are put by the thousand."""

import contextlib
import json
import random
import re
from collections.abc import Iterator
from unittest import mock

from conftest import build
from sistermap.maps.page import columns, packed_places, packing
from sistermap.maps.page.look import PageLook
from sistermap.maps.page.tie_map import TieMap

CANARY = "canary.invalid"  # no connection may be opened to it
RUN = "(window.__pwned=window.__pwned||[]).push('@')"
# "@" becomes the number of the text, so that what ran or was fetched is known.
PAYLOADS = (
    f"<script>{RUN}</script>", f"</script><script>{RUN}</script>", f"</SCRIPT\n><script>{RUN}</script>", f"<!--<script>{RUN}", f"--><script>{RUN}</script>", "<!--<script>", "]]>", "</title><script>" + RUN + "</script>",
    f"</noscript><img src=x onerror=\"{RUN}\">", f"</style><script>{RUN}</script>", f"</textarea><svg/onload={RUN}>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f"<body onload={RUN}>", f"<details open ontoggle={RUN}>", f"<input autofocus onfocus={RUN}>",
    f'"><svg onload="{RUN}">', f"' onmouseover='{RUN}' x='", f'" onfocus="{RUN}" autofocus tabindex=0 x="', "<iframe srcdoc=\"<script>parent.__pwned=1</script>\">", f"<iframe src=http://{CANARY}/@>", f"<object data=http://{CANARY}/@>", f"<embed src=http://{CANARY}/@>",
    f"<link rel=stylesheet href=http://{CANARY}/@>", f"<style>@import 'http://{CANARY}/@';*{{color:red}}</style>", f"<meta http-equiv=refresh content='0;url=http://{CANARY}/@'>", f"<base href=http://{CANARY}/>", f"<form action=http://{CANARY}/@><button>", f"<img src=http://{CANARY}/@>", f"<img srcset='//{CANARY}/@ 1x'>", f"<audio src=http://{CANARY}/@ autoplay>", f"<video poster=http://{CANARY}/@>",
    f"<a href=\"javascript:{RUN}\">x</a>", f"<math><mtext><script>{RUN}</script>", f"<template><script>{RUN}</script></template>", f"<svg><use href='data:image/svg+xml,x'/><image href=http://{CANARY}/@ /></svg>", f"<svg><script>{RUN}</script></svg>", "<plaintext>", "<xmp>", "<table><td>", "</main></body></html>",
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f" \tjava\nscript:{RUN}", f"\x01javascript:{RUN}", f"javascript&colon;{RUN}", f"javascript://https://x/%0a{RUN}", f"https:javascript:{RUN}", f"data:text/html,<script>{RUN}</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>",
    f"data:image/png;base64,x\" onerror=\"{RUN}", "vbscript:msgbox(1)", "file:///etc/passwd", f"blob:http://{CANARY}/@", f"view-source:http://{CANARY}", f"//{CANARY}/@", f"\\\\{CANARY}\\@", f"http://{CANARY}/@", f"https://{CANARY}/@", f"https://user:pw@{CANARY}/@", f"http:{CANARY}/@", f"https://{CANARY}\u3002example/@", f"https://{CANARY}/\"onmouseover=\"{RUN}", f"https://{CANARY}/' onclick='{RUN}", f"https://{CANARY}/<script>{RUN}</script>", "http://[", "https://", "https://a b", f"ftp://{CANARY}", f"mailto:a@{CANARY}?subject=@", f"ws://{CANARY}/@",
    "{{ 6*7 }}", "{{ ''.__class__.__mro__ }}", "{% for x in range(9) %}", "{# x #}", f"{{{{constructor.constructor(\"{RUN}\")()}}}}", f"${{{RUN}}}", f"`-{RUN}-`", f"'-{RUN}-'", f"\\';{RUN}//", f"\\u003cscript>{RUN}\\u003c/script>", f"\\x3cscript>{RUN}", f"&lt;script&gt;{RUN}&lt;/script&gt;", f"&#60;img src=x onerror={RUN}&#62;", f"%3Cscript%3E{RUN}", f"\u2028{RUN}\u2029", "\nalert(1)\n", f"＜script＞{RUN}＜/script＞", f"+ADw-script+AD4-{RUN}",
    f"url(http://{CANARY}/@)", f"red;background:url(http://{CANARY}/@)", f"}}*{{background:url(//{CANARY}/@)}}", f"expression({RUN})", f"-moz-binding:url(//{CANARY}/@)", f"\\75rl(http://{CANARY}/@)", "</style>", "@charset", "var(--sm-accent)",
    "__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "then", "length", "0", "-1", "NaN", "undefined", "null", "[object Object]", "true",
    '{"__proto__":{"pwned":1}}', "=HYPERLINK(\"http://canary.invalid/@\")", "=cmd|'/C calc'!A0", "+1+cmd|x", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", "＝1+1", "\u200b=1+1", "'=1+1", ";=1+1", ",=1", "\"=1+1", "=1+1\",\"=2", "\x00=1", "\u00ad@x", "％", "﹣1",
    "\u202egnp.exe", "\u2066\u2067\u2068", "\u200f", "\ufeff", "\x00", "\x7f", "a\x7fb", "\x1b[31m", "\x08", "\ud800", "\udfff\ud800", "\uffff", "e\u0301" * 40, "🇰🇷", "👩‍👩‍👧‍👦", "﷽" * 20, "\u0e33\u0e33", "x" * 400, "W" * 90, " ", "\n\n\n", "a\r\nb\tc", "&", "<", ">", '"', "'", "`", "\\", "%", "#", "~", "|", "!", " ", "0" * 300,
    "1990-01-01", "9999-12-31", "-0044-03-15", "0000", "1990-13-45", "99999", "1e5", "1990<script>", "2000~1990",
)  # fmt: skip
GENTLE = (
    "Text @", "https://example.org/@", "부산 @", "1976-10-11", "2001", "1993-08", "1,@00", "http://example.org/@?a=b#c", "A longer text with words @", "مدينة @", "data:image/png;base64,iVBORw0KGgo=", "", "-@",
)  # fmt: skip
_OPEN, _SHUT = "\ue000", "\ue001"
MARK = re.compile(f"{_OPEN}(\\d+){_SHUT}")


class Texts(list):
    """Texts that are not packed yet."""


class Marks:
    """Hands out texts that are found again in what is made of them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"{_OPEN}{self.count}{_SHUT}"


def make_layer(text, rows: int, chance: random.Random, *, home: bool):
    """Make a layer of some rows, in which `text()` gives every text that users can write."""
    number = max(3, rows * 2 // 3)
    places = [
        (f"at:{n}:{text()}" if n % 3 else f"city:{n}", text(), -170 + 340 * n / number, -60 + (37 * n) % 130)
        for n in range(number)
    ]

    def tie(k):
        ends = (0, 1 + k % (number - 1)) if home else (k % number, (k * 5 + 1) % number)
        names = ("kind", "kind_original", "status", "status_original", "since", "since_original", "until", "until_original", "themes", "network", "role", "title", "source", "note", "sheet", "value", "value_unit", "from_name", "to_name", "from_country", "to_country", "from_org", "to_org")  # fmt: skip
        cells = {name: text() for name in names if name in ("kind", "title") or chance.random() < 0.7}
        if k % 3 == 0:
            cells |= {"since": f"{1950 + k}-01-02", "kind": "sister", "value": str(k)}
        return {
            "from_id": places[ends[0]][0],
            "to_id": places[ends[1]][0],
            **cells,
            **{own: text() for own in owns},
        }

    owns = [text() for _ in range(3)]
    names = (
        "name",
        "org",
        "network",
        "role",
        "kind_original",
        "status",
        "since",
        "until",
        "title",
        "source",
        "note",
        "sheet",
    )
    members = [
        {"row": 90 + k, "place_id": places[k % number][0], **{name: text() for name in names}}
        for k in range(3)
    ]
    unplaced = [
        {
            "row": 99 + k,
            "sheet": text(),
            "name": text(),
            "country": text(),
            "side": "to",
            "verdict": "missing",
            "reason": text(),
            owns[0]: text(),
        }
        for k in range(2)
    ]
    for k, code in enumerate(("name_empty", "no_such_code")):
        unplaced[k] |= {
            "reason_code": code,
            "reason_params": json.dumps({"name": text(), "country": text()}),
            "other_reason_code": "name_empty",
            "other_reason_params": json.dumps({"name": text()}),
        }
    languages = ("en", "ko", "ja", "zh-Hans", "de", "fr", "es", "ar")
    names = [json.dumps({tag: text() for tag in languages}) for _ in places]
    columns = {
        "local_name": [text() for _ in places], "names": names, "country": [("KR", "JP", text())[n % 3] for n in range(number)], "country_name": [text() for _ in places],
        "country_names": names, "admin1": [text() for _ in places], "admin1_name": [text() for _ in places], "admin1_names": names,
    }  # fmt: skip
    return build(
        places, [tie(k) for k in range(rows)], members=members, unplaced=unplaced, place_columns=columns
    )


def make_map(text, rows: int, chance: random.Random, basemap, *, embed: bool = False) -> TieMap:
    """Make a whole page of such a layer, with all that a user can say of its looks."""
    home = chance.random() < 0.6
    layer = make_layer(text, rows, chance, home=home)
    steps = tuple({"heading": text(), "text": text(), "hash": value} for value in ("lang=ko", text(), ""))
    look = PageLook(
        subtitle=text(), source=text(), date=text(), notes=steps if chance.random() < 0.3 else (), public=chance.random() < 0.2,
        sources=({"what": "tiles", "name": text(), "url": text(), "licence": text(), "licence_url": text()},),
    )  # fmt: skip
    credits = [
        {"what": "places", "name": text(), "url": text(), "licence": text(), "licence_url": text()},
        {"what": "boundaries", "name": text(), "text": text()},
    ]
    return TieMap(
        layer,
        basemap=basemap,
        title=text(),
        home="city:0" if home else None,
        attribution=credits,
        embed=embed,
        look=look,
        seats={},
    )


@contextlib.contextmanager
def unpacked() -> Iterator[None]:
    """Leave texts as lists, so that other texts can be put into their places."""
    with contextlib.ExitStack() as stack:
        for module in (packing, columns, packed_places):
            stack.enter_context(mock.patch.object(module, "pack_texts", Texts))
        yield


class Skeleton:
    """The island of a list with marks for its texts."""

    def __init__(self, rows: int, seed: int, basemap) -> None:
        kept = {}

        def keep(payload):
            kept.update(payload)
            return "{}"

        self.marks = Marks()
        with unpacked(), mock.patch("sistermap.maps.page.tie_map.island", keep):
            make_map(self.marks, rows, random.Random(seed), basemap)
        # These are the same for all lists, and not the user's.
        kept["meta"] = {key: value for key, value in kept["meta"].items() if key != "texts"}
        self._payload = {key: value for key, value in kept.items() if key not in ("basemap", "regions")}

    def filled(self, texts: dict[int, str]) -> tuple[dict, list]:
        """Return the payload with texts for marks, and [(packed, the texts), …]."""
        lists: list = []
        return self._filled(self._payload, texts, lists), lists

    def _filled(self, value, texts, lists):
        if isinstance(value, str):
            return MARK.sub(lambda found: texts[int(found[1])], value)
        if isinstance(value, Texts):
            made = [self._filled(text, texts, lists) for text in value]
            packed = packing.pack_texts(made)
            lists.append([packed, made])
            return packed
        if isinstance(value, dict):
            return {
                self._filled(key, texts, lists): self._filled(inner, texts, lists)
                for key, inner in value.items()
            }
        if isinstance(value, list | tuple):
            return [self._filled(inner, texts, lists) for inner in value]
        return value


def texts_for(count: int, chance: random.Random, pool=PAYLOADS) -> dict[int, str]:
    """Give each mark a text: one that means harm, or two of them, or one among letters."""
    made = {}
    for number in range(1, count + 1):
        text = chance.choice(pool)
        if pool is PAYLOADS and chance.random() < 0.3:
            text = (
                chance.choice(("Busan ", "", " ", "x", "부산", "<b>", "'", '"'))
                + text
                + chance.choice(("", "", chance.choice(pool), ">", "//", "\n"))
            )
        made[number] = text.replace("@", f"{number}")
    return made


def in_utf8(value):
    """Return what the island makes of lone surrogates: "?"."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
