"""Every regular expression that meets a user's text takes time as long as the text, whatever is in it."""

import ast
import functools
import importlib
import re
from pathlib import Path

import pytest
from attacks import steepest
from sistermap.geo.draft.ties import cues
from sistermap.geo.naming import korean, plain_readings, romanisation
from sistermap.geo.naming.abbreviations import written_words
from sistermap.geo.naming.name_alignment import key_pattern, strict_key_pattern
from sistermap.geo.tables import dividers

ROOT = Path(__file__).parents[1]
FILES = [
    ROOT / "cli.py",
    ROOT / "api.py",
    *sorted((ROOT / "geo").rglob("*.py")),
    *sorted((ROOT / "maps").rglob("*.py")),
    ROOT / "data/__init__.py",
    ROOT / "data/shipped.py",
]
METHODS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
OF_PANDAS = {
    "contains",
    "match",
    "fullmatch",
    "extract",
    "extractall",
    "replace",
    "split",
    "findall",
    "count",
}
# These look at pages and styles that are made by us, in which a user's text is escaped.
OUR_OWN = {"maps.assets", "maps.page.policy"}


def folds_of(module):
    """Return the expressions of a module's tables of (expression, what is written instead)."""
    tables = [value for value in vars(module).values() if isinstance(value, tuple) and value]
    return [
        re.compile(row[0], re.MULTILINE)
        for table in tables
        for row in table
        if isinstance(row, tuple) and len(row) == 2 and all(isinstance(part, str) for part in row)
    ]


# Expressions that are made of what a function is given -> such as it makes, and the method by which they are used.
MADE = {
    "geo.naming.name_alignment.key_pattern": lambda: (
        [key_pattern(written_words(name)) for name in ("Halle/S.", "N. Vancouver", "Lauf a.d. Pegnitz")],
        "fullmatch",
    ),
    "geo.naming.name_alignment.strict_key_pattern": lambda: (
        [strict_key_pattern(written_words("Châlons s/ Marne"))],
        "fullmatch",
    ),
    "geo.naming.korean.fold_romanisation": lambda: (folds_of(korean), "search"),
    "geo.naming.romanisation._compiled": lambda: (folds_of(romanisation), "search"),
    "geo.naming.plain_readings._replaced": lambda: (folds_of(plain_readings), "search"),
    "geo.naming.leftovers._towns_named_after": lambda: ([re.compile(r"[ \-/('’.](?:sa|st)")], "search"),
    "geo.naming.slips._times": lambda: ([re.compile("(?=ana)")], "search"),
    "geo.exits._in_json": lambda: (
        [re.compile("[\x7f-\x9f\u2028-\u202e]"), re.compile(r"[^\x00-\x7e]")],
        "search",
    ),
    "geo.draft.ties.cues._pattern": lambda: (
        [cues._pattern("de")[0], cues._pattern("ko")[0]],
        "finditer",
    ),
    "geo.tables.dividers._words": lambda: ([dividers._words("and"), dividers._words("or")], "search"),
}


