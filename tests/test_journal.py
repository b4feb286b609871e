"""Sets of files, whatever stops the machine: all old or all new after the next run, and nothing left over."""

import contextlib
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sistermap.geo.errors import ExportError
from sistermap.geo.exports import journal
from sistermap.geo.exports.atomic import write_together
from sistermap.geo.exports.folder import write_folder
from sistermap.geo.exports.journal import Replacement, scratch_folder, settle
from sistermap.geo.locks import folder_lock

HERE = Path(__file__).parent
NAMES = ["ties.csv", "ties-places.csv", "ties-unplaced.csv"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
# Without the measuring of coverage, which writes a file of its own at the end, where there is no room or right to.
UNMEASURED = {name: value for name, value in ENVIRONMENT.items() if not name.startswith("COVERAGE_")}


@pytest.fixture
def folder(tmp_path):
    for name in NAMES:
        (tmp_path / name).write_text("old")
    return tmp_path


def texts(folder):
    return [(folder / name).read_text() for name in NAMES]


def write(folder, text="new"):
    return write_together({folder / name: text for name in NAMES})


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def leave(monkeypatch, folder, renames):
    replace, done = Path.replace, []

    def counted(path, target):
        if Path(target).suffix == ".csv":
            if len(done) == renames:
                raise SystemExit
            done.append(target)
        return replace(path, target)

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(Path, "replace", counted)
        patch.setattr(Replacement, "_undo", lambda self: None)  # a run that is killed undoes nothing
        patch.setattr(Replacement, "close", lambda self: [each.release() for each in self._folders.values()])
        write(folder)
    [left] = folder.glob(".sistermap-*")
    return left


# ---- killed at every step ----


@pytest.fixture(scope="module")
def killed():
    shared = Path("/dev/shm")  # where forcing to the disk takes no time
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as scratch:
        done = subprocess.run(
            [sys.executable, str(HERE / "kill_driver.py"), scratch], capture_output=True, check=False, env=ENVIRONMENT
        )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_write_together_is_all_old_or_all_new_whenever_it_is_killed(killed):
    for key, outcomes in killed.items():
        for step, each in enumerate(outcomes):
            assert each["is"] == each["was"] or set(each["is"]) == {"new"}, (key, step, each)
        assert outcomes[0]["is"] == outcomes[0]["was"] and set(outcomes[-1]["is"]) == {"new"}
        assert {each["code"] for each in outcomes[:-1]} == {-9} and outcomes[-1]["code"] == 0


def test_settle_leaves_nothing_over_whenever_a_run_was_killed(killed):
    assert {
        (key, step) for key, each in killed.items() for step, one in enumerate(each) if one["litter"]
    } == set()


def test_killing_at_every_step_meets_half_replaced_sets(killed):
    # Otherwise the two tests above would prove nothing.
    halves = {
        key: sum(0 < each["killed"].count("new") < len(each["killed"]) for each in outcomes)
        for key, outcomes in killed.items()
    }
    assert [count for key, count in halves.items() if not key.startswith("one")] == [2, 2, 2, 3, 3]


# ---- settling ----


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_settle_completes_a_set(folder, monkeypatch, renames):
    leave(monkeypatch, folder, renames)
    assert texts(folder) == ["new"] * renames + ["old"] * (3 - renames)
    settle(folder)
    assert texts(folder) == ["new"] * 3 and names(folder) == sorted(NAMES)


def test_write_together_completes_what_was_left_before_it_writes(folder, monkeypatch):
    leave(monkeypatch, folder, 1)
    write_together({folder / "ties.csv": "newer"})
    assert texts(folder) == ["newer", "new", "new"] and names(folder) == sorted(NAMES)


def test_settle_keeps_what_the_user_has_changed_since(folder, monkeypatch, capsys):
    leave(monkeypatch, folder, 1)
    (folder / NAMES[2]).write_text("decisions of a week")
    settle(folder)
    assert texts(folder) == ["new", "new", "decisions of a week"]
    assert NAMES[2] in capsys.readouterr().err and names(folder) == sorted(NAMES)


def test_settle_leaves_the_folder_of_a_run_that_lives(folder):
    replacement = Replacement(lambda path: pytest.MonkeyPatch.context())
    whole = replacement.stage(folder / "ties.csv")
    whole.write_text("new")
    settle(folder)
    assert whole.read_text() == "new"
    replacement.close()
    assert names(folder) == sorted(NAMES)


KIT = ["index.html", "data/ties.csv", "data/places.csv"]


def leave_kit(folder, renames=0):
    """Kill a run that writes a folder with another in it, when it has renamed some of its files."""
    for name in KIT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("old")
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom sistermap.geo.exports.folder import write_folder\n"
        "replace, left = Path.replace, [int(sys.argv[2])]\n"
        "def counted(path, target):\n"
        "    if path.parent.name == 'new':\n"
        "        if not left[0]: os.kill(os.getpid(), 9)\n"
        "        left[0] -= 1\n"
        "    return replace(path, target)\n"
        "Path.replace = counted\n"
        f"write_folder(sys.argv[1], dict.fromkeys({KIT!r}, 'new'))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(renames)], env=ENVIRONMENT, check=False
    )
    assert run.returncode == -9 and len(list(folder.rglob(".sistermap-*"))) >= 2


