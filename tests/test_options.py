"""What no table can have is refused before one is read."""

import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.options import ReadOptions


@pytest.mark.parametrize(
    "name", ["cp949", "UTF-8", "Shift_JIS", "latin-1", "utf-16", "koi8-r", "windows-1252", "GB18030"]
)
def test_read_options_takes_encodings_of_texts(name):
    assert ReadOptions(encoding=name).encoding == name


@pytest.mark.parametrize(
    "name",
    [
        "base64", "base64_codec", "rot13", "rot_13", "hex", "zlib", "bz2", "uu", "quopri", "idna", "punycode",
        "unicode_escape", "raw_unicode_escape", "undefined", "cp499", "", " ", "a\0b", "utf 88", "ü",
    ],
)  # fmt: skip
def test_read_options_refuses_what_is_no_encoding_of_texts_and_does_not_suggest_it(name):
    with pytest.raises(TableError, match="is not known") as refused:
        ReadOptions(encoding=name)
    message = str(refused.value)
    assert "\n" not in message
    assert f"do you mean {name!r}" not in message
    suggested = message.partition("do you mean '")[2].partition("'")[0]
    assert not suggested or ReadOptions(encoding=suggested)


@pytest.mark.parametrize("network", ["", "  ", "\t"])
def test_read_options_refuses_a_network_without_a_name(network):
    with pytest.raises(TableError, match=r"^network is .*, expected the name"):
        ReadOptions(network=network)
