"""A table of names becomes a relationship layer. No HTML, no command line here."""
