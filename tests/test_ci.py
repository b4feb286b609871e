"""What CI runs: the script for everybody, and the workflow that calls it."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_run_without_installing_names_what_is_absent(tmp_path):
    bash = shutil.which("bash")
    for name in ("dirname", "id"):  # and no chromium, node, dpkg, fc-list, apt-get or sudo
        (tmp_path / name).symlink_to(shutil.which(name))
    done = subprocess.run(
        [bash, str(ROOT / ".ci/run"), "--no-install"], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("not installed: chromium nodejs fonts-noto-cjk;")


@pytest.mark.parametrize("option", ["--help", "--no-instal"])
def test_run_refuses_other_options(option):
    done = subprocess.run([str(ROOT / ".ci/run"), option], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "usage: .ci/run [--no-install]\n")


def test_workflow_runs_the_script_with_every_python_that_we_name():
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    [matrix] = re.findall(r"python: \[(.*)\]", workflow)
    assert matrix == ", ".join(f'"{version}"' for version in named)
    assert re.search(r"^ +- run: \.ci/run$", workflow, re.M)


def test_run_fuzzes_for_a_minute_beside_other_steps():
    assert re.search(
        r"^try fuzz .* tests/fuzz/run\.py --seconds 60 --seed ",
        (ROOT / ".ci/run").read_text(encoding="utf-8"),
        re.M,
    )
