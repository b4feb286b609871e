"""One file per family of formats; `geo.export` chooses among them."""
