"""The page's own scripts, styles and texts, as written; vendored libraries lie under ``vendor/``."""
