"""A name as an office writes it becomes a place of the gazetteer, or a question."""
