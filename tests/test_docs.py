"""What the documentation says is true: its commands exist, its examples run, what is made from the code is up to date."""

import ast
import functools
import importlib.util
import itertools
import re
import shlex
from pathlib import Path

import click
import pandas as pd
import pytest
import sistermap
from click.testing import CliRunner
from sistermap import data
from sistermap.cli import cli
from sistermap.geo import schema
from sistermap.geo.tables.files.reading import READERS

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), ROOT / "data/SOURCES.md", *sorted((ROOT / "docs").glob("*.md"))]


def load(name):
    """Import a script of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---- pages made from the code ----


def test_page_on_reading_names_every_suffix_that_is_read():
    page = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
    listed = re.search(r"^Files: `([^`]*)`", page, re.MULTILINE)
    assert listed and listed[1].split() == [*READERS]


def test_architecture_is_what_the_imports_say():
    made = load("make_architecture").draw()
    committed = (ROOT / "docs/architecture.svg").read_text(encoding="utf-8")
    assert committed == made, "run: python docs/make_architecture.py"


def test_architecture_shows_an_import_that_climbs(tmp_path):
    (tmp_path / "geo/gazetteer").mkdir(parents=True)
    (tmp_path / "geo/tables").mkdir()
    (tmp_path / "geo/tables/header.py").write_text("", encoding="utf-8")
    (tmp_path / "geo/gazetteer/keys.py").write_text("from ..tables.header import a\n", encoding="utf-8")
    drawing = load("make_architecture")
    assert drawing.room_imports(tmp_path) == {("geo/gazetteer", "geo/tables")}
    assert 'class="arrow up"' in drawing.arrow("geo/gazetteer", "geo/tables")


def test_architecture_refuses_a_module_without_a_room(tmp_path):
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo/loose.py").write_text("from .layer import Layer\n", encoding="utf-8")
    with pytest.raises(KeyError, match=r"geo/loose is in no room"):
        load("make_architecture").room_imports(tmp_path)


@pytest.mark.parametrize(
    "table",
    ["TIES", "ANSWER", "LAYER_PLACES", "LAYER_REGIONS", "LAYER_TIES", "LAYER_MEMBERSHIPS", "LAYER_UNPLACED"],
)
def test_every_column_has_a_meaning(table):
    columns = getattr(schema, table)
    meanings = next(found for found in schema.MEANINGS.values() if tuple(found) == columns)
    assert all(meaning.endswith(".") for meaning in meanings.values())


# ---- commands that are shown ----


def shown_commands():
    """Collect every command line of sistermap in the pages and in the help."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r"^```(?:sh|console|bash|text)?\n(.*?)^```", text, re.M | re.S):
            for line in block.splitlines():
                yield from ((path.name, found) for found in commands_of(line))
        for code in re.findall(r"`(sistermap [^`\n]+)`", text):
            yield path.name, code
    for name, command in [("sistermap", cli), *cli.commands.items()]:
        for line in (command.help or "").splitlines():
            yield from ((f"{name} --help", found) for found in commands_of(line))


def commands_of(line):
    """Cut a line of a shell at pipes, and the help's remark off its command."""
    line = re.split(r"\s{3,}", line.strip())[0]
    return re.findall(r"(?:^|[|&/]\s*)(sistermap [^|&>#]+)", line)


@pytest.mark.parametrize(("where", "line"), sorted({*shown_commands()}))
def test_shown_command_exists(where, line):
    name, *arguments = shlex.split(line)[1:]
    if name.startswith("-") or name.isupper():  # sistermap --help, sistermap COMMAND --help
        return
    command = cli.commands[name]
    options = {opt: p for p in command.params if isinstance(p, click.Option) for opt in p.opts}
    command.make_parser(click.Context(command)).parse_args(
        [argument for argument in arguments if argument not in ("--help", "-h", "…")]
    )
    for option, value in itertools.pairwise(arguments):
        if option in options and isinstance(options[option].type, click.Choice):
            options[option].type.convert(value, options[option], click.Context(command))


# ---- links, files and the site ----


def test_links_between_pages_lead_somewhere():
    build = load("build")
    for page in PAGES:
        build.relink(page.read_text(encoding="utf-8"), page.relative_to(ROOT), {})


def test_relink_follows_a_page_to_where_the_site_has_it():
    build = load("build")
    places = {Path("docs/names.md"): Path("names.md"), Path("README.md"): Path("index.md")}
    text = "[a](docs/names.md#sound) [b](https://x.org) [c](#here) [d](LICENSE)"
    assert build.relink(text, Path("README.md"), places) == (
        f"[a](names.md#sound) [b](https://x.org) [c](#here) [d]({build.SOURCE}LICENSE)"
    )
    assert build.relink("[e](../README.md)", Path("docs/names.md"), places) == "[e](index.md)"
    with pytest.raises(SystemExit, match=r"nowhere\.md is not there"):
        build.relink("[f](nowhere.md)", Path("README.md"), places)


