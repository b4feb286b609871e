"""The places that ship: the store, what a place is, and the keys of names."""
