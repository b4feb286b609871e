"""Build the documentation site in ``build/site/``; a broken link or any other warning fails.

Run ``python docs/build.py`` with the extra ``docs`` installed. The pages are those of ``docs/``, the README as their
first page, and what contributors read at the top of the repository. They are gathered in ``build/docs/``, so that their
links work here as well as where the repository is read.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = "https://github.com/sistermap/sistermap/blob/main/"
GATHERED = {"README.md": "index.md", "data/SOURCES.md": "SOURCES.md"} | {
    f"{name}.md": f"{name}.md" for name in ("CHANGELOG", "CODE_OF_CONDUCT", "CONTRIBUTING", "SECURITY")
}


def main() -> None:
    """Gather the pages, then let Zensical build them."""
    site = build(ROOT / "build/docs", ROOT / "build/site")
    print(f"{site.relative_to(ROOT)}: {len(list(site.rglob('*.html')))} pages")


def build(scratch: Path, site: Path) -> Path:
    """Build the site by way of a folder of gathered pages.

    Raises
    ------
    SystemExit
        If there is a warning.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    gather(scratch / "pages")
    shutil.copy(ROOT / "docs/zensical.toml", scratch)
    (scratch / "sistermap").symlink_to(ROOT)  # where the docstrings are
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--clean"],
        cwd=scratch,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or "No issues found" not in done.stdout + done.stderr:
        sys.exit(done.stdout + done.stderr)
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(scratch / "site", site)
    return site


def gather(pages: Path) -> None:
    """Copy every page and picture into one folder and turn links between them to that folder."""
    pages.mkdir(parents=True)
    places = {path.relative_to(ROOT): Path(path.name) for path in (ROOT / "docs").glob("*.*")}
    places |= {Path(path): Path(name) for path, name in GATHERED.items()}
    for path, name in places.items():
        if path.suffix == ".md":
            text = (ROOT / path).read_text(encoding="utf-8")
            (pages / name).write_text(relink(text, path, places), encoding="utf-8")
        elif path.suffix in (".png", ".svg"):
            shutil.copy(ROOT / path, pages / name)


def relink(text: str, page: Path, places: dict[Path, Path]) -> str:
    """Turn a page's relative links to the gathered pages, and those to other files to the repository."""

    def target(link: re.Match[str]) -> str:
        file, mark, anchor = link[1].partition("#")
        if not file or "://" in file:
            return link[0]
        path = (ROOT / page.parent / file).resolve().relative_to(ROOT)
        if not (ROOT / path).exists():
            sys.exit(f"{page}: {file} is not there")
        return f"]({places[path] if path in places else SOURCE + path.as_posix()}{mark}{anchor})"

    return re.sub(r"\]\(([^)\s]+)\)", target, text)


if __name__ == "__main__":
    main()
