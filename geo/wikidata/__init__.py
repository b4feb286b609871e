"""The twinned places that Wikidata states (property P190): a query for them, and what the service answers as a table of ties."""
