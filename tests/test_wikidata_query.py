"""The queries to Wikidata: which item a place is, what may be written in SPARQL, and what they find in a graph."""

import re

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery
from sistermap import api
from sistermap.geo.errors import GeocodeError, SistermapError
from sistermap.geo.wikidata.identifiers import ITEM, MOST_PLACES, Identifier, identify_places
from sistermap.geo.wikidata.query import (
    check_languages,
    comment,
    entity,
    items_query,
    labels_query,
    literal,
    ties_query,
)
from sistermap.geo.wikidata.service import read_answer
from sistermap.geo.wikidata.statements import Answers

# Busan, Shimonoseki and Kaohsiung as Wikidata writes its RDF; what ends, is deprecated or unknown is made up.
GRAPH = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdv: <http://www.wikidata.org/value/> .
@prefix wdref: <http://www.wikidata.org/reference/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

wd:Q16520 rdfs:label "Busan"@en, "부산광역시"@ko ; wdt:P31 wd:Q1 ; wdt:P17 wd:Q884 ; p:P1566 wds:Q16520-g1, wds:Q16520-g2 ;
  p:P300 wds:Q16520-i ; wdt:P625 "Point(129.075 35.179722222)"^^geo:wktLiteral ; p:P190 wds:Q16520-a, wds:Q16520-b, wds:Q16520-c .
wds:Q16520-g1 ps:P1566 "1838524" ; wikibase:rank wikibase:NormalRank .
wds:Q16520-g2 ps:P1566 "1838519" ; wikibase:rank wikibase:PreferredRank .
wds:Q16520-i ps:P300 "KR-26" ; wikibase:rank wikibase:NormalRank .
wd:Q884 wdt:P297 "KR" . wd:Q17 wdt:P297 "JP" . wd:Q865 wdt:P297 "TW" .
wd:Q131306 rdfs:label "Shimonoseki"@en ; wdt:P31 wd:Q1 ; wdt:P17 wd:Q17 ; wdt:P625 "Point(130.941 33.958)"^^geo:wktLiteral ;
  p:P190 wds:Q131306-x .
wd:Q181557 rdfs:label "Kaohsiung"@en ; wdt:P17 wd:Q865 .
wd:Q999 p:P1566 wds:Q999-g . wds:Q999-g ps:P1566 "1838524" ; wikibase:rank wikibase:DeprecatedRank .
wds:Q16520-a ps:P190 wd:Q131306 ; wikibase:rank wikibase:NormalRank ; pqv:P580 wdv:t1 ; prov:wasDerivedFrom wdref:r1 .
wdv:t1 wikibase:timeValue "1976-10-11T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
wdref:r1 pr:P854 <https://example.org/busan> .
wds:Q131306-x ps:P190 wd:Q16520 ; wikibase:rank wikibase:NormalRank .
wds:Q16520-b ps:P190 wd:Q181557 ; wikibase:rank wikibase:DeprecatedRank .
wds:Q16520-c ps:P190 <http://www.wikidata.org/.well-known/genid/1f> ; wikibase:rank wikibase:NormalRank ;
  pq:P582 <http://www.wikidata.org/.well-known/genid/2f> .
