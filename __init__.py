"""Turn a list of sister cities and agreements into maps that open anywhere, offline."""

__version__ = "0.1.0"
