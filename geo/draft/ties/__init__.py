"""Sentences, and the names and dates in them → the ties that they state."""