"""


@pytest.fixture(scope="module")
def graph():
    return rdflib.Graph().parse(data=GRAPH, format="turtle")


def answer(graph, query):
    return read_answer(graph.query(query).serialize(format="json"))


# ---- which item a place is ----


@pytest.mark.parametrize(
    ("place", "country", "found"),
    [
        ("Busan", None, ("P1566", "1838524")),  # geonames.org/1838524
        ("Busan, KR", None, ("P1566", "1838524")),
        ("부산", "KR", ("P1566", "1838524")),
        ("Bayern", None, ("P300", "DE-BY")),
        ("Gyeonggi-do", "Korea", ("P300", "KR-41")),
        ("Japan", None, ("P297", "JP")),
        ("Kreis Lippe, DE", None, ("P440", "05766")),  # the key that begins each of its municipalities'
        ("city:4250542", None, ("P1566", "4250542")),
        ("q16520", None, (ITEM, "Q16520")),
    ],
)
def test_identify_places_joins_by_identifiers(place, country, found):
    (one,) = identify_places([place], gazetteer=api._gazetteer(), country=country)
    assert one == (place, *found)


def test_identify_places_names_the_candidates_of_an_ambiguous_name():
    with pytest.raises(GeocodeError, match=r"'Springfield'.*city:4250542 \(Springfield, US-IL\)") as raised:
        identify_places(["Busan", "Springfield", "Xyzzyville"], gazetteer=api._gazetteer())
    assert "1 other place cannot" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("places", "message"),
    [
        ([], "there is no place"),
        (["admin2:KR-경기-고양시"], "no identifier that Wikidata has too"),
        (["x" * 500], "500 characters"),
        (["Busan", None], "place None: is no text"),
        ([f"Q{number}" for number in range(1, MOST_PLACES + 2)], "2,001 places"),
    ],
)
def test_identify_places_refuses_what_cannot_be_joined(places, message):
    with pytest.raises(GeocodeError, match=message):
        identify_places(places, gazetteer=api._gazetteer())


def test_identify_places_refuses_a_country_that_is_not_known():
    with pytest.raises(GeocodeError, match="country 'Narnia': is not known"):
        identify_places(["Busan"], gazetteer=api._gazetteer(), country="Narnia")


def test_identify_places_counts_a_place_once():
    assert len(identify_places(["Busan", "부산", "Busan, KR"], gazetteer=api._gazetteer())) == 1


# ---- what is written in SPARQL ----


@given(st.text())
def test_literal_is_one_literal_of_the_same_text_whatever_is_in_it(text):
    written = literal(text)
    # By the grammar of SPARQL 1.1, rule 156 STRING_LITERAL2.
    assert re.fullmatch(r'"(?:[^"\\\n\r]|\\[tbnrf\\"\'])*"', written)
    escapes = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
    assert re.sub(r"\\(.)", lambda found: escapes.get(found[1], found[1]), written[1:-1]) == text


@given(st.text() | st.sampled_from(['"}', "\n} DROP ALL #", "\\u000A} #", "x\u2028y", "'''", "<http://x>"]))
def test_comment_is_one_line_without_escapes(text):
    assert len(f"x{comment(text)}x".splitlines()) == 1
    assert "\\" not in comment(text)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60) | st.sampled_from(['"} DROP ALL #', "\\u000A} #"]), st.text(max_size=20))
def test_ties_query_is_the_same_but_for_comments_whatever_a_place_is_called(requested, value):
    def code(name, number):
        query = ties_query([Identifier(name, "P1566", number), Identifier(name, ITEM, "Q1")], ["ko"])
        return [line for line in query.split("\n") if not line.startswith("#")]

    assert code(requested, "1") == code("Busan", "1")
    assert len(code(requested, value)) == len(code("Busan", "1"))
    parseQuery("\n".join(code(requested, value)))


@pytest.mark.parametrize("item", ["", "Q0", "Q1 }", "P31", "Q1\n", "q1"])
def test_entity_writes_nothing_but_an_item(item):
    with pytest.raises(ValueError, match="no item"):
        entity(item)


@pytest.mark.parametrize(
    "languages", [['en"'], [""], [], ["en", "ko", "ja", "de", "fr", "es"], ["en) }"], ["en\n"]]
)
def test_check_languages_refuses_what_is_no_tag(languages):
    with pytest.raises(SistermapError, match="lang"):
        check_languages(languages)


def test_check_languages_takes_chinese_without_a_script_behind_the_one_with_it():
    # Wikidata has many names in zh only.
    assert check_languages(["zh-Hant", "pt-BR", "zh-Hans"]) == ("zh-hant", "zh", "pt-br", "pt", "zh-hans")


# ---- what they find ----

FOUND_BY = [("P1566", "1838524"), ("P300", "KR-26"), (ITEM, "Q16520")]


@pytest.mark.parametrize("found_by", FOUND_BY)
def test_items_query_finds_the_item_and_not_one_whose_number_is_deprecated(graph, found_by):
    rows = answer(graph, items_query([Identifier("", *found_by), Identifier("", "P1566", "1")]))
    assert [row["place"]["value"] for row in rows] == ["http://www.wikidata.org/entity/Q16520"]
    assert rows[0]["property"]["value"] == found_by[0]


def test_items_query_finds_no_item_that_was_deleted(graph):
    assert answer(graph, items_query([Identifier("", ITEM, "Q404")])) == []


@pytest.mark.parametrize("found_by", [*([one] for one in FOUND_BY), FOUND_BY])
def test_ties_query_finds_the_statements_of_both_directions(graph, found_by):
    rows = answer(graph, ties_query([Identifier("", *one) for one in found_by], ["ko"]))
    answers = Answers()
    answers.add(rows)
    stated = {address.rpartition("/")[2]: one for address, one in answers.statements.items()}
    assert {name: (one.subject, one.twin, one.rank) for name, one in stated.items()} == {
        "Q16520-a": ("Q16520", "Q131306", "NormalRank"),
        "Q131306-x": ("Q131306", "Q16520", "NormalRank"),
        "Q16520-b": ("Q16520", "Q181557", "DeprecatedRank"),
    }
    ((start, precision),) = stated["Q16520-a"].starts
    assert (start[:10], precision) == ("1976-10-11", "11")
    assert stated["Q16520-a"].references == {"https://example.org/busan"}
    assert [*answers.set_aside] == ["http://www.wikidata.org/entity/statement/Q16520-c"]
    assert answers.items["Q16520"].names == {"ko": "부산광역시", "en": "Busan"}
    assert answers.items["Q131306"].names == {"en": "Shimonoseki"}
    assert answers.items["Q131306"].countries == {"JP"}
    assert answers.items["Q131306"].points == {(33.958, 130.941)}


def test_labels_query_finds_names_in_all_languages(graph):
    rows = answer(graph, labels_query(["Q16520", "Q404"]))
    assert {row["name"]["xml:lang"] for row in rows} == {"en", "ko"}


def test_wikidata_writes_a_query_and_no_table():
    found = api.wikidata(["Busan", "Q8684"], lang=["ko", "en"])
    assert found.ties is None
    parseQuery(found.query)
    assert found.query.count("1838524") == 2  # in a comment and as a value
