"""The dates that a running text states."""
