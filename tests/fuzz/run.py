"""Run the fuzzer: ``python tests/fuzz/run.py [TARGET]… --seconds 60 --seed 1``; see README.md."""

import argparse
import faulthandler
import functools
import io
import os
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path
from typing import NoReturn

import hypothesis
import sistermap as sm

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.beside import beside_cases
from fuzz.case import FINDINGS, Case, load
from fuzz.guard import WALL_SECONDS, Guard
from fuzz.names import name_cases
from fuzz.packages import workbook_cases
from fuzz.polygons import boundary_cases
from fuzz.shrink import signature, smaller
from fuzz.tables import table_cases
from fuzz.targets import run_case

CASES = {
    "tables": table_cases,
    "workbooks": workbook_cases,
    "beside": beside_cases,
    "boundaries": boundary_cases,
    "names": name_cases,
}
ROUND = 50  # examples, before the clock is read and the seed moves on
LAST = "last.json"  # the case that a process that died was at


def main() -> int:
    """Run what is requested; 1 if there is a finding."""
    options = _options()
    if options.replay:
        guard = Guard()
        return max([_replay(path, guard) for path in options.replay])
    if options.worker:
        _leave(_work(options))
    targets = options.targets or [*CASES]
    found = 0
    for target in targets:
        with tempfile.TemporaryDirectory(prefix="sistermap-fuzz-") as scratch:
            command = [sys.executable, __file__, target, "--worker", scratch, "--seed", str(options.seed)]
            command += ["--seconds", str(options.seconds / len(targets)), "--findings", str(options.findings)]
            command += ["--atheris"] if options.atheris else []
            done = subprocess.run(command, env={**os.environ, "MPLCONFIGDIR": scratch}, check=False)
            if done.returncode not in (0, 1):  # it died: of a fault below Python, or of its own last alarm
                path = load(Path(scratch) / LAST).save(
                    options.findings, f"the process died ({done.returncode})"
                )
                print(f"{target}: the process died ({done.returncode})\n  {_command(path)}")
            found |= done.returncode != 0
    return int(found)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"any of {', '.join(CASES)}; all by default"
    )
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same cases")
    parser.add_argument(
        "--replay", type=Path, action="append", metavar="FILE", help="run a case that was kept"
    )
    parser.add_argument("--findings", type=Path, default=FINDINGS, help="where findings are kept")
    parser.add_argument("--atheris", action="store_true", help="let atheris choose, which must be installed")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := {*options.targets} - {*CASES}:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    return options


def _command(path: Path) -> str:
    return f"python tests/fuzz/run.py --replay {path}"


def _replay(path: Path, guard: Guard) -> int:
    _warm_up()
    try:
        print(f"{path.name}: {run_case(load(path), guard)}")
    except Exception:
        traceback.print_exc()
        return 1
    return 0


class Findings:
    """One case for each place in the package where something went wrong."""

    def __init__(self, guard: Guard, folder: Path) -> None:
        self._guard = guard
        self._folder = folder
        self.paths: dict[str, Path] = {}

    def add(self, case: Case, error: Exception) -> None:
        """Keep a case, made small, if it is the first of its place."""
        where = signature(error)
        if where in self.paths:
            return

        def fails(other: Case) -> bool:
            try:
                run_case(other, self._guard)
            except Exception as again:
                return signature(again) == where
            return False

        case = smaller(case, fails, seconds=20)
        self.paths[where] = case.save(self._folder, f"{where}: {str(error)[:200]}")
        print(f"{case.target}: {where}: {str(error)[:300]}\n  {_command(self.paths[where])}", flush=True)
        if os.environ.get("CI") == "true":  # where the file is gone with the computer
            print(self.paths[where].read_text(encoding="utf-8")[:8000], flush=True)


def _work(options: argparse.Namespace) -> int:
    """Run one target until the time is up."""
    [target] = options.targets
    warnings.simplefilter("ignore")
    scratch, guard = options.worker, Guard()
    findings, outcomes = Findings(guard, options.findings), Counter()
    _warm_up()
    end = time.monotonic() + options.seconds

    def run(case: Case) -> None:
        if time.monotonic() > end:
            return
        (scratch / LAST).write_text(case.as_text(), encoding="utf-8")
        faulthandler.dump_traceback_later(2 * WALL_SECONDS, exit=True)
        try:
            outcomes[run_case(case, guard)] += 1
        except Exception as error:
            outcomes["finding"] += 1
            findings.add(case, error)

    begun, seed = time.monotonic(), options.seed
    if options.atheris:
        _follow_coverage(target, run, options)
    while time.monotonic() < end:
        _round(target, run, seed)
        seed += 1_000_003  # far from the seeds that people give
    faulthandler.cancel_dump_traceback_later()
    counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    print(f"{target}: {outcomes.total()} cases in {time.monotonic() - begun:.0f} s: {counts}", flush=True)
    return int(bool(findings.paths))


def _leave(code: int) -> NoReturn:
    """End at once: a thread of Arrow that still ends while the process does may abort it (apache/arrow#34314)."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _round(target: str, run: object, seed: int) -> None:
    """Draw some cases; hypothesis makes them, what it finds is made small by us: a case is files, not choices."""
    settings = hypothesis.settings(
        max_examples=ROUND, database=None, deadline=None, phases=[hypothesis.Phase.generate],
        suppress_health_check=[*hypothesis.HealthCheck],
    )  # fmt: skip
    hypothesis.seed(seed)(settings(hypothesis.given(CASES[target]())(run)))()


def _follow_coverage(target: str, run: object, options: argparse.Namespace) -> None:
    """Let atheris choose what hypothesis makes cases from, by the lines of the package that are reached."""
    import atheris

    settings = hypothesis.settings(
        database=None, deadline=None, suppress_health_check=[*hypothesis.HealthCheck]
    )
    made = settings(hypothesis.given(CASES[target]())(run)).hypothesis.fuzz_one_input
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={options.seconds:.0f}", f"-seed={options.seed + 1}", "-max_len=8000", "-rss_limit_mb=0"],
        lambda data: made(data) and None,
    )  # fmt: skip
    atheris.Fuzz()  # ends the process


@functools.cache
def _warm_up() -> None:
    """Import and build what the first command would, so that it is no part of any case."""
    layer = sm.read(io.BytesIO(b"City,Partner city\nBusan,Osaka\n"))
    sm.explore(layer).get_root().render()
    with tempfile.TemporaryDirectory() as folder:
        sm.report(layer, Path(folder) / "a.docx")


if __name__ == "__main__":
    sys.exit(main())
