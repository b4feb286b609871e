"""The language that a text is written in."""

TEXT_LANGUAGES = ("en", "ko", "ja", "zh", "de", "fr", "es")  # whose texts are read
