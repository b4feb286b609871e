"""News, press releases and council papers → proposals of ties, which a user confirms. Offline, by rules and the gazetteer."""
