"""What a page may run and load: its own inline scripts and styles by their hashes, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence

DEFAULT_POLICY = {
    "default-src": "'none'",
    "img-src": "data: blob:",
    "worker-src": "blob:",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def content_policy(page: str, *, images: Sequence[str] = ()) -> str:
    """Write the policy that lets a page's own inline scripts and styles run, and nothing else.

    Parameters
    ----------
    page
        The page as rendered. Scripts, styles and tiles that folium's own layers link from elsewhere are let in by
        their origin: whoever added such a layer wants them.
    images
        Origins that pictures may be loaded from.

    Returns
    -------
    str
        A ``meta`` element.
    """
    policy = dict(DEFAULT_POLICY)
    policy["script-src"] = " ".join([*_hashes(page, "script"), *_origins(page, r'<script[^>]*\ssrc="')])
    policy["style-src"] = " ".join([*_hashes(page, "style"), *_origins(page, r'<link[^>]*\shref="')])
    policy["img-src"] = " ".join([policy["img-src"], *images])
    added = _folium_script(page)
    if "L.tileLayer" in added or "L.imageOverlay" in added:
        policy["img-src"] += " https: http:"
    if "style=" in added:  # folium's popups set their size so
        policy["style-src-attr"] = "'unsafe-inline'"
    if re.search(r'<link [^<>]*\shref="https?:', page):
        policy["font-src"] = "https: data:"
    return f'<meta http-equiv="Content-Security-Policy" content="{_joined(policy)}">'


def document_policy(styles: Sequence[str], page: str = "") -> str:
    """Write the policy of a document without scripts of its own, as a ``meta`` element's content.

    Parameters
    ----------
    styles
        What its ``style`` elements hold.
    page
        A page with a policy that the document shows in ``iframe srcdoc``. Browsers hold such a page to both policies, so
        that the document's allows what the page's own does.

    Examples
    --------
    >>> document_policy(["p{}"])
    "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"
    """
    policy = {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
    policy["style-src"] = " ".join(f"'sha256-{_digest(style)}'" for style in styles)
    for name, allowed in _stated_policy(page).items():
        parts = [*policy.get(name, "").split(), *allowed.split()]
        policy[name] = " ".join(dict.fromkeys(parts))
    return _joined(policy)


def _stated_policy(page: str) -> dict[str, str]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    parts = (part.strip().partition(" ") for part in found[1].split(";")) if found else ()
    return {name: allowed for name, _, allowed in parts}


def _joined(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items() if value)


def _hashes(page: str, tag: str) -> list[str]:
    bodies = re.findall(
        rf"<{tag}(?:\s(?![^>]*\b(?:src|type=\"application))[^>]*)?>(.*?)</{tag}>", page, flags=re.S
    )
    return [f"'sha256-{_digest(body)}'" for body in dict.fromkeys(bodies)]


def _digest(body: str) -> str:
    # Browsers hash a script after they have made all line ends alike.
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _origins(page: str, start: str) -> list[str]:
    return sorted(set(re.findall(rf"{start}(https?://[^/\"]+)", page)))


def _folium_script(page: str) -> str:
    # What folium's layers write comes last.
    return page[page.rfind("<script>") :]
