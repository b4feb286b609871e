"""A layer → a figure for print: SVG, PDF or PNG."""
