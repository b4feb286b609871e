"""Whatever a user gives for a table -> plain grids of cells, with the row numbers that their program shows."""

from .grid import Cell, Sheet
from .reading import Source, name_of, read_sheets

__all__ = ["Cell", "Sheet", "Source", "name_of", "read_sheets"]
