"""Where the languages of texts are spoken, and an item in one of them is issued unless it says so; English is everywhere."""

from __future__ import annotations

# fmt: off
SPOKEN_IN = {
    "ko": ("KR",),
    "ja": ("JP",),
    "zh": ("CN", "TW", "HK", "MO"),
    "de": ("DE", "AT", "CH", "LI", "LU"),
    "fr": (
        "FR", "BE", "CH", "CA", "LU", "MC", "SN", "CI", "ML", "BF", "BJ", "TG", "NE", "CM", "GA", "CG",
        "CD", "MG", "MA", "TN", "DZ", "HT", "GN", "TD", "DJ", "MU", "KM", "MR", "RE", "GP", "MQ", "GF",
    ),
    "es": (
        "ES", "MX", "AR", "CO", "PE", "VE", "CL", "EC", "GT", "CU", "BO", "DO", "HN", "PY", "SV", "NI",
        "CR", "PA", "UY", "PR", "GQ",
    ),
}
# fmt: on
