"""What a sentence states of a tie, whoever has it, and which date of several is of which partner."""

import pytest
from sistermap.geo.draft.dates.text_dates import find_dates
from sistermap.geo.draft.names.mention import Mention
from sistermap.geo.draft.ties.claim import read_claim
from sistermap.geo.draft.ties.cues import find_cues
from sistermap.geo.draft.ties.dates_of_sides import dates_of_sides
from sistermap.geo.draft.ties.latin_clauses import latin_clauses

DAY = "2019-05-14"


def names_in(text, *names):
    return [
        Mention(text.find(name), text.find(name) + len(name), name, 0, 0, None, None, None, None)
        for name in names
    ]


CLAIMS = [
    ("en", "They signed a twinning charter on 3 May 1999.", ("sister", "active", "1999-05-03", None)),
    ("en", "The twinning begun in October 1957 was ended on 2 April 2019.", ("sister", "ended", "1957-10", "2019-04-02")),
    ("en", "The twinning was suspended in March 2014.", ("sister", "dormant", None, None)),
    ("en", "The twinning is still being negotiated.", ("sister", "planned", None, None)),
    ("en", "A twinning was never agreed.", ("sister", "negated", None, None)),
    ("de", "Seit 2015 ruht die Partnerschaft.", ("sister", "dormant", None, None)),
    ("fr", "Le jumelage, signé en 1965, a été dénoncé en 2012.", ("sister", "ended", "1965", "2012")),
    ("es", "El hermanamiento suscrito en 1998 se renovó ayer.", ("sister", "active", "1998", None)),
    ("en", "The joint project began in 2017 and runs until 2021.", ("project", "active", "2017", "2021")),
    ("en", "The joint project ran from 2014 to 2016.", ("project", "active", "2014", "2016")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CLAIMS)
def test_read_claim_gives_each_date_to_the_word_beside_it(language, text, expected):
    claim = read_claim(find_cues(text, language), find_dates(text, language, DAY), language, text, DAY)
    assert (claim.kind, claim.status, claim.since, claim.until) == expected


LISTS = [
    ("en", "with Lille (1968), Brno (1991) and Lima", ("Lille", "Brno", "Lima"), {0: "1968", 1: "1991"}),
    ("en", "with Lille and, since 1991, with Brno", ("Lille", "Brno"), {1: "1991"}),
    ("es", "en 2010 con Lille, en 2011 con Brno", ("Lille", "Brno"), {0: "2010", 1: "2011"}),
    ("fr", "avec Lille depuis 1968, avec Brno depuis 1991", ("Lille", "Brno"), {0: "1968", 1: "1991"}),
    ("en", "signed with Lille and Brno in 1999", ("Lille", "Brno"), None),
    ("en", "In 1999 with Lille and Brno", ("Lille", "Brno"), None),
]


@pytest.mark.parametrize(("language", "text", "names", "expected"), LISTS)
def test_dates_of_sides_gives_a_date_to_the_partner_beside_it(language, text, names, expected):
    mentions = names_in(text, *names)
    dates = find_dates(text, language, DAY)
    found = dates_of_sides(text, mentions, dates, [one.start for one in mentions], language)
    assert (found and {number: date.since for number, date in found.items()}) == expected


CLAUSES = [
    ("fr", "Rennes a gelé son jumelage avec Perm, Dijon a rompu le sien avec Brno.", ("Rennes", "Perm", "Dijon", "Brno"), 2),
    ("en", "Leeds is twinned with Lille, Brno and with Lima.", ("Leeds", "Lille", "Brno", "Lima"), 1),
    ("de", "Kassel und Brno haben mit Lima einen Vertrag geschlossen.", ("Kassel", "Brno", "Lima"), 1),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names", "count"), CLAUSES)
def test_latin_clauses_cut_where_a_new_subject_begins(language, text, names, count):
    assert len(latin_clauses(text, language, find_cues(text, language), names_in(text, *names))) == count