# Files of ours that say where something is: in their prose, their docstrings and their comments.
SPEAKING = [page for page in PAGES if page.name != "CHANGELOG.md"] + [
    file for top in ("cli.py", "api.py", "__init__.py", "data", "geo", "maps", "docs", "benchmarks", "tests")
    for file in ([ROOT / top] if top.endswith(".py") else [*(ROOT / top).rglob("*.py"), *(ROOT / top).rglob("*.js")])
    if "vendor" not in file.parts
]  # fmt: skip
# The first word of a dotted name that is not a module of ours: other packages, and values.
NOT_OURS = {
    "L",
    "difflib",
    "folium",
    "language",
    "map",
    "pandas",
    "pyproj",
    "shapely",
    "store",
    "kit",
    "why",
}
FILES = (
    "tsv",
    "py",
    "md",
    "html",
    "js",
    "csv",
    "css",
    "json",
    "txt",
    "ics",
    "kmz",
    "parquet",
    "sqlite",
    "svg",
    "toml",
)


def prose(path):
    """Give what a file says to people: all of a page, the docstrings and comments of code, whatever a table explains."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return text
    if path.suffix == ".js":
        return "\n".join(re.findall(r"(?:^|\s)//.*", text))
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    strings = [node.value for node in nodes if isinstance(node.value, str)]
    return "\n".join([*strings, *re.findall(r"(?:^|\s)#.*", text)])


@functools.cache
def defined_names():
    """Map each module of ours, `geo.schema`, to what it defines itself, and each class of it to its attributes."""
    found = {}
    for file in [
        *ROOT.glob("*.py"),
        *(f for top in ("data", "geo", "maps") for f in (ROOT / top).rglob("*.py")),
    ]:
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found[module] = names_of(tree.body, imports=file.name == "__init__.py")
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[f"{module}.{node.name}"] = names_of(node.body)
    return found


def names_of(body, *, imports=False):
    """Give the names that the statements of a module or a class define; what they import only on request."""
    names = set()
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom) and imports:
            names.update(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(
                name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)
            )
    return names


def is_defined(name):
    """Tell whether a module of ours is called so, from any folder on, or one defines it itself."""
    if name.removeprefix("sistermap.") in sistermap.__all__:
        return True
    name = re.sub(r"^layer\.(?=\w+$)", "Layer.", name.removeprefix("sistermap."))
    owner, _, last = name.rpartition(".")
    ends = [module for module in defined_names() if f".{module}".endswith(f".{name}")]
    return bool(ends) or any(
        last in names for module, names in defined_names().items() if f".{module}".endswith(f".{owner}")
    )


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_file_names_is_there(path):
    text = prose(path)
    dotted = re.findall(r"`([A-Za-z_]\w*(?:\.\w+)+)(?:\(\))?`", text)
    names = [
        name for name in dotted if name.split(".")[0] not in NOT_OURS and name.rpartition(".")[2] not in FILES
    ]
    assert [name for name in names if not is_defined(name)] == []
    if "tests" not in path.parts:
        text = text.replace("data/files", "")  # a room of the picture
        files = re.findall(r"(?<![\w./-])((?:data|docs|geo|maps|tests|benchmarks)/[\w./-]*\w)", text)
        assert [name for name in files if not (ROOT / name).exists()] == []


def test_is_defined_takes_a_name_only_from_the_module_that_defines_it():
    assert is_defined("geo.reason_codes.CODES")
    assert is_defined("reason_codes.CODES")
    assert is_defined("geo.reasons")
    assert is_defined("Layer.unplaced")
    assert is_defined("sistermap.read")
    assert not is_defined("sistermap.nothing")
    assert not is_defined("geo.reasons.CODES")  # which imports it
    assert not is_defined("geo.levels")
    assert not is_defined("Layer.nothing")


def test_every_public_name_has_its_place_in_the_reference():
    text = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    described = {name.rpartition(".")[2] for name in re.findall(r"^::: (\S+)", text, re.M)}
    assert described == {*sistermap.__all__} - {"__version__"}


def test_site_builds_without_a_warning(tmp_path):
    site = load("build").build(tmp_path / "docs", tmp_path / "site")
    reference = (site / "api/index.html").read_text(encoding="utf-8")
    for name in re.findall(r"^::: (\S+)", (ROOT / "docs/api.md").read_text(encoding="utf-8"), re.M):
        assert f'id="{name}"' in reference, "the docstring is not on the page"


# ---- Python that is shown ----


def python_blocks():
    """Give every block of Python in the pages; `<!-- not run: why -->` above one leaves it out."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in re.finditer(r"(<!-- not run[^>]*-->\n)?^```python\n(.*?)^```", text, re.M | re.S):
            if not found[1]:
                line = text[: found.start(2)].count("\n") + 1
                yield pytest.param(found[2], id=f"{page.name}:{line}")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A folder with the files that the pages speak of, made of the bundled example."""
    folder = tmp_path_factory.mktemp("files")
    example = data.path("examples/korea_cooperation.csv")
    pd.read_csv(example).rename(columns={"to_name": "Kota Kembar"}).to_excel(
        folder / "ties.xlsx", index=False
    )
    towns = pd.read_csv(data.path("examples/busan_sister_cities.csv"))
    towns.iloc[:9].to_excel(folder / "2025.xlsx", index=False)
    towns.iloc[2:12].to_csv(folder / "2026.csv", index=False)
    (folder / "places.csv").write_text("name,country,decision\n", encoding="utf-8")
    CliRunner().invoke(
        cli, ["layer", str(example), "-o", str(folder / "ties.graphml")], catch_exceptions=False
    )
    return folder


@pytest.mark.parametrize("code", [*python_blocks()])
def test_shown_python_runs(code, files, monkeypatch):
    monkeypatch.chdir(files)
    exec(compile(code, "shown", "exec"), {"__name__": "shown"})
