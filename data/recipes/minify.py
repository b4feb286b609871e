"""Minify the scripts and styles of a page: ``python -m sistermap.data.recipes.minify`` (needs npm).

esbuild writes each file short into ``maps/assets/minified.json``, one line a file. A page carries that text where the file
is still the one it was made of, else the file itself, so that this is run before a release and not after each change.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "maps/assets"
TARGET = ASSETS / "minified.json"
ESBUILD = "esbuild@0.28.2"  # MIT


def sources() -> list[Path]:
    """Return the files that are minified: all but the library that is published so."""
    files = [*ASSETS.glob("js/**/*.js"), *ASSETS.glob("css/**/*.css"), ASSETS / "vendor/leaflet.css"]
    return sorted(files)


def minify(files: list[Path], scratch: Path) -> list[str]:
    """Return the short text of each file.

    Parameters
    ----------
    files
        Scripts and style sheets, each minified alone: they stay apart in the page, so that an error names its line.
    scratch
        A folder for esbuild and what it writes.

    Raises
    ------
    subprocess.CalledProcessError
        If npm cannot fetch esbuild, or a file is not understood.
    """
    subprocess.run(["npm", "install", "--silent", "--prefix", str(scratch), ESBUILD], check=True)
    command = [str(scratch / "node_modules/.bin/esbuild"), "--minify", "--charset=utf8", "--log-level=error"]
    out = [f"--outdir={scratch / 'out'}", f"--outbase={ASSETS}"]
    subprocess.run([*command, *out, *map(str, files)], check=True)
    return [
        (scratch / "out" / file.relative_to(ASSETS)).read_text(encoding="utf-8").strip() for file in files
    ]


def main() -> None:
    """Minify every file and write what each was made of."""
    files = sources()
    with tempfile.TemporaryDirectory() as scratch:
        texts = minify(files, Path(scratch))
    table = {
        file.relative_to(ASSETS).as_posix(): [hashlib.sha256(file.read_bytes()).hexdigest(), text]
        for file, text in zip(files, texts, strict=True)
    }
    lines = (f"{json.dumps(path)}: {json.dumps(made, ensure_ascii=False)}" for path, made in table.items())
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print("minified:", len(table), "files,", sum(map(len, texts)), "characters")


if __name__ == "__main__":
    main()
