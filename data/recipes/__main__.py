"""Rebuild every shipped file: ``python -m sistermap.data.recipes [NAME ...]``, the names as in `ALL`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ...geo.gazetteer import Gazetteer
from ...geo.gazetteer.build import TRANSLITERATION
from ...geo.gazetteer.built import gazetteer_file
from . import (
    basemap,
    corrections,
    country_names,
    districts,
    features,
    han,
    japan,
    kreise,
    letters,
    membership,
    months,
    municipalities,
    namesakes,
    places,
    readings,
    reforms,
    regions,
    sounds,
    store,
    villages,
)

DATA = Path(__file__).parents[1]
TEXT = DATA / "gazetteer"
ALL = ["han", "months", "regions", "basemap", "gazetteer", "sounds", "letters", "country_names"]
SHIPPED = ["place_id", "level", "country", "name", "geometry"]


def main(wanted: list[str]) -> None:
    """Build what is wanted, or everything; print the rows of each table."""
    wanted = wanted or ALL
    if "han" in wanted:
        write_han(DATA.parent / "geo/gazetteer/han.json")
    if "months" in wanted:
        print("names of months:", months.write_months(DATA.parent / "geo/tables/words/cldr_months.tsv"))
    if set(wanted) & {"regions", "basemap", "gazetteer"}:
        units = regions.read_units()
        whole = regions.build_regions(units)
        whole = pd.concat([whole, reforms.former_regions(whole)], ignore_index=True)
    if "regions" in wanted:
        write_regions(whole[SHIPPED], DATA / "regions.parquet")
    if "basemap" in wanted:
        basemap.write_basemap(basemap.build_basemap(units), DATA / "basemap.parquet")
    if "gazetteer" in wanted:
        rows = [*places.region_rows(whole), *districts.district_rows(whole), *places.city_rows(whole)]
        print(json.dumps(build_gazetteer(rows, whole), indent=1))
    if "sounds" in wanted:
        (TEXT / TRANSLITERATION).touch()  # learned from the names: the first store is built without it
        print(json.dumps(sounds.write_sounds(gazetteer_file(DATA), TEXT / TRANSLITERATION), indent=1))
    if "letters" in wanted:
        print(letters.write_letters(gazetteer_file(DATA), DATA.parent / "geo/tables/files/letters.tsv"))
    if "country_names" in wanted:
        with Gazetteer.open(DATA) as gazetteer:
            written = country_names.write_country_names(DATA.parent / "geo/naming/words", gazetteer)
        print(json.dumps(written, indent=1))


def build_gazetteer(rows: list[places.Row], whole: gpd.GeoDataFrame) -> dict[str, object]:
    """Add to the sources' places what follows from them and from each other, and write the store."""
    borrowed = corrections.drop_borrowed_names(rows)
    capitals = places.add_capitals(rows)
    hanja = readings.add_hanja(rows)
    readings.add_stripped_names(rows)
    reformed = reforms.add_reformed_regions(rows)
    added = municipalities.add_municipalities(rows)
    joined, lost = japan.add_japanese_readings(rows)
    readings.add_korean_readings(rows)
    twins = corrections.merge_twins(rows)  # of the names that are shown, so behind those of municipalities
    dropped, given = namesakes.drop_aliases_of_larger_places(rows), namesakes.share_transcriptions(rows)
    coded, landkreise = features.add_features(rows), kreise.add_kreise(rows)
    small = list(villages.village_rows(rows, whole))
    held = membership.add_membership([*rows, *small])
    corrections.clean_names([*rows, *small])
    counts = store.write_store([*rows, *small], TEXT)
    return counts | {
        "villages": len(small), "municipalities": added, "japanese readings": joined, "not joined": lost,
        "names of capitals": capitals, "hanja": hanja, "reformed regions": reformed, "twins": twins,
        "borrowed names": borrowed, "names of larger places": dropped, "names of namesakes": given,
        "feature codes": coded, "Landkreise": landkreise, "in a second-level unit": held,
    }  # fmt: skip


def write_han(target: Path) -> None:
    """Write the shapes of Chinese characters, which `geo.gazetteer.keys` folds."""
    shapes = han.shapes()
    table = {"shape": "".join(shapes), "stands_for": "".join(shapes.values())}
    target.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def write_regions(frame: gpd.GeoDataFrame, target: Path) -> None:
    """Write GeoParquet beside its place, then put it there."""
    half = target.with_name(target.name + ".part")
    frame.sort_values("place_id").to_parquet(half, index=False, compression="zstd", compression_level=19)
    half.replace(target)


if __name__ == "__main__":
    main(sys.argv[1:])
