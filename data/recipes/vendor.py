"""Fetch the libraries that a page carries: ``python -m sistermap.data.recipes.vendor`` (needs npm).

They come from the npm registry at a fixed version and are kept as published, each beside its licence.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "maps/assets/vendor"
LIBRARIES = {
    "leaflet": {
        "version": "1.9.4",
        "licence": "BSD-2-Clause",
        "files": (
            "LICENSE",
            "dist/leaflet.js",
            "dist/leaflet.css",
            "dist/images/layers.png",
            "dist/images/layers-2x.png",
            "dist/images/marker-icon.png",
        ),
    },
}


def fetch_library(name: str, version: str, files: tuple[str, ...], folder: Path) -> None:
    """Write the named files of one npm package into `folder`, without the folders they had.

    Parameters
    ----------
    name, version
        As npm knows them.
    files
        Paths inside the package.
    folder
        Where they go; made if absent. A licence is named after its package.

    Raises
    ------
    subprocess.CalledProcessError
        If npm cannot fetch the package.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=scratch, check=True)
        (packed,) = Path(scratch).glob("*.tgz")
        with tarfile.open(packed) as archive:
            for file in files:
                member = archive.extractfile(f"package/{file}")
                if member is None:
                    raise FileNotFoundError(f"{name}@{version} has no {file}")
                target = f"{name}-LICENSE" if file == "LICENSE" else Path(file).name
                text = member.read()
                # The source map is not shipped; a link to it would be a request.
                (folder / target).write_bytes(text.replace(b"\n//# sourceMappingURL=leaflet.js.map", b""))


def main() -> None:
    """Fetch every library and write down what was fetched."""
    for name, library in LIBRARIES.items():
        fetch_library(name, library["version"], library["files"], FOLDER)  # type: ignore[arg-type]
    versions = {
        name: {key: library[key] for key in ("version", "licence")} for name, library in LIBRARIES.items()
    }
    (FOLDER / "versions.json").write_text(json.dumps(versions, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
