"""Rows that cannot be mapped: whole, with why."""

from __future__ import annotations

import pandas as pd

from .reasons import read_reason, sentence, sentences
from .schema import LAYER_UNPLACED, SIDES

NAMELESS = {"from": "row_without_place", "to": "row_without_partner"}  # codes of a side that has no name


def unplaced_rows(
    geocoded: pd.DataFrame, which: pd.Series[bool], member: pd.Series[bool], own: list[str]
) -> pd.DataFrame:
    """Keep the rows that are not mapped, whole, with the first end that is not placed and the reasons of both.

    Parameters
    ----------
    geocoded
        `schema.GEOCODED`.
    which
        True for the rows to keep.
    member
        True for memberships, which have no other end to miss.
    own
        The user's own columns, in their order.

    Returns
    -------
    pandas.DataFrame
        `schema.LAYER_UNPLACED` and `own`.
    """
    rows = geocoded[which]
    bad = {side: rows[f"{side}_verdict"].ne("placed").fillna(True).astype(bool) for side in SIDES}
    bad["to"] &= ~member[which]
    first_is_from = bad["from"]
    answer = pd.DataFrame({"side": pd.Series("from", index=rows.index).where(first_is_from, "to")})
    for column in ("name", "country", "verdict"):
        answer[column] = rows[f"from_{column}"].where(first_is_from, rows[f"to_{column}"])
    answer["verdict"] = answer["verdict"].astype(object).fillna("missing")
    ends = {side: _why(rows, side).where(bad[side]) for side in SIDES}
    reason = {side: ends[side]["reason"] for side in SIDES}
    answer["reason"] = (
        reason["from"].str.cat(reason["to"], sep=" ").fillna(reason["from"]).fillna(reason["to"])
    )
    for column in ("reason_code", "reason_params"):
        answer[column] = ends["from"][column].where(first_is_from, ends["to"][column])
        answer[f"other_{column}"] = ends["to"][column].where(first_is_from)
    return pd.concat([rows, answer], axis=1)[[*LAYER_UNPLACED, *own]].reset_index(drop=True)


def _why(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return why an end is not placed, also where there is no name to place."""
    why = rows[[f"{side}_{column}" for column in ("reason", "reason_code", "reason_params")]].astype(object)
    why.columns = pd.Index(["reason", "reason_code", "reason_params"])
    nameless = why["reason"].isna()
    why.loc[nameless] = [sentence(NAMELESS[side]), NAMELESS[side], "{}"]
    return why


def unplaced_partners(unplaced: pd.DataFrame, home: str | None = None) -> pd.DataFrame:
    """Name the partner of each row that is not mapped, as the file writes it.

    Parameters
    ----------
    unplaced
        `Layer.unplaced`.
    home
        The place_id of the one home, whose partner may be on either side.

    Returns
    -------
    pandas.DataFrame
        tie_id, home, name, since; missing where the file has none. A membership has no partner and no row.

    Examples
    --------
    >>> rows = pd.DataFrame({"from_name": ["Dubai"], "to_name": ["Busan"], "to_place_id": ["city:1"]})
    >>> unplaced_partners(rows, "city:1")["name"].tolist()
    ['Dubai']
    """
    columns = ("tie_id", "from_name", "to_name", "to_place_id", "since", "network")
    rows = unplaced.reindex(columns=columns).astype(object)
    rows = rows[rows["to_name"].notna() | rows["network"].isna()]
    turned = rows["to_place_id"].eq(home or "")
    own, partner = rows["from_name"], rows["to_name"]
    return rows[["tie_id"]].assign(
        home=own.mask(turned, partner), name=partner.mask(turned, own), since=rows["since"]
    )


def unplaced_reasons(unplaced: pd.DataFrame, lang: str = "en") -> pd.Series[str]:
    """Write why each row is not mapped, in a language.

    Parameters
    ----------
    unplaced
        `Layer.unplaced`. Where it has no codes, its column `reason` is taken as it is.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.

    Returns
    -------
    pandas.Series of str
        With the index of `unplaced`.

    Examples
    --------
    >>> unplaced_reasons(pd.DataFrame({"reason": ["x"], "reason_code": ["row_without_place"]}), "de").tolist()
    ['Die Zeile nennt keinen eigenen Ort.']
    """
    table = unplaced.reindex(
        columns=["reason", *(f"{end}reason_{part}" for end in ("", "other_") for part in ("code", "params"))]
    )
    between = sentences(lang)["between"]
    written = []
    for reason, code, params, other_code, other_params in table.itertuples(index=False, name=None):
        both = [why for why in (read_reason(code, params), read_reason(other_code, other_params)) if why]
        text = between.join(dict.fromkeys(why.sentence(lang) for why in both))
        written.append(text or (reason if isinstance(reason, str) else ""))
    return pd.Series(written, index=unplaced.index, dtype="str")
