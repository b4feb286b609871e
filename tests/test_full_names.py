"""Names with short words, and with what tells a town from its namesakes: where the towns are is known from atlases."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.abbreviations import has_open_word, is_abbreviated
from sistermap.geo.naming.full_names import candidates_by_full_name
from sistermap.geo.naming.leftovers import candidates_by_leftover
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.relations import great_circle_km

GAZETTEER = Gazetteer.open(data.HERE)
TOWN_KM = 25.0


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Frankfurt/O.", "Germany", 52.347, 14.551),
        ("Frankfurt a.d. Oder", "Germany", 52.347, 14.551),
        ("Frankfurt a. M.", "Germany", 50.11, 8.68),
        ("Frankfurt/M.", "Germany", 50.11, 8.68),
        ("Halle/S.", "Germany", 51.482, 11.97),
        ("Halle (Westf.)", "Germany", 52.06, 8.36),
        ("Halle/Westfalen", "Germany", 52.06, 8.36),
        ("Landsberg a. Lech", "Germany", 48.048, 10.883),
        ("Landsberg/Lech", "Germany", 48.048, 10.883),
        ("Neustadt/Aisch", "Germany", 49.579, 10.611),
        ("Neustadt a. d. Aisch", "Germany", 49.579, 10.611),
        ("Neustadt a. Rbge.", "Germany", 52.505, 9.458),
        ("Neustadt/Weinstr.", "Germany", 49.35, 8.15),
        ("Neustadt i. H.", "Germany", 54.107, 10.816),
        ("Neustadt b. Coburg", "Germany", 50.33, 11.12),
        ("Lauf/Pegnitz", "Germany", 49.514, 11.283),
        ("Lauf a.d. Pegnitz", "Germany", 49.514, 11.283),
        ("Weil a. Rh.", "Germany", 47.593, 7.62),
        ("Stein a. Rh.", "Schweiz", 47.659, 8.86),
        ("Rothenburg o.d.T.", "Germany", 49.378, 10.179),
        ("Rothenburg o. d. Tauber", "Germany", 49.378, 10.179),
        ("Rottenburg a. N.", "Germany", 48.476, 8.935),
        ("Bad Homburg v. d. Höhe", "Germany", 50.227, 8.618),
        ("Weiden i.d.OPf.", "Germany", 49.677, 12.156),
        ("Weiden/Opf.", "Germany", 49.677, 12.156),
        ("Münster/Westf.", "Germany", 51.962, 7.626),
        ("Münster (Westfalen)", "Germany", 51.962, 7.626),
        ("Coswig (Anhalt)", "Germany", 51.886, 12.453),
        ("Coswig/Sachsen", "Germany", 51.126, 13.58),
        ("Lindau/Bodensee", "Germany", 47.546, 9.684),
        ("Freiburg i. Br.", "Germany", 47.995, 7.85),
        ("Freiburg/Elbe", "Germany", 53.82, 9.29),
        ("Kempten/Allgäu", "Germany", 47.727, 10.314),
        ("Wangen/Allgäu", "Germany", 47.69, 9.83),
        ("Marburg/Lahn", "Germany", 50.81, 8.77),
        ("Mühldorf a. Inn", "Germany", 48.247, 12.522),
        ("Brandenburg/Havel", "Germany", 52.412, 12.55),
        ("Offenbach a.M.", "Germany", 50.1, 8.77),
        ("Limburg a.d. Lahn", "Germany", 50.383, 8.057),
        ("Ludwigshafen a. Rh.", "Germany", 49.48, 8.44),
        ("Hann. Münden", "Germany", 51.418, 9.65),
        ("Kirchheim u. Teck", "Germany", 48.648, 9.451),
        ("Esslingen a.N.", "Germany", 48.74, 9.3),
        ("Wörth a.d. Donau", "Germany", 49, 12.4),
        ("Wörth/Rhein", "Germany", 49.05, 8.26),
        ("Bruck a.d. Mur", "Austria", 47.41, 15.27),
        ("Bruck/Leitha", "Austria", 48.025, 16.778),
        ("St. Pölten", "Austria", 48.2, 15.63),
        ("Krems a.d. Donau", "Austria", 48.41, 15.61),
        ("Steyr/OÖ", "Austria", 48.04, 14.42),
        ("Spittal/Drau", "Austria", 46.8, 13.5),
        ("Kirchdorf a. d. Krems", "Austria", 47.905, 14.12),
        ("Villeneuve s/Lot", "France", 44.408, 0.705),
        ("Châlons s/ Marne", "France", 48.956, 4.365),
        ("Chalon s/Saône", "France", 46.78, 4.85),
        ("Boulogne s/Mer", "France", 50.725, 1.61),
        ("Boulogne-Bill.", "France", 48.835, 2.24),
        ("Neuilly s/ Seine", "France", 48.885, 2.268),
        ("Neuilly/Seine", "France", 48.885, 2.268),
        ("La Roche s/ Yon", "France", 46.67, -1.426),
        ("Aix-les-B.", "France", 45.69, 5.91),
        ("Villefranche s/ Saône", "France", 45.985, 4.72),
        ("Aulnay s/s Bois", "France", 48.938, 2.495),
        ("Bourg en B.", "France", 46.205, 5.228),
        ("Jablonec n. N.", "Czechia", 50.724, 15.171),
        ("Jablonec nad Nis.", "Czechia", 50.724, 15.171),
        ("Ústí n. L.", "Czechia", 50.66, 14.04),
        ("Ústí n. Labem", "Czechia", 50.66, 14.04),
        ("Ústí n. O.", "Czechia", 49.974, 16.394),
        ("Rožnov p. Radh.", "Czechia", 49.458, 18.143),
        ("Brandýs n. L.", "Czechia", 50.187, 14.663),
        ("Nové Mesto n. Váhom", "Slovakia", 48.757, 17.83),
        ("Bánovce n. B.", "Slovakia", 48.72, 18.26),
        ("Spišská N. Ves", "Slovakia", 48.945, 20.56),
        ("Gorzów Wlkp.", "Poland", 52.736, 15.229),
        ("Ostrów Maz.", "Poland", 52.8, 21.9),
        ("Ostrów Wlkp.", "Poland", 51.65, 17.81),
        ("Ruda Śl.", "Poland", 50.26, 18.86),
        ("Piotrków Tryb.", "Poland", 51.405, 19.703),
        ("Tomaszów Maz.", "Poland", 51.53, 20.01),
        ("Konstantynów Ł.", "Poland", 51.747, 19.327),
        ("Grodzisk Maz.", "Poland", 52.108, 20.63),
        ("Nowy Dwór Maz.", "Poland", 52.43, 20.72),
        ("N. Sącz", "Poland", 49.62, 20.69),
        ("Hódmezővásárh.", "Hungary", 46.417, 20.33),
        ("Székesfehérv.", "Hungary", 47.19, 18.41),
        ("Budapest XI. kerület", "Hungary", 47.47, 19.04),
        ("S. Benedetto del Tronto", "Italy", 42.95, 13.88),
        ("S. Giovanni in Persiceto", "Italy", 44.64, 11.185),
        ("Reggio E.", "Italy", 44.698, 10.63),
        ("Reggio nell'E.", "Italy", 44.698, 10.63),
        ("Reggio C.", "Italy", 38.11, 15.65),
        ("Reggio Cal.", "Italy", 38.11, 15.65),
        ("Cortina d'A.", "Italy", 46.537, 12.137),
        ("Desenzano d/G", "Italy", 45.47, 10.54),
        ("Sesto S. Giovanni", "Italy", 45.533, 9.234),
        ("Sta. Cruz de Tenerife", "Spain", 28.468, -16.254),
        ("Palma de M.", "Spain", 39.57, 2.65),
        ("S. Sebastián de los Reyes", "Spain", 40.55, -3.626),
        ("Jerez de la Fra.", "Spain", 36.686, -6.137),
        ("Alcalá de H.", "Spain", 40.482, -3.36),
        ("Talavera de la R.", "Spain", 39.96, -4.83),
        ("Santiago de C.", "Spain", 42.88, -8.545),
        ("Santiago de C.", "Cuba", 20.02, -75.82),
        ("Sto. Domingo", "Dominican Republic", 18.48, -69.9),
        ("Sta. Cruz", "Bolivia", -17.79, -63.18),
        ("Cd. Juárez", "Mexico", 31.72, -106.46),
        ("Cd. Obregón", "Mexico", 27.486, -109.94),
        ("Nvo. Laredo", "Mexico", 27.476, -99.516),
        ("San Luis P.", "Mexico", 22.15, -100.98),
        ("Pto. Vallarta", "Mexico", 20.62, -105.23),
        ("Gral. Escobedo", "Mexico", 25.8, -100.33),
        ("Pto. Montt", "Chile", -41.47, -72.94),
        ("Pta. Arenas", "Chile", -53.15, -70.92),
        ("S. Juan", "Argentina", -31.537, -68.525),
        ("Gral. Roca", "Argentina", -39.03, -67.58),
        ("S. M. de Tucumán", "Argentina", -26.82, -65.22),
        ("Cnel. Oviedo", "Paraguay", -25.446, -56.44),
        ("Cd. del Este", "Paraguay", -25.51, -54.61),
        ("S. José dos Campos", "Brazil", -23.18, -45.887),
        ("S. Paulo", "Brazil", -23.55, -46.64),
        ("Rib. Preto", "Brazil", -21.17, -47.81),
        ("N. S. do Socorro", "Brazil", -10.855, -37.126),
        ("Vila N. de Gaia", "Portugal", 41.13, -8.61),
        ("V. N. de Famalicão", "Portugal", 41.41, -8.52),
        ("Póvoa de V.", "Portugal", 41.38, -8.76),
        ("Alphen a.d. Rijn", "Netherlands", 52.13, 4.66),
        ("Alphen a/d Rijn", "Netherlands", 52.13, 4.66),
        ("Capelle aan den IJ.", "Netherlands", 51.93, 4.58),
        ("Krimpen a/d IJssel", "Netherlands", 51.917, 4.6),
        ("Bergen op Z.", "Netherlands", 51.495, 4.29),
        ("Nykøbing F.", "Denmark", 54.769, 11.874),
        ("Nykøbing/Mors", "Denmark", 56.795, 8.85),
        ("Nykøbing Sj.", "Denmark", 55.925, 11.67),
        ("Upplands V.", "Sweden", 59.52, 17.91),
        ("Ростов н/Д", "Россия", 47.23, 39.72),
        ("Ростов-на-Д.", "Россия", 47.23, 39.72),
        ("Комсомольск н/А", "Россия", 50.55, 137),
        ("Н. Новгород", "Россия", 56.33, 44),
        ("В. Новгород", "Россия", 58.52, 31.27),
        ("С.-Петербург", "Россия", 59.94, 30.31),
        ("Ст. Оскол", "Россия", 51.3, 37.84),
        ("Петропавловск-Камч.", "Россия", 53.02, 158.65),
        ("Наб. Челны", "Россия", 55.74, 52.41),
        ("Кам'янець-Под.", "Україна", 48.68, 26.58),
        ("Ів.-Франківськ", "Україна", 48.92, 24.71),
        ("Могилів-Под.", "Україна", 48.45, 27.79),
        ("Αγ. Νικόλαος", "Ελλάδα", 35.19, 25.72),
        ("Ν. Σμύρνη", "Ελλάδα", 37.945, 23.714),
        ("Ag. Nikolaos", "Greece", 35.19, 25.72),
        ("N. Vancouver", "Canada", 49.32, -123.07),
        ("St. John's", "Canada", 47.56, -52.71),
        ("Ft. McMurray", "Canada", 56.73, -111.38),
        ("Ft. Worth", "USA", 32.73, -97.32),
        ("N. Las Vegas", "USA", 36.2, -115.12),
        ("W. Palm Beach", "USA", 26.715, -80.05),
        ("Daytona Bch.", "USA", 29.21, -81.02),
        ("Colorado Spgs.", "USA", 38.83, -104.82),
        ("Cleveland Hts.", "USA", 41.52, -81.556),
        ("Lk. Charles", "USA", 30.21, -93.21),
        ("Pt. St. Lucie", "USA", 27.29, -80.35),
        ("Newcastle u. Lyme", "UK", 53, -2.23),
        ("Newcastle u. Tyne", "UK", 54.97, -1.61),
        ("Stoke on T.", "UK", 53, -2.18),
        ("Kingston u. Hull", "UK", 53.745, -0.33),
        ("Stratford u. Avon", "UK", 52.19, -1.71),
        ("Bury St. Eds.", "UK", 52.246, 0.71),
        ("Drobeta Tr. Severin", "Romania", 44.63, 22.66),
        ("Tg. Mureș", "Romania", 46.54, 24.56),
        ("Rm. Vâlcea", "Romania", 45.1, 24.37),
        ("Tg. Jiu", "Romania", 45.035, 23.27),
        ("Sr. Mitrovica", "Serbia", 44.97, 19.61),
        ("N. Sad", "Serbia", 45.25, 19.84),
        ("Sl. Brod", "Croatia", 45.16, 18.016),
        ("Vel. Gorica", "Croatia", 45.71, 16.07),
        ("N. mesto", "Slovenia", 45.8, 15.17),
        ("Г. Оряховица", "България", 43.12, 25.69),
        ("В. Търново", "България", 43.08, 25.63),
        ("Ст. Загора", "България", 42.43, 25.64),
        ("TP. HCM", "Việt Nam", 10.82, 106.63),
        ("TP. Hồ Chí Minh", "Việt Nam", 10.82, 106.63),
        ("Tj. Pinang", "Indonesia", 0.92, 104.44),
        ("Bdr. Seri Begawan", "Brunei", 4.89, 114.94),
        ("K. Lumpur", "Malaysia", 3.14, 101.69),
        ("Gen. Santos", "Philippines", 6.11, 125.17),
        ("Pto. Princesa", "Philippines", 9.74, 118.74),
        ("St. Gallen", "Switzerland", 47.42, 9.37),
        ("La Chaux-de-F.", "Switzerland", 47.1, 6.83),
        ("Biel/Bienne", "Switzerland", 47.137, 7.247),
        ("L'viv", "Ukraine", 49.84, 24.02),
        ("Frankfurt/O.", None, 52.347, 14.551),
        ("Landsberg a. Lech", None, 48.048, 10.883),
        ("Villeneuve s/Lot", None, 44.408, 0.705),
        ("Jablonec n. N.", None, 50.724, 15.171),
        ("Ft. Worth", None, 32.73, -97.32),
        ("N. Vancouver", None, 49.32, -123.07),
        ("Freiburg i. Br.", None, 47.995, 7.85),
        ("Münster/Westf.", None, 51.962, 7.626),
        ("Gorzów Wlkp.", None, 52.736, 15.229),
        ("Ростов н/Д", None, 47.23, 39.72),
        ("Ústí n. Labem", None, 50.66, 14.04),
        ("Rothenburg o.d.T.", None, 49.378, 10.179),
        ("Clacton-on-S.", "UK", 51.79, 1.155),
        ("Aix en Pce", "France", 43.53, 5.45),
        ("Fontenay ss Bois", "France", 48.853, 2.475),
        ("Clermont-Fd", "France", 45.78, 3.08),
    ],
)
def test_locate_takes_a_short_name_for_the_place_of_the_full_one(name, country, lat, lon):
    answer = locate(name, country, gazetteer=GAZETTEER)
    assert answer.place is not None, answer.reason
    assert great_circle_km(lat, lon, answer.place.lat, answer.place.lon) <= TOWN_KM, answer.reason


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Mt. Vernon", "USA"),  # in New York, Illinois, Washington, Ohio
        ("Frankfurt/Xy", "Germany"),
        ("Münster/Zz.", "Germany"),
        ("Lindau am Harz", "Germany"),  # is not in the gazetteer; Lindau is in the lake
        ("Nové Město n. M.", "Czechia"),  # na Moravě, nad Metují
        ("Coswig (Xyland)", "Germany"),
        ("Villeneuve s/Q.", "France"),
    ],
)
def test_locate_never_drops_what_is_left_of_a_name(name, country):
    assert locate(name, country, gazetteer=GAZETTEER).verdict != "placed"


@pytest.mark.parametrize(
    ("name", "full"),
    [("Halle/S.", "Halle (Saale)"), ("Sta. Cruz", "Santa Cruz"), ("Jablonec n. N.", "Jablonec nad Nisou")],
)
def test_candidates_by_full_name_fits_each_word(name, full):
    assert full in {one.place.name for one in candidates_by_full_name(name, GAZETTEER)}


def test_candidates_by_full_name_has_none_for_names_in_full():
    assert candidates_by_full_name("New York", GAZETTEER) == []


@pytest.mark.parametrize(
    ("cell", "region"),
    [("Münster/Westf.", "DE-NW"), ("Coswig (Anhalt)", "DE-ST"), ("Coswig/Sachsen", "DE-SN")],
)
def test_candidates_by_leftover_agree_with_region(cell, region):
    found = candidates_by_leftover(cell, GAZETTEER, frozenset(["DE"]))
    assert {one.place.admin1 for one in found} == {region}


@pytest.mark.parametrize("name", ["Paris", "New York", "서울 (Seoul)", "Aix-en-Provence", "København K"])
def test_has_open_word_is_false_for_names_in_full(name):
    assert not has_open_word(name)


@pytest.mark.parametrize("name", ["Halle/S.", "Lauf a.d. Pegnitz", "Hódmezővásárh.", "Ростов н/Д"])
def test_is_abbreviated_knows_short_words(name):
    assert is_abbreviated(name)
