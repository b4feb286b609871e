"""A layer → one HTML page that opens with the network off."""
