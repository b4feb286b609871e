"""The context of a list: what the other rows say of a country."""

from collections import Counter

from sistermap.geo.naming.context import CountryCounts, ListContext


def test_share_is_neutral_in_an_empty_list():
    assert ListContext().share("FR") == 0.0


def test_share_makes_a_country_that_a_list_names_likelier():
    context = ListContext(counts=CountryCounts(Counter(FR=100, IT=50)))
    assert context.share("FR") > 0 > context.share("DE")
