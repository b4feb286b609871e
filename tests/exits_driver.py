"""Run commands in forks of one process, each under a condition: ``python exits_driver.py CASES``, results as JSON.

CASES is JSON: a list of [arguments, condition, files], files being name -> text.
"""

import importlib
import json
import os
import resource
import sys
import tempfile
import traceback
from pathlib import Path

HEAVY = ("docx", "folium", "geopandas", "matplotlib.figure", "PIL.Image", "pyarrow.parquet", "pyogrio")


def closed(*numbers):
    def close():
        for number in numbers:
            os.close(number)
            setattr(sys, ("stdin", "stdout", "stderr")[number], None)  # as Python starts with it

    return close


def full(number):
    return lambda: os.dup2(os.open("/dev/full", os.O_WRONLY), number)


def no_reader():
    reader, writer = os.pipe()
    os.close(reader)
    os.dup2(writer, 1)


def limited(kind, more):
    def limit():
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        used = {
            resource.RLIMIT_AS: pages * resource.getpagesize(),
            resource.RLIMIT_NOFILE: len(list(Path("/proc/self/fd").iterdir())) + 1,
        }.get(kind, 0)
        resource.setrlimit(kind, (used + more, used + more))

    return limit


def no_home():
    os.environ.pop("HOME", None)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        os.environ[name] = "/proc/no such folder"
    tempfile.tempdir = None


def no_folder():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    Path(folder).rmdir()


def ascii_only():
    sys.stdout.reconfigure(encoding="ascii", errors="strict")
    sys.stderr.reconfigure(encoding="ascii", errors="backslashreplace")


CONDITIONS = {
    "none": lambda: None,
    "stdin closed": closed(0),
    "stdout closed": closed(1),
    "stderr closed": closed(2),
    "all closed": closed(0, 1, 2),
    "stdout full": full(1),
    "stderr full": full(2),
    "no reader": no_reader,
    "no memory": limited(resource.RLIMIT_AS, 1 << 20),
    "few files": limited(resource.RLIMIT_NOFILE, 0),
    "no files": limited(resource.RLIMIT_NOFILE, -2),
    "small files": limited(resource.RLIMIT_FSIZE, 100),
    "no home": no_home,
    "no folder": no_folder,
    "ascii": ascii_only,
    "recursion": lambda: sys.setrecursionlimit(80),
}


def run(arguments, condition, folder):
    """Run a command in a fork; give its exit code, what it printed, and the files that are there."""
    pipes = [os.pipe() for _ in range(2)]
    child = os.fork()
    if not child:
        in_child(arguments, condition, folder, pipes)
    for _, end in pipes:
        os.close(end)
    printed = []
    for end, _ in pipes:
        with os.fdopen(end, "rb") as stream:
            printed.append(stream.read().decode("utf-8", "replace"))
    _, status = os.waitpid(child, 0)
    files = sorted(path.name for path in folder.iterdir())
    return {"code": os.waitstatus_to_exitcode(status), "out": printed[0], "err": printed[1], "files": files}


def in_child(arguments, condition, folder, pipes):
    code = 70
    try:
        for number, (_, end) in enumerate(pipes, start=1):
            os.dup2(end, number)
        for end in sum(pipes, ()):
            os.close(end)
        os.chdir(folder)
        from sistermap.cli import main

        sys.argv = ["sistermap", *arguments]
        CONDITIONS[condition]()
        main()
    except SystemExit as done:
        code = done.code
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def main():
    import sistermap

    sistermap.find("Busan")
    for name in HEAVY:
        importlib.import_module(name)
    results = []
    for arguments, condition, files in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                Path(folder, name).write_text(text, encoding="utf-8")
            results.append(run(arguments, condition, Path(folder)))
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
