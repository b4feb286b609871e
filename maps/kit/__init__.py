"""All outputs of a layer in one folder."""
