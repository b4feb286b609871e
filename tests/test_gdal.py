"""GDAL kept to itself: its settings are the process's."""

import threading

import pyogrio
import pytest
from sistermap.geo import gdal

SETTINGS = ("CPL_VSIL_CURL_ALLOWED_FILENAME", "GDAL_HTTP_MAX_RETRY", "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS")


def settings():
    return [pyogrio.get_gdal_config_option(name) for name in SETTINGS]


@pytest.mark.parametrize("most_readers", [2, 5])
def test_read_keeps_each_thread_alone_and_gives_the_settings_back(monkeypatch, most_readers):
    # Readers that would end in the order in which they began, each while the next one reads.
    before, during = settings(), []
    next_begins = [threading.Event() for _ in range(most_readers + 1)]
    numbers = iter(range(most_readers))

    def read_info(source):
        number = next(numbers)
        next_begins[number].set()
        next_begins[number + 1].wait(0.2)
        during.append(settings())
        return {"driver": "FlatGeobuf", "features": 0, "fields": [], "layer_name": "x"}

    monkeypatch.setattr(pyogrio, "read_info", read_info)
    monkeypatch.setattr(pyogrio, "read_dataframe", lambda source: during.append(settings()))
    head = gdal.FLATGEOBUF + b"\0\4\0\0\0" + bytes(4)
    readers = [threading.Thread(target=gdal.read_flatgeobuf, args=[head]) for _ in range(most_readers)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(10)
    assert settings() == before
    assert during == [["none", 0, False]] * 2 * most_readers
