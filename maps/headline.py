"""What a layer comes to in a headline and a line below it, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..geo.cells import legal_line
from ..geo.languages import check_language
from ..geo.normal_forms import normal_form
from ..geo.reasons import fill
from ..geo.summed_ties import count_ties
from ..geo.unplaced import unplaced_partners
from .layer_like import LayerLike, once_a_row, row_of_place, rows_of_ties, unplaced_of
from .place_names import WrittenNames, place_name, written_names
from .texts import page_words

_ARTICLE = re.compile("Les? ")
# Before h French goes by the word, and "de" is never wrong; y is a vowel before a consonant.
_VOWEL = re.compile(r"[aeiouœæ]|y(?![aeiou])", re.IGNORECASE)
LEAST_SHARE = 0.5  # of the ties, that a home given by the user must have to be one


def home_of(layer: LayerLike, home: str | None = None) -> int | None:
    """Return which row of ``layer.places`` is the one home of the list.

    Parameters
    ----------
    layer
        Places and ties.
    home
        The place_id that the user gave; without it, the one place at an end of every tie is home.

    Returns
    -------
    int or None
        Counted from 0; None for a list with several homes or without ties.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> layer = example_layer()
    >>> layer.places["name"].iloc[home_of(layer)]
    'Busan'
    """
    ties = rows_of_ties(layer)
    if not len(ties):
        return None
    ends = ties[["from_id", "to_id"]]
    if home is not None:
        share = float((ends == home).any(axis=1).mean())
        return row_of_place(layer, home) if share >= LEAST_SHARE else None
    common = [one for one in set(ends.iloc[0]) if (ends == one).any(axis=1).all()]
    return row_of_place(layer, common[0]) if len(common) == 1 else None


def summarise_headline(layer: LayerLike, home: int | None) -> dict[str, Any]:
    """Count what a headline says; the page fills the words in, so that they follow the reader's language.

    Parameters
    ----------
    layer
        The five tables.
    home
        As `home_of` has it.

    Returns
    -------
    dict
        ``key`` of the headline's words, ``count``, and of what is known: ``home`` (row of the place), ``first`` and
        ``last`` ([row of the place, or the name in the file of a partner that is not placed, year]), ``places``, ``countries``, ``network``, ``networks``.
    """
    # A home that has ties with itself alone has no partner to count.
    if home is not None and (found := _summarise_home(layer, home))["count"]:
        return found
    if len(rows_of_ties(layer)):
        kinds = (
            {*rows_of_ties(layer)["kind"].dropna().unique()}
            if "kind" in rows_of_ties(layer).columns
            else set()
        )
        key = "ties.sister" if kinds == {"sister"} else "ties"
        summary = {"key": key, "count": count_ties(rows_of_ties(layer))}
        if len(layer.places) < 2:  # nothing is between one place
            return summary
        return {
            **summary,
            "places": len(layer.places),
            "countries": int(layer.places["country"].nunique()),
        }
    if len(layer.memberships):
        return _summarise_members(layer)
    return {"key": "nothing", "count": len(once_a_row(layer.unplaced))}


def headline_text(
    layer: LayerLike, home: int | None, lang: str = "en", written: WrittenNames | None = None
) -> str:
    """Write the headline in a language; `written` is what `written_names` returns, where that was made before.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> layer = example_layer()
    >>> headline_text(layer, home_of(layer)), headline_text(layer, home_of(layer), "de")
    ('Busan’s 2 sister cities', 'Die 2 Partnerstädte von Busan')
    """
    summary = summarise_headline(layer, home)
    params = _params(layer, summary, lang, written)
    return fill(_words(lang), f"headline.{summary['key']}", params, lang)


def subline_text(
    layer: LayerLike, home: int | None, lang: str = "en", written: WrittenNames | None = None
) -> str:
    """Write the line below the headline: the first and the last date, and how many countries; "" where neither is known.

    `written` is as `headline_text` takes it.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> layer = example_layer()
    >>> subline_text(layer, home_of(layer))
    'From Los Angeles in 1967 to Shimonoseki in 1976, in 2 countries and territories'
    """
    summary, words = summarise_headline(layer, home), _words(lang)
    params = {**_params(layer, summary, lang, written), "count": summary.get("countries", 0)}
    params["n"] = params["count"]
    if "places" in summary:
        return fill(words, "headline.between", params, lang)
    parts = [fill(words, "headline.span", params, lang)] if "first" in summary else []
    parts += [fill(words, "headline.countries", params, lang)] if params["count"] > 1 else []
    text = str(words["headline.comma"]).join(parts)
    return text[:1].upper() + text[1:]


def _summarise_home(layer: LayerLike, home: int) -> dict[str, Any]:
    places = layer.places
    home_id = places["place_id"].iloc[home]
    own = rows_of_ties(layer)[(rows_of_ties(layer)[["from_id", "to_id"]] == home_id).any(axis=1)]
    partner = own["to_id"].where(own["from_id"] == home_id, own["from_id"])
    own, partner = own[partner != home_id], partner[partner != home_id]
    rows = places.reset_index(drop=True).set_index("place_id", drop=False)
    ids = partner.drop_duplicates()
    summary: dict[str, Any] = {
        "key": f"home.{_noun(own, rows.loc[ids, 'level'])}",
        "count": len(ids) + len(unplaced_of(layer)),
        "home": home,
        "countries": int(rows.loc[ids, "country"].nunique()),
    }
    number = dict(zip(places["place_id"], range(len(places)), strict=True))
    placed = pd.DataFrame({"name": partner.map(number).astype(object), "since": _since(own)})
    return summary | _span(pd.concat([placed, _dated_unplaced(layer, home_id)], ignore_index=True))


def _dated_unplaced(layer: LayerLike, home_id: str) -> pd.DataFrame:
    rows = unplaced_partners(unplaced_of(layer), home_id)
    return rows.loc[rows["since"].notna(), ["name", "since"]].astype(object)


def _span(partners: pd.DataFrame) -> dict[str, Any]:
    """Find the first and the last of partners; nothing where one of them has no name, or all are of one date."""
    years, span = _years(partners), {}
    if years.nunique() < 2:
        return {}
    for end, row in (("first", int(years.argmin())), ("last", int(years.argmax()))):
        name = partners["name"].loc[years.index[row]]
        if pd.isna(name):
            return {}
        span[end] = [legal_line(name) if isinstance(name, str) else int(name), int(years.iloc[row])]
    return span


def _noun(ties: pd.DataFrame, levels: pd.Series) -> str:
    kinds = {*ties["kind"].dropna().unique()} if "kind" in ties.columns else set()
    if kinds == {"friendship"}:
        return "friendship"
    if kinds != {"sister"}:
        return "partners"
    return "regions" if (levels == "admin1").mean() > 0.5 else "sister"


def _since(ties: pd.DataFrame) -> pd.Series:
    return ties["since"].astype(object) if "since" in ties.columns else pd.Series(None, ties.index, object)


def _years(ties: pd.DataFrame) -> pd.Series:
    # Dates of any precision order as text, those of four figures; idxmin and idxmax take the whole date.
    found = _since(ties).astype("string").str.extract(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
    whole = found.fillna("0").astype(int)
    day = whole[0] + whole[1] / 100 + whole[2] / 10_000
    return day.where(found[0].notna()).dropna()


def _summarise_members(layer: LayerLike) -> dict[str, Any]:
    names = layer.memberships["network"].dropna().unique()
    summary: dict[str, Any] = {
        "count": int(layer.memberships["place_id"].nunique()),
        "countries": int(layer.places["country"].nunique()),
    }
    if len(names) == 1:
        return {"key": "members", "network": str(names[0]), **summary}
    return {"key": "networks", "networks": len(names), **summary}


def _params(
    layer: LayerLike, summary: Mapping[str, Any], lang: str, written: WrittenNames | None
) -> dict[str, Any]:
    params: dict[str, Any] = {**summary, "n": summary["count"]}
    if written is None and {"home", "first", "last"} & summary.keys():
        written = written_names(layer)
    written = written or []
    names = {}
    if "home" in summary:
        names["home"] = place_name(layer, summary["home"], lang, written[summary["home"]])
    for end in ("first", "last"):
        if end in summary:
            who, year = summary[end]
            names[end] = who if isinstance(who, str) else place_name(layer, who, lang, written[who])
            params[f"{end}Year"] = str(year)
    for part, name in names.items():
        params |= {part: name, f"of_{part}": "".join(after_de(name)), f"to_{part}": "".join(after_a(name))}
    return params


def after_de(name: str) -> tuple[str, str]:
    """Write French "de" before a name: what is before the name then, and what is left of it.

    Examples
    --------
    >>> after_de("Orléans"), after_de("Le Havre"), after_de("Les Sables-d’Olonne"), after_de("Yokohama"), after_de("Busan")
    (('d’', 'Orléans'), ('du ', 'Havre'), ('des ', 'Sables-d’Olonne'), ('de ', 'Yokohama'), ('de ', 'Busan'))
    """
    if found := _ARTICLE.match(name):
        return ("du " if found[0] == "Le " else "des "), name[found.end() :]
    return ("d’" if _VOWEL.match(normal_form("NFD", name)) else "de "), name


def split_headline(line: str, home: str | None) -> tuple[str, str, str]:
    """Part a line at home's name, also without the article that French draws into its preposition; all is before none.

    Examples
    --------
    >>> split_headline("Les 3 villes partenaires du Havre", "Le Havre")
    ('Les 3 villes partenaires du ', 'Havre', '')
    >>> split_headline("Our partners", "Busan"), split_headline("Our partners", None)
    (('Our partners', '', ''), ('Our partners', '', ''))
    """
    shown = home if not home or home in line else after_de(home)[1]
    return line.partition(shown) if shown else (line, "", "")


def after_a(name: str) -> tuple[str, str]:
    """Write French "à" before a name, as `after_de` does "de".

    Examples
    --------
    >>> after_a("Le Havre"), after_a("Orléans")
    (('au ', 'Havre'), ('à ', 'Orléans'))
    """
    if found := _ARTICLE.match(name):
        return ("au " if found[0] == "Le " else "aux "), name[found.end() :]
    return "à ", name


def _words(lang: str) -> dict[str, Any]:
    return page_words()[check_language(lang)]
