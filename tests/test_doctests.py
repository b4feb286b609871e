"""Every example in a docstring runs, and prints what it says."""

import doctest
import functools
import importlib
import pkgutil
from pathlib import Path

import pytest
import sistermap

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
NOT_IMPORTED = ("sistermap.__main__", "sistermap.tests", "sistermap.benchmarks", "sistermap.docs")


@functools.cache
def examples():
    """Return the docstrings with examples of every module, each a test of its own."""
    inside = [module.name for module in pkgutil.walk_packages(sistermap.__path__, "sistermap.")]
    found = []
    for name in ["sistermap", *inside]:
        if not name.startswith(NOT_IMPORTED):
            finder = doctest.DocTestFinder(exclude_empty=True)
            found += [one for one in finder.find(importlib.import_module(name)) if one.examples]
    return sorted(found, key=lambda one: one.name)


@pytest.mark.parametrize("example", examples(), ids=lambda one: one.name.removeprefix("sistermap."))
def test_docstring_examples_print_what_they_say(example):
    report = []
    doctest.DocTestRunner(optionflags=FLAGS).run(example, out=report.append, clear_globs=False)
    assert not report, "".join(report)


def test_every_module_with_examples_is_tried():
    root = Path(sistermap.__file__).parent
    folders = [root / room for room in ("data", "geo", "maps")]
    written = {
        f.relative_to(root)
        for folder in [*folders, root]
        for f in (folder.rglob("*.py") if folder != root else root.glob("*.py"))
        if ">>> " in f.read_text(encoding="utf-8")
    }
    assert {Path(one.filename).relative_to(root) for one in examples()} == written


def test_no_example_is_skipped():
    skipped = [
        f"{test.name}, line {test.lineno + example.lineno + 1}"
        for test in examples()
        for example in test.examples
        if doctest.SKIP in example.options
    ]
    assert skipped == []
