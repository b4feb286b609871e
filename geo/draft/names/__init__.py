"""The places and organisations that a running text names."""