def files_in(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("renames", [0, 1, 2])
@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ("kit/data", "."), ("kit/data", ""), ("kit", "data"), ("kit", "."), ("kit/data", ".."), ("", "kit/data"),
        ("kit/data", "../data"), ("", "kit/../kit/data"), ("", "link/data"), ("", "link"), ("", "to_data"),
        ("to_data", "."), ("link", "data"), ("kit", "../to_data"),
    ],
)  # fmt: skip
def test_settle_completes_a_set_however_its_folder_is_called(tmp_path, monkeypatch, inside, path, renames):
    leave_kit(tmp_path / "kit", renames)
    (tmp_path / "link").symlink_to("kit")
    (tmp_path / "to_data").symlink_to(tmp_path / "kit/data")
    monkeypatch.chdir(tmp_path / inside)
    settle(Path(path))
    assert files_in(tmp_path / "kit") == dict.fromkeys(KIT, "new")
    assert list(tmp_path.rglob(".sistermap-*")) == []


@pytest.mark.parametrize("first", ["kit", "disk"])
def test_settle_leaves_a_set_alone_whose_other_folder_is_behind_a_link_now(tmp_path, first):
    leave_kit(tmp_path / "kit")
    (tmp_path / "far").mkdir()
    (tmp_path / "kit/data").rename(tmp_path / "far/disk")
    (tmp_path / "kit/data").symlink_to("../far/disk")
    (tmp_path / "far/.sistermap-0123456789abcdef").mkdir()  # another's
    before = files_in(tmp_path / "kit")
    settle(tmp_path / first)
    assert files_in(tmp_path / "kit") == before


@pytest.mark.parametrize("hidden", ["moved", "another's", "a file"])
def test_settle_keeps_what_belongs_to_a_set_that_is_out_of_sight(tmp_path, hidden):
    leave_kit(tmp_path / "kit")
    [main] = (tmp_path / "kit").glob(".sistermap-*")
    aside = tmp_path / "aside"
    if hidden == "moved":
        (tmp_path / "kit/data").rename(tmp_path / "data")
        (tmp_path / "kit").rename(aside)
        [left] = (tmp_path / "data").glob(".sistermap-*")
        record = json.loads((left / "record").read_text())
        (left / "record").write_text(json.dumps({**record, "main": "../kit"}))
    else:
        main.rename(aside)
        main.symlink_to(aside) if hidden == "another's" else main.write_text("")
    folder = tmp_path / ("data" if hidden == "moved" else "kit/data")
    before = files_in(folder)
    settle(folder)
    assert files_in(folder) == before
    if hidden != "moved":
        main.unlink()
        aside.rename(main)
        settle(folder)
        assert files_in(tmp_path / "kit") == dict.fromkeys(KIT, "new")


@pytest.mark.parametrize("renames", [0, 1, 2])
@pytest.mark.parametrize("path", ["", "data"])
@pytest.mark.parametrize("locked", [["."], ["data"], [".", "data"], ["..", "."], ["..", "data", "data/.."]])
def test_settle_renames_only_where_all_folders_of_a_set_are_locked(tmp_path, renames, path, locked):
    kit = tmp_path / "kit"
    leave_kit(kit, renames)
    before = files_in(kit)
    settle(kit / path, locked=[kit / each for each in locked])
    whole = any(each == "data" for each in locked) and len(locked) > 1
    assert files_in(kit) == (dict.fromkeys(KIT, "new") if whole else before)


