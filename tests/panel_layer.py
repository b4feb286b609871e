"""A small layer for the tests of the panel, and what they read from a page."""

import geopandas as gpd
import shapely

BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(120, 30, 145, 45)], crs=4326)
PLACES = [
    ("city:1", "Busan", 129.03, 35.1), ("city:2", "Kobe", 135.18, 34.69), ("city:3", "Los Angeles", -118.24, 34.05),
    ("city:4", "Sofia", 23.32, 42.7),
]  # fmt: skip
COLUMNS = {
    "local_name": ["부산광역시", "神戸市", None, "София"],
    "names": ['{"en": "Busan", "ko": "부산광역시", "ja": "釜山広域市"}', '{"en": "Kobe", "ko": "고베시", "ja": "神戸市"}', "{}", "{}"],
    "country": ["KR", "JP", "US", "BG"],
}  # fmt: skip
TIES = [
    {"from_id": "city:1", "to_id": "city:2", "kind": "sister", "kind_original": "자매결연", "since": "1976-10-11", "status": "active", "source": "https://example.org/a"},
    {"from_id": "city:1", "to_id": "city:3", "kind": "sister", "kind_original": "자매결연", "since": "1967", "title": "Harbours", "source": "javascript:window.pwned=1"},
    {"from_id": "city:2", "to_id": "city:4", "kind": "mou", "kind_original": "MOU", "since": "2001-05", "until": "2010"},
    {"from_id": "city:1", "to_id": "city:4", "kind": "visit", "desk": "Kim"},
]  # fmt: skip
MEMBERS = [
    {"row": 9, "place_id": "city:1", "name": "Busan", "network": "WeGO", "role": "member", "since": "2010"},
    {"row": 10, "place_id": "city:2", "name": "Kobe", "network": "WeGO", "role": "chair"},
]
UNPLACED = [
    {"row": 12, "name": "Xyzzyville", "country": "Japan", "side": "to", "verdict": "missing", "reason": "No place called 'Xyzzyville' is known in Japan."}
]  # fmt: skip


def crowd(n):
    """Give places and ties of a home with `n` partners, one a year from 1901 on."""
    places = [("city:0", "Home", 0, 50)] + [
        (f"city:{k}", f"Partner {k:03d}", -170 + 340 * k / n, 10 + k % 40) for k in range(1, n + 1)
    ]
    ties = [
        {"from_id": "city:0", "to_id": f"city:{k}", "since": str(1900 + k % 120)} for k in range(1, n + 1)
    ]
    return places, ties


def store(page, patch):
    """Change the page's state."""
    page.evaluate(f"Object.values(sistermap.pages)[0].store.set({patch})")


def state(page, expression):
    """Give a part of the page's state, `s`."""
    return page.evaluate(
        f"(() => {{ const s = Object.values(sistermap.pages)[0].store.get(); return {expression}; }})()"
    )


def rows(page):
    """Give the lines of the list."""
    return page.locator(".sm-space .sm-row")


def seen_rows(page):
    """Give the texts of the lines, cell by cell, without what only a screen reader has."""
    return page.evaluate(
        """[...document.querySelectorAll(".sm-space .sm-row")].map((row) => [...row.children].map((cell) => {
          const copy = cell.cloneNode(true);
          copy.querySelectorAll(".sm-unseen").forEach((one) => one.remove());
          return copy.textContent.trim();
        }))"""
    )
