"""Names in the case that a generic term asks for."""

import pytest
from sistermap.geo.naming.cases import nominatives
from sistermap.geo.naming.generic_terms import strip_generic_term


@pytest.mark.parametrize(
    ("name", "nominative"),
    [
        ("Porvoon kaupunki", "porvoo"),
        ("Helsingin kaupunki", "helsinki"),
        ("Panevėžio miestas", "panevezys"),
        ("Ventspils novads", None),
        ("Γιαννιτσών", None),
        ("Borås Stad", "bora"),
    ],
)
def test_nominatives_are_those_of_the_terms_language(name, nominative):
    found = [one for stripped in strip_generic_term(name) for one in nominatives(stripped)]
    assert nominative in found if nominative else not {"ventspil", "giannits"} & {*found}
