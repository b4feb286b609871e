"""Korean names in Latin letters. Pairs of romanisations are those of the places' own sites."""

import pytest
from sistermap.geo.naming.korean import fold_romanisation, long_province


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pusan", "busan"),
        ("kyongju", "gyeongju"),
        ("taegu", "daegu"),
        ("cholla", "jeolla"),
        ("seoul", "soul"),
    ],
)
def test_fold_romanisation_is_one_for_two_systems(one, other):
    assert fold_romanisation(one) == fold_romanisation(other)


@pytest.mark.parametrize(("one", "other"), [("busan", "masan"), ("daegu", "daejeon"), ("suwon", "sacheon")])
def test_fold_romanisation_keeps_places_apart(one, other):
    assert fold_romanisation(one) != fold_romanisation(other)


@pytest.mark.parametrize(
    ("short", "full"), [("경남", "경상남도"), ("전북특별자치도", "전라북도"), ("충", None), ("서울", None)]
)
def test_long_province_knows_short_forms_only(short, full):
    assert long_province(short) == full