def test_commit_waits_for_no_folder_that_is_not_its_own_and_renames_nothing_in_it(
    tmp_path, monkeypatch, capsys
):
    kit = tmp_path / "kit"
    kit.mkdir()
    monkeypatch.setattr(journal, "_PATIENCE", 0.1)
    replacement = Replacement(lambda path: contextlib.nullcontext())
    replacement.stage(kit / "index.html").write_text("newer")
    leave_kit(kit)
    with folder_lock(kit / "data", 1):
        replacement.commit()
        assert {name: (kit / name).read_text() for name in KIT} == {
            **dict.fromkeys(KIT, "old"),
            KIT[0]: "newer",
        }
    replacement.close()
    settle(kit)
    assert files_in(kit) == {**dict.fromkeys(KIT, "new"), KIT[0]: "newer"}
    assert "was changed after" in capsys.readouterr().err


def test_settle_sweeps_what_belongs_to_a_set_that_is_gone(tmp_path):
    leave_kit(tmp_path / "kit")
    [main] = (tmp_path / "kit").glob(".sistermap-*")
    shutil.rmtree(main)
    settle(tmp_path / "kit/data")
    assert files_in(tmp_path / "kit") == dict.fromkeys(KIT, "old")


@pytest.mark.parametrize("kind", ["link", "file", "name", "user"])
def test_settle_touches_nothing_that_is_not_ours(folder, monkeypatch, kind):
    left = leave(monkeypatch, folder, 1)
    name = left.name
    if kind == "link":
        left.rename(folder / "elsewhere")
        left.symlink_to("elsewhere")
    elif kind == "file":
        left.rename(folder / "elsewhere")
        left.write_text("")
    elif kind == "name":
        name = ".sistermap-mine"
        left.rename(folder / name)
    elif os.getuid():
        monkeypatch.setattr(os, "getuid", lambda: 4711)
    else:
        os.chown(left, 65534, 65534)
    before = names(folder)
    settle(folder)
    assert texts(folder) == ["new", "old", "old"] and names(folder) == before and name in before


@pytest.mark.parametrize(
    "target", ["../outside.txt", "/tmp/sistermap-outside.txt", "..", "below/outside.txt"]
)
def test_settle_obeys_no_record_that_leads_out_of_its_folder(tmp_path, target):
    folder = tmp_path / "kit"
    (folder / "below").mkdir(parents=True)
    left = folder / ".sistermap-0123456789abcdef"
    (left / "new").mkdir(parents=True)
    (left / "new/outside.txt").write_text("evil")
    (left / "commit").touch()
    (left / "record").write_text(json.dumps({"main": None, "others": [], "files": {target: None}}))
    settle(folder)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not Path("/tmp/sistermap-outside.txt").exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"x"', "{}", '{"main": 7}', '{"main": null, "others": 3, "files": []}']
)
def test_settle_is_not_stopped_by_a_record_that_is_none(folder, monkeypatch, text):
    left = leave(monkeypatch, folder, 1)
    (left / "record").write_text(text)
    assert settle(folder) is None


def test_settle_takes_no_folder_into_a_set_that_does_not_name_it_back(tmp_path):
    name = ".sistermap-0123456789abcdef"
    for place, record in (
        ("kit", {"main": None, "others": ["../home"], "files": {}}),
        ("home", {"main": None, "others": [], "files": {"a.txt": None}}),
    ):
        (tmp_path / place / name / "new").mkdir(parents=True)
        (tmp_path / place / name / "new/a.txt").write_text("evil")
        (tmp_path / place / name / "record").write_text(json.dumps(record))
    (tmp_path / "kit" / name / "commit").touch()
    settle(tmp_path / "kit")
    assert not (tmp_path / "home/a.txt").exists()


