"""A table, whatever program wrote it, becomes tidy ties: its cells, its header, its dates and its words for kinds."""
