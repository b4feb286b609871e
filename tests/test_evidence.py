"""How evidence adds up: laws that hold whatever the weights are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.gazetteer import Place
from sistermap.geo.naming import evidence
from sistermap.geo.naming.answer import Candidate
from sistermap.geo.naming.evidence import (
    NONE,
    PARTS,
    WEIGHTS,
    log_odds,
    log_odds_by_part,
    posterior,
    prior,
)

FEATURES = st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(-5, 5))


def place(level="city", population=0, languages=0):
    return Place(f"{level}:X", "X", level, "FR", None, population, 0.0, 0.0, None, languages)


def test_parts_have_every_feature_once():
    named = [name for names in PARTS.values() for name in names]
    assert sorted(named) == sorted(WEIGHTS)


@given(FEATURES)
def test_log_odds_by_part_add_up_to_log_odds(features):
    assert math.fsum(log_odds_by_part(features).values()) == pytest.approx(log_odds(features), abs=1e-9)


@given(st.lists(st.floats(-5, 9), max_size=12), st.floats(-3, 4))
def test_posterior_leaves_room_for_none_of_them(weights, none):
    likely = posterior(weights, none)
    assert all(0 <= chance <= 1 for chance in likely)
    assert sum(likely) < 1 + 1e-9
    assert 1 - sum(likely) == pytest.approx(10**none / (10**none + sum(10**w for w in weights)), abs=1e-9)


def test_posterior_of_a_power_of_ten_is_ten_to_one():
    one, other = posterior([3.0, 2.0], none=-99.0)
    assert one / other == pytest.approx(10)


def test_prior_prefers_the_larger_and_the_better_known():
    assert log_odds(prior(place(population=1_000_000))) > log_odds(prior(place(population=10_000)))
    assert log_odds(prior(place(languages=50))) > log_odds(prior(place(languages=2)))


@pytest.mark.parametrize("level", ["city", "admin1", "admin2", "country"])
@pytest.mark.parametrize("transliterated", [False, True])
def test_prior_has_only_features_with_a_weight(level, transliterated):
    assert prior(place(level), transliterated=transliterated).keys() <= WEIGHTS.keys()


def test_a_hamlet_that_only_resembles_a_name_is_less_likely_than_none():
    slip = Candidate(place(), "fuzzy", prior(place()) | {"typo": 1.0, "typo_short": 3.0}, "x")
    assert slip.log_odds < NONE["none"]


def test_with_features_adds_to_what_is_known(monkeypatch):
    monkeypatch.setitem(evidence.WEIGHTS, "region", 2.0)
    once = Candidate(place(), "exact", {"region": 1.0})
    assert once.with_features(region=1.0).log_odds == 2 * once.log_odds == 4.0
    assert once.features == {"region": 1.0}