def module_of(file):
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@functools.cache
def parsed(file):
    """Return a file's module, and its tree whose nodes know the function around them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                node.function = function
    return importlib.import_module(f"sistermap.{module_of(file)}"), tree


def patterns_in(value, depth=0):
    """Yield the expressions in a value of a module: alone, in tables, behind partial functions and bound methods."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, functools.partial):
        yield from patterns_in(value.func, depth)
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield value.__self__
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from patterns_in(one, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        yield from patterns_in(list(value.values()), depth)


def returns_patterns(function):
    return function.returns is not None and "Pattern" in ast.unparse(function.returns)


@functools.cache
def made_by(function):
    return list(patterns_in(function()))


@functools.cache
def collected():
    """Return {module: {name: patterns}}, the calls of `re` that are in none, and how each expression is used."""
    found = {}
    unknown = []
    modes = {}
    for file in FILES:
        module, tree = parsed(file)
        mine = found.setdefault(module_of(file), {})
        for name, value in vars(module).items():
            if patterns := list(patterns_in(value)):
                mine[name] = patterns
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and returns_patterns(node) and not node.args.args:
                mine[node.name] = made_by(getattr(module, node.name))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                _add_call(module, file, node, mine, unknown, modes)
        _add_modes(module, tree, mine, modes)
    for name, make in MADE.items():
        module, _, function = name.rpartition(".")
        found[module][function], method = make()
        modes.update({pattern: {method} for pattern in found[module][function]})
    return found, unknown, modes


def _add_call(module, file, node, mine, unknown, modes):
    """Take the expression of a call such as `re.search("a", text)`; what is compiled for a module is in it already."""
    receiver = ast.unparse(node.func.value)
    function = getattr(node, "function", None)
    of_pandas = receiver.endswith(".str") and node.func.attr in OF_PANDAS
    if of_pandas and node.func.attr in ("replace", "split") and "regex=True" not in ast.unparse(node):
        return
    if not of_pandas and (receiver != "re" or node.func.attr not in METHODS | {"compile"}):
        return
    if node.func.attr == "compile" and (
        function is None or (returns_patterns(function) and not function.args.args)
    ):
        return
    try:
        given = {word.arg: word.value for word in node.keywords}
        flags = given.get("flags") or (
            node.args[2] if len(node.args) > 2 and node.func.attr != "sub" else None
        )
        source, flags = (
            0 if part is None else eval(compile(ast.Expression(part), str(file), "eval"), vars(module))
            for part in (node.args[0], flags)
        )
    except NameError:
        where = f"{module_of(file)}.{function.name if function else ''}"
        if where not in MADE and module_of(file) not in OUR_OWN:
            unknown.append(f"{where}: {ast.unparse(node)}")
        return
    pattern = re.compile(source, flags)
    mine[f"line {node.lineno}"] = [pattern]
    modes.setdefault(pattern, set()).add("search" if of_pandas else node.func.attr)


def _add_modes(module, tree, mine, modes):
    """Note by which methods the expressions of a module are used; those of a loop's variable count for all without one."""
    loose = set()
    receivers = set()
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and node.attr in METHODS):
            continue
        receiver = node.value
        called = isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Name)
        name = receiver.func if called else receiver
        if not isinstance(name, ast.Name) or name.id == "re":
            continue
        value = vars(module).get(name.id)
        patterns = mine.get(name.id, []) if called else list(patterns_in(value))
        receivers.add(id(name))
        for pattern in patterns:
            modes.setdefault(pattern, set()).add(node.attr)
        if not patterns and node.attr != "split":
            loose.add(node.attr)
    elsewhere = {
        node.id for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in receivers
    }  # fmt: skip
    for name, patterns in mine.items():
        for pattern in patterns:
            if name in elsewhere or pattern not in modes:
                modes.setdefault(pattern, set()).update(loose)


def modes_of(pattern):
    """Return by what a pattern is tried: one match from the beginning, or a search from everywhere."""
    methods = collected()[2].get(pattern) or {"search"}
    return sorted({method if method in ("match", "fullmatch") else "search" for method in methods})


MODULES = [
    module_of(file) for file in FILES if re.search(r"\bre\.|\.str\.", file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("module", [name for name in MODULES if name not in OUR_OWN])
def test_patterns_take_time_as_long_as_the_text(module):
    steep = {
        f"{name} {pattern.pattern!r} by {mode}": found
        for name, patterns in collected()[0][module].items()
        for pattern in dict.fromkeys(patterns)
        for mode in modes_of(pattern)
        if (found := steepest(pattern, mode))
    }
    assert steep == {}


def test_patterns_are_all_collected():
    found, unknown, _ = collected()
    assert unknown == []  # make these of constants, or show in MADE what they are made of
    assert sum(len(patterns) for mine in found.values() for patterns in mine.values()) > 250
    assert not [
        file for file in FILES if re.search(r"^from re import|import re as", file.read_text(), re.MULTILINE)
    ]


@pytest.mark.parametrize(
    ("source", "mode"),
    [
        (r"(a+)+$", "match"),
        (r"(?:a|a)*$", "match"),
        (r"(?:\w+\s?)*:", "match"),
        (r"\s*x\s*$", "search"),
        (r"\s+$", "search"),
        (r"\s*,", "search"),
        (r"\d+ ", "search"),
        (r"\((.*?)\)", "search"),
        (r"(\S.*?)\s*(?:area|region)", "fullmatch"),
        (r"\s*\d{0,2}\s*[.)]", "match"),
        (r"\d[\d.,\s]*\s*%?", "fullmatch"),
        (r"<a[^>]*>", "search"),
        (r"x(?:ab?)*(?:a|ba)*!", "match"),
    ],
)
def test_steepest_finds_slow_patterns(source, mode):
    assert steepest(re.compile(source), mode) is not None


@pytest.mark.parametrize(
    ("source", "mode"),
    [
        (r"a++$", "match"),
        (r"(?:(?<!\s)\s++)?x\s*+$", "search"),
        (r"(?<!\s)\s++$", "search"),
        (r"\(([^()]*+)\)", "search"),
        (r"(\S(?:.*?\S)??)\s++(?:area|region)", "fullmatch"),
        (r"\s+$", "match"),
        (r"[^\W\d_]+|\d+", "search"),
        ("|".join(f"word{number}" for number in range(300)), "search"),
    ],
)
def test_steepest_lets_linear_patterns_pass(source, mode):
    assert steepest(re.compile(source), mode) is None
