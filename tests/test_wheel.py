"""What a wheel and a source distribution hold of the gazetteer: the one what is built, the other the text."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.text import Entry, write_country

ROOT = Path(__file__).parents[1]
SETUP = "import setuptools; setuptools.setup()"


@pytest.fixture
def checkout(tmp_path):
    """The checkout, with a gazetteer of one place."""
    pytest.importorskip("setuptools", minversion="77")
    root = tmp_path / "checkout"
    root.mkdir()
    for name in (
        "__init__.py",
        "__main__.py",
        "api.py",
        "cli.py",
        "geo",
        "maps",
        "py.typed",
        "README.md",
        "LICENSE",
    ):
        (root / name).symlink_to(ROOT / name)
    for name in ("pyproject.toml", "MANIFEST.in"):
        shutil.copy(ROOT / name, root)
    (root / "data/gazetteer").mkdir(parents=True)
    for file in (ROOT / "data").iterdir():
        if file.name not in ("gazetteer", "recipes"):
            (root / "data" / file.name).symlink_to(file)
    (root / "data/recipes").mkdir()
    for name in ("__init__.py", "wheel.py"):
        shutil.copy(ROOT / "data/recipes" / name, root / "data/recipes")
    write_country([Entry("city", "1838524", "Busan", lat=35.1, lon=129.03)], root / "data/gazetteer/KR.tsv")
    (root / "data/gazetteer/transliteration.tsv").write_text(
        "script\tspelling\tpiece\tcounts\n", encoding="utf-8"
    )
    return root


def setup(checkout, *command):
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", SETUP, *command], cwd=checkout, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_wheel_has_the_built_gazetteer_and_not_its_text(checkout):
    setup(checkout, "build_py", "--build-lib", "built")
    data = checkout / "built/sistermap/data"
    with Gazetteer.open(data) as gazetteer:
        assert [place.name for place, _ in gazetteer.lookup("busan")] == ["Busan"]
    assert not (data / "gazetteer").exists() and not (data / "recipes").exists()
    assert {file.suffix for file in data.iterdir() if "gazetteer" in file.name} == {".sqlite"}
    assert not (checkout / "data/gazetteer.sqlite").exists()


def test_source_distribution_has_the_text_and_what_builds_it(checkout):
    setup(checkout, "sdist", "--formats", "gztar", "--dist-dir", "dist")
    [archive] = (checkout / "dist").iterdir()
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {
        "data/gazetteer/KR.tsv",
        "data/gazetteer/transliteration.tsv",
        "data/recipes/wheel.py",
        "pyproject.toml",
    } <= names
    assert [name for name in names if name.endswith(".sqlite")] == []
