"""A relationship layer becomes pages and figures. No geocoding, no command line here."""
