"""Names that are corrected: rules of `data.recipes.corrections`."""

from recipe_rows import city
from sistermap.data.recipes import corrections
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType


def test_drop_borrowed_names_takes_a_region_s_name_from_its_town():
    region = Row("admin1", "NO-46", "Vestland", "NO")
    region.add(["Vestland", "베스틀란주"], NameType.PRIMARY)
    place = city("Odda")
    place.add(["Vestland", "베스틀란주", "Oddas"], NameType.ALIAS)
    place.tags = {"ko": "베스틀란주"}
    assert corrections.drop_borrowed_names([region, place]) == 2
    assert place.aliases.keys() == {"Odda", "Oddas"} and place.tags == {}


def test_drop_borrowed_names_leaves_a_city_what_its_region_is_called_after():
    region = Row("admin1", "NO-46", "Bergen", "NO")
    region.add(["Bergen", "Берген"], NameType.PRIMARY)
    place = city("Bergen")
    place.add(["Берген"], NameType.ALIAS)
    assert corrections.drop_borrowed_names([region, place]) == 0


def test_drop_borrowed_names_takes_a_metropolis_name_from_its_suburb():
    suburb, metropolis = city("Fana"), city("Bergen", 280_000, lat=60.5)
    suburb.add(["Bergen"], NameType.ALIAS)
    far = city("Odda", lat=62.0)
    far.add(["Bergen"], NameType.ALIAS)
    assert corrections.drop_borrowed_names([suburb, metropolis, far]) == 1
    assert "Bergen" in far.aliases and "Bergen" not in suburb.aliases


def test_merge_twins_keeps_the_larger_with_the_names_of_both():
    rows = [city("Alajärvi", 8_793), city("Alajarvi", 10_308, lat=60.405), city("Alajärvi", 5, lat=61.0)]
    rows[0].add(["Alaj"], NameType.ALIAS)
    assert corrections.merge_twins(rows) == 1
    assert [row.population for row in rows] == [10_308, 5] and "Alaj" in rows[0].aliases


def test_clean_names_writes_single_blanks_and_leaves_out_empty_ones():
    row = city("Nova\u00a0 Iguaçu ")
    row.add(["", " \t", "A|B", "Nova Iguaçu"], NameType.ALIAS)
    row.tags = {"ca": "", "pt": " Nova Iguaçu"}
    corrections.clean_names([row])
    assert row.name == "Nova Iguaçu" and row.tags == {"pt": "Nova Iguaçu"}
    assert row.aliases == {"Nova Iguaçu": NameType.PRIMARY}
