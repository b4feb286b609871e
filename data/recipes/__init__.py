"""Commands that rebuild every shipped file from registry packages: ``python -m data.recipes``."""
