"""Every command of sistermap: parse, call, write. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

__version__ = "0.1.0"
