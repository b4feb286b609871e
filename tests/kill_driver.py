"""Kill a run at each of its steps in turn, let the next run settle, and print what is there: ``python kill_driver.py FOLDER``."""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from sistermap.geo.exports import journal
from sistermap.geo.exports.atomic import write_together
from sistermap.geo.exports.folder import write_folder

SETS = {
    "one": ["a.txt"],
    "set": ["ties.csv", "ties-places.csv", "ties-memberships.csv"],
    "folders": ["index.html", "data/ties.csv", "data/places.csv", "figures/map.svg"],
}
# Everything by which a run changes the disk. A kill comes before the step, which is after the one before it.
STEPS = [
    (Path, "mkdir"), (Path, "replace"), (Path, "unlink"), (Path, "rmdir"), (Path, "write_bytes"), (Path, "write_text"),
    (Path, "hardlink_to"), (os, "open"), (os, "fsync"), (os, "close"),
]  # fmt: skip


def kill_at(step):
    """Have the process killed before the step with a number; give a function that tells how many there were."""
    count = [0]

    def counting(call):
        def counted(*arguments, **named):
            if count[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)
            count[0] += 1
            return call(*arguments, **named)

        return counted

    for owner, name in STEPS:
        setattr(owner, name, counting(getattr(owner, name)))


def in_fork(work):
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def prepare(folder, names, before):
    shutil.rmtree(folder, ignore_errors=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if before == "old" or (before == "some" and name != names[-1]):
            (folder / name).write_text("old")


def found(folder, names):
    return [(folder / name).read_text() if (folder / name).exists() else None for name in names]


def litter(folder, names):
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*")
        if (not path.is_dir() and str(path.relative_to(folder)) not in names) or path.name.startswith(".sistermap")
    )  # fmt: skip


def killed(folder, names, before, write, settle):
    """Give for each step what was there after the next run."""
    outcomes = []
    for step in range(1000):
        prepare(folder, names, before)
        was = found(folder, names)
        code = in_fork(lambda step=step: (kill_at(step), write(folder, names)))
        rename = found(folder, names)
        in_fork(lambda: settle(folder, names))
        outcomes.append({"code": code, "was": was, "killed": rename, "is": found(folder, names), "litter": litter(folder, names)})  # fmt: skip
        if code == 0:
            return outcomes
    raise AssertionError("never done")


def write_set(folder, names):
    write_together({folder / name: "new" for name in names})


def write_kit(folder, names):
    write_folder(folder, dict.fromkeys(names, "new"))


def read_all(folder, names):
    for place in sorted({(folder / name).parent for name in names}):
        journal.settle(place)


def read_last(folder, names):
    for place in sorted({(folder / name).parent for name in names}, reverse=True):
        journal.settle(place)


def read_twice(folder, names):
    """Be killed in the middle of completing the set, after each number of renames; then complete it."""
    for step in range(0, 60, 3):
        if in_fork(lambda step=step: (kill_at(step), read_all(folder, names))) == 0:
            break
    read_all(folder, names)


RUNS = [
    ("one", "old", write_set, read_all),
    ("set", "old", write_set, read_all),
    ("set", "some", write_kit, read_last),
    ("set", "some", write_set, read_twice),
    ("folders", "old", write_kit, read_all),
    ("folders", "some", write_set, read_last),
]


def main():
    results = {}
    for kind, before, write, settle in RUNS:
        key = f"{kind}, {before}: {write.__name__}, {settle.__name__}"
        results[key] = killed(Path(sys.argv[1]) / "killed", SETS[kind], before, write, settle)
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
