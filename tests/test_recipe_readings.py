"""Names that follow from names: rules of `data.recipes.readings`."""

import pytest
from sistermap.data.recipes import readings
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType


# The National Institute of Korean Language's rule of initial sounds (두음 법칙), chapter 5 of Hangul orthography.
@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("녀자", "여자"),
        ("뉴대", "유대"),
        ("량심", "양심"),
        ("력사", "역사"),
        ("락원", "낙원"),
        ("로인", "노인"),
        ("부산", "부산"),
    ],
)
def test_soften_follows_the_rule_of_initial_sounds(word, written):
    assert readings.soften(word) == written


def korean(level, source, name, lat):
    row = Row(level, source, name, "KR", "KR-47", lat=lat, lon=129.3, tags={"ko": name})
    row.add([name], NameType.PRIMARY)
    return row


def test_add_hanja_writes_a_district_and_the_city_that_it_is(monkeypatch):
    monkeypatch.setattr(
        readings, "korean_places", lambda: {"포항시": ["浦項市"], "고성군": ["高城郡", "固城郡"]}
    )
    district, near, far = (
        korean("admin2", "a", "포항시", 36.0),
        korean("city", 1, "포항", 36.1),
        korean("city", 2, "포항", 38),
    )
    namesake = korean("admin2", "b", "고성군", 38.0)
    assert readings.add_hanja([district, near, far, namesake]) == 1
    assert {"浦項市", "浦項"} <= district.aliases.keys() & near.aliases.keys()
    assert far.aliases.keys() == {"포항"} and namesake.aliases.keys() == {"고성군"}


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("Town of Otok", []),
        ("Grad Otok", []),
        ("Grad Rijeka", ["Rijeka"]),
        ("Gmina Miasto", []),
        ("강원도", ["강원"]),
    ],
)
def test_stripped_names_leave_no_generic_term_alone(name, stripped):
    assert [one.name for one in readings.stripped_names(name)] == stripped
