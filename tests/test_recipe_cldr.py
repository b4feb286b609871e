"""What is read of CLDR: rules of `data.recipes.cldr`."""

import pytest
from sistermap.data.recipes import cldr


@pytest.mark.parametrize(("code", "written"), [("kr26", "KR-26"), ("gbsct", "GB-SCT"), ("KR", "KR")])
def test_iso_writes_codes_as_iso_3166_does(code, written):
    assert cldr.iso(code) == written