def test_scratch_folder_of_a_run_that_was_killed_is_swept_by_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = "import os\nfrom sistermap.geo.exports.journal import scratch_folder\nwith scratch_folder() as folder:\n (folder / 'a').mkdir(); (folder / 'a/b').touch(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code], env={**ENVIRONMENT, "TMPDIR": str(tmp_path)}, check=False)
    assert len(names(tmp_path)) == 1
    with scratch_folder():
        assert len(names(tmp_path)) == 1
    assert names(tmp_path) == []


# ---- refused in the middle ----


@pytest.mark.parametrize("renames", [0, 1, 2])
@pytest.mark.parametrize("absent", [[], NAMES[:1], NAMES[1:]])
def test_write_together_puts_the_old_files_back_where_one_cannot_be_replaced(
    folder, monkeypatch, renames, absent
):
    for name in absent:
        (folder / name).unlink()
    before = names(folder)
    replace = Path.replace

    def refuse(path, target):
        if path.parent.name == "new" and target.name == NAMES[renames]:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError, match="open in another program"):
        write(folder)
    assert names(folder) == before and {(folder / name).read_text() for name in before} == {"old"}


def test_write_folder_leaves_what_is_the_same_alone(folder):
    before = (folder / NAMES[0]).stat()
    assert write_folder(folder, {NAMES[0]: "old", NAMES[1]: "new"}) == NAMES[1:2]
    assert (folder / NAMES[0]).stat() == before and names(folder) == sorted(NAMES)


# ---- several at once ----

WRITER = """
import sys
from pathlib import Path
from sistermap.geo.exports.folder import write_folder
folder, text = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True); sys.stdin.readline()
for number in range(40):
    write_folder(folder, {name: f"{text} {number % 2}" for name in ("a.txt", "b.txt", "data/c.txt", "data/d.txt")})
"""


def test_write_folder_by_two_at_once_leaves_one_set(tmp_path):
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "kit"), text],
            env=ENVIRONMENT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for text in ("one", "two")
    ]
    for run in runs:
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        run.stdin.write("\n")
        run.stdin.flush()
    errors = [run.communicate(timeout=120)[1] for run in runs]
    assert errors == ["", ""]
    files = [path for path in (tmp_path / "kit").rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert len({path.read_text() for path in files}) == 1


# ---- disks that are full, folders that are not ours ----

FULL = """
import resource, sys
from pathlib import Path
from sistermap.geo.errors import ExportError
from sistermap.geo.exports.atomic import write_together
if len(sys.argv) > 2: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    write_together({Path(sys.argv[1], name): b"new" * 100_000 * number for number, name in enumerate(("a", "b", "c", "d"))})
except ExportError as error:
    sys.exit(str(error))
"""


def run_full(folder, *more):
    for name in "abcd":
        (folder / name).write_text("old")
    done = subprocess.run([sys.executable, "-c", FULL, str(folder), *more], capture_output=True, text=True, env=UNMEASURED, check=False)  # fmt: skip
    assert {(folder / name).read_text() for name in "abcd"} == {"old"}
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    return done.stderr


def test_write_together_keeps_the_old_files_where_files_may_not_be_so_large(tmp_path):
    assert "the file is too large" in run_full(tmp_path, "limit")


def test_write_together_keeps_the_old_files_on_a_full_disk(tmp_path):
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(tmp_path)], capture_output=True, check=False)  # fmt: skip
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        assert "the disk is full" in run_full(tmp_path)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


NOBODY = """
import os, sys
from pathlib import Path
from sistermap.geo.errors import ExportError
from sistermap.geo.exports.atomic import write_together
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    write_together({Path(sys.argv[1], name): "new" for name in ("a", "b")})
except ExportError as error:
    sys.exit(str(error))
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize("mode", [0o755, 0o711, 0o700])
def test_write_together_reports_the_folder_of_another_user(mode):
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)
        folder = Path(scratch, "theirs")
        folder.mkdir()
        (folder / "a").write_text("old")
        folder.chmod(mode)
        done = subprocess.run([sys.executable, "-c", NOBODY, str(folder)], capture_output=True, text=True, env=UNMEASURED, check=False)  # fmt: skip
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and "theirs" in done.stderr, (
            done.stderr
        )
        assert (folder / "a").read_text() == "old" and names(folder) == ["a"]


def test_journal_is_named_as_it_sweeps():
    assert journal._NAME.fullmatch(Replacement(lambda path: None)._name)
