"""The notebook of the documentation runs from top to bottom, and shows a map."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "docs/notebook.ipynb"


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    folder = tmp_path_factory.mktemp("notebook")
    return NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()


def shown(cell, mime):
    return [output["data"][mime] for output in cell.outputs if mime in output.get("data", {})]


def test_the_notebook_is_kept_without_outputs():
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert [cell.outputs for cell in cells if cell.cell_type == "code" and cell.outputs] == []


def test_the_notebook_shows_a_map(ran):
    maps = [
        text
        for cell in ran.cells
        if cell.cell_type == "code"
        for text in shown(cell, "text/html")
        if "<iframe" in text
    ]
    assert len(maps) == 1


def test_the_notebook_lists_what_was_not_placed(ran):
    [listed] = [cell for cell in ran.cells if cell.source.startswith("layer.unplaced")]
    [table] = shown(listed, "text/html")
    assert "Springfield" in table and "ambiguous" in table
