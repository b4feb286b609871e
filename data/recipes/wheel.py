"""What setuptools does here besides its own: a wheel has the built gazetteer instead of its text.

``pyproject.toml`` names this class. Only setuptools and Python itself are there when it runs, and the package is not
installed.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from setuptools.command.build_py import build_py

CHECKOUT = Path(__file__).resolve().parents[2]


class BuildPy(build_py):  # type: ignore[misc]  # it has no types
    """Copy what `pyproject.toml` names, then build the gazetteer beside it. An editable install uses the checkout's."""

    def run(self) -> None:
        """Build what is to be packed."""
        super().run()
        if not self.editable_mode:
            build_gazetteer(self._gazetteer)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Return what is packed."""
        outputs = super().get_outputs(include_bytecode)
        return outputs if self.editable_mode else [*outputs, str(self._gazetteer)]

    @property
    def _gazetteer(self) -> Path:
        return Path(self.build_lib, "sistermap/data/gazetteer.sqlite")


def build_gazetteer(target: Path) -> None:
    """Build the gazetteer of the checkout, with the code of the checkout."""
    spec = importlib.util.spec_from_file_location(
        "sistermap", CHECKOUT / "__init__.py", submodule_search_locations=[str(CHECKOUT)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{CHECKOUT} cannot be imported")
    sys.modules["sistermap"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["sistermap"])
    build = importlib.import_module("sistermap.geo.gazetteer.build")
    target.parent.mkdir(parents=True, exist_ok=True)
    build.build(CHECKOUT / "data/gazetteer", target)
