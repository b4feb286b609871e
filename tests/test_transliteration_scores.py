"""Many pairs of names compared at once. What is expected is what `plain_transliteration` adds up one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_transliteration import PlainScorer
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.transliteration import _model
from sistermap.geo.naming.transliteration_names import LatinNames
from sistermap.geo.naming.transliteration_scores import PieceTable, likelihoods
from sistermap.geo.naming.transliteration_units import letters, units

WRITTEN = ["파리", "툴루즈", "마르세유", "상트페테르부르크", "오하이오", "런던"]
LATIN = ["Paris", "Toulouse", "Marseille", "Sankt-Peterburg", "Ohio", "London", "Łódź", "Ho", "Châteaudun"]


@pytest.fixture(scope="module")
def models():
    with Gazetteer.open(data.HERE) as gazetteer:
        yield [_model(gazetteer, "HANGUL", spelling) for spelling in ("french", "english")]


def compared(pairs, models, floor=0.0):
    tables = [PieceTable(model) for model in models]
    columns = LatinNames([(name, at, 0) for at, (_, name, _) in enumerate(pairs)])
    ats = np.array([columns.rowids.tolist().index(at) for at in range(len(pairs))], dtype=np.intp)
    written = [(units(text), tables[model]) for text, _, model in pairs]
    rows, sizes = columns.letters(ats)
    return likelihoods(written, np.arange(len(pairs)), rows, sizes, np.full(len(pairs), floor))


PAIRS = st.lists(
    st.tuples(st.sampled_from(WRITTEN), st.sampled_from(LATIN), st.integers(0, 1)), min_size=1, max_size=30
)


@settings(max_examples=30, deadline=None)
@given(pairs=PAIRS)
def test_likelihoods_are_those_of_each_pair_alone(pairs, models):
    found = compared(pairs, models)
    plain = [
        PlainScorer(units(text), models[model]).likelihoods(letters(name)) for text, name, model in pairs
    ]
    assert found.whole.tolist() == pytest.approx([whole for whole, _ in plain], rel=1e-12)
    assert found.least.tolist() == pytest.approx([least for _, least in plain], rel=1e-12)


@settings(max_examples=30, deadline=None)
@given(pairs=PAIRS)
def test_likelihoods_that_pass_the_floor_are_those_without_one(pairs, models):
    without, found = compared(pairs, models), compared(pairs, models, floor=1e-6)
    for before, least, whole, least_here in zip(*without, *found, strict=True):
        assert (least >= 1e-6) == (least_here >= 1e-6)
        assert least < 1e-6 or whole == before
