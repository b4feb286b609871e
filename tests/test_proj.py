"""Shapes brought to degrees, without PROJ's network."""

import threading

import numpy as np
import pyproj
import pytest
import shapely
from sistermap.geo.proj import to_degrees, without_network


@pytest.mark.parametrize("height", [(), (50.0,)])
def test_to_degrees_brings_a_point_of_the_ordnance_survey_to_where_it_is(height):
    # Caister Water Tower, the worked example of the Ordnance Survey's "A guide to coordinate systems in Great Britain".
    shapes = np.array([shapely.Point(651409.903, 313177.270, *height), None], dtype=object)
    point, absent = to_degrees(shapes, pyproj.CRS("EPSG:27700"))
    assert absent is None
    assert (point.x, point.y) == pytest.approx((1.716074, 52.657979), abs=1e-4)  # 5 to 10 m, without its grid


def test_without_network_gives_back_what_was_set():
    pyproj.network.set_network_enabled(True)
    try:
        with without_network():
            assert not pyproj.network.is_network_enabled()
        assert pyproj.network.is_network_enabled()
    finally:
        pyproj.network.set_network_enabled(False)


def test_without_network_keeps_threads_from_one_another():
    first_is_in, second_ran = threading.Event(), threading.Event()
    states = []

    def second():
        first_is_in.wait(10)
        with without_network():
            states.append(pyproj.network.is_network_enabled())
        second_ran.set()

    thread = threading.Thread(target=second)
    thread.start()
    with without_network():
        first_is_in.set()
        assert not second_ran.wait(0.2)  # it waits for us
        states.append(pyproj.network.is_network_enabled())
    thread.join(10)
    assert states == [False, False]
