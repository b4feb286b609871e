"""A name as users write it becomes a place of the gazetteer, or a question."""
