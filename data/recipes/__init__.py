"""Commands that rebuild every shipped file from registry packages: ``python -m sistermap.data.recipes``."""
