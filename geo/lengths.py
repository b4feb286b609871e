"""The longest texts that are read as something: what is longer is kept and reported, and not looked into.

A name, a date or a number has a length beyond which it is none: a paragraph, a pasted file, a broken quote. The rules
that read names and dates try many ways to cut and to compare a text; they begin only where the text may be one. So a
cell of 100,000 characters takes as long as it takes to read it, and no rule needs a limit of its own.
"""

from __future__ import annotations

CELL = 100_000  # of any cell; a longer one is a broken quote or a pasted file, and the table is refused
NAME = 300  # of a place, a country or an organisation; what is longer has been pasted
LIST = 2000  # of several partners in one cell; a longer cell is a text, not a list
KIND = 300  # of kinds and statuses, several of which may be in one cell, with their years
DATE = 1000  # of dates and what is written around them
NUMBER = 60  # of a value with its unit
ANGLES = 120  # of degrees, minutes and seconds on two axes
POINT = 2000  # of a point as programs write it; a link to a map may be long
LABEL = 200  # of a column, with the heading above it; a longer one is a sentence
TITLE = 1000  # of a title, a heading, or the name of a sheet or a file
DECISION = 1000  # of a decision: a candidate with its region and its place_id
