"""A service on the network: what is sent, what passes, what ends the work, and within which limits."""

import gzip
import itertools
import time
import tracemalloc
import urllib.parse
import zlib

import pytest
from sistermap.geo.errors import ServiceError
from sistermap.geo.wikidata import service as service_module
from sistermap.geo.wikidata.service import MOST_TRIES, Service, TooLargeError, check_address
from wikidata_server import JSON, answer, number, playing, reply

ROW = {"place": number("x")}
GOOD = reply(answer(ROW))
CUT = reply(answer(ROW)[:-9])


class Clock:
    """Time that passes only in pauses."""

    def __init__(self):
        self.now, self.pauses = 0.0, []

    def sleep(self, seconds):
        self.pauses.append(seconds)
        self.now += seconds

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def service(player, clock, *, timeout_s=1000.0, remarks=None, chance=0.0):
    return Service(
        player.address, agent="sistermap/0.0 (https://example.org)", timeout_s=timeout_s, sleep=clock.sleep,
        clock=clock, chance=lambda: chance, remark=(remarks if remarks is not None else []).append,
    )  # fmt: skip


# ---- what is sent ----


def test_answer_sends_a_short_query_by_get_and_says_who_sends_it(clock):
    with playing(GOOD) as player:
        assert service(player, clock).answer('SELECT "부산" {}') == [ROW]
    ((command, path, headers, _),) = player.requests
    assert command == "GET"
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(path).query) == {"query": ['SELECT "부산" {}']}
    assert headers["User-Agent"] == "sistermap/0.0 (https://example.org)"
    assert headers["Accept"] == JSON


def test_answer_sends_a_long_query_by_post(clock):
    query = "SELECT * {}" + " " * 5000
    with playing(GOOD) as player:
        service(player, clock).answer(query)
    ((command, path, headers, sent),) = player.requests
    assert (command, path) == ("POST", "/sparql")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert urllib.parse.parse_qs(sent.decode()) == {"query": [query]}


def test_answer_unpacks_gzip(clock):
    with playing(reply(gzip.compress(answer(ROW)), Content_Encoding="gzip")) as player:
        assert service(player, clock).answer("") == [ROW]


# ---- what passes ----


@pytest.mark.parametrize(
    ("fault", "pause"),
    [
        (reply(b"slow down", 429, "text/plain", Retry_After="7"), 7),
        (reply(b"slow down", 429, "text/plain"), 60),  # a minute, as the maintainers write
        (reply(b"", 503, "text/html", Retry_After="0"), 2),
        (reply(b"", 500, "text/html"), 2),
        (reply(b"", 502, "text/html"), 2),
        (reply(b"", 504, "text/html"), 2),
        (reply(b"", 503, "text/html", Retry_After="never"), 2),
        (CUT, 2),
        (reply(answer(ROW)[:-9], Content_Length="500"), 2),
        (reply(b""), 2),
        (reply(gzip.compress(answer(ROW))[:-20], Content_Encoding="gzip"), 2),
        (reply(b"no gzip", Content_Encoding="gzip"), 2),
        ((None, {}, b""), 2),
    ],
)
def test_answer_tries_again_after_a_pause(clock, fault, pause):
    remarks = []
    with playing(fault, GOOD) as player:
        assert service(player, clock, remarks=remarks).answer("") == [ROW]
    assert clock.pauses == [pause]
    assert len(player.requests) == 2
    assert remarks[0].endswith(f"next try in {pause} s")


def test_answer_waits_longer_each_time_and_then_gives_up(clock):
    with (
        playing(reply(b"", 500, "text/html")) as player,
        pytest.raises(TooLargeError, match="status 500, 5 times"),
    ):
        service(player, clock).answer("")
    assert len(player.requests) == MOST_TRIES
    assert clock.pauses == [2, 4, 8, 16]


def test_answer_waits_a_little_longer_by_chance(clock):
    with playing(reply(b"", 500, "text/html"), GOOD) as player:
        service(player, clock, chance=1.0).answer("")
    assert clock.pauses == [3]


def test_answer_does_not_wait_beyond_the_limit(clock):
    busy = reply(b"", 429, "text/plain", Retry_After="3600")
    with (
        playing(busy) as player,
        pytest.raises(ServiceError, match=r"429, .* in 3600 s, after the limit of 1000 s"),
    ):
        service(player, clock).answer("")
    assert clock.pauses == []


# ---- what ends the work ----


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (reply(b"<html>Log in</html>", kind="text/html; charset=utf-8"), "text/html, expected .*a login"),
        (reply(answer(), kind="application/octet-stream"), "application/octet-stream"),
        (reply(b"MalformedQueryException", 400, "text/plain"), "status 400: the request is refused"),
        (reply(b"", 403, "text/html"), "status 403"),
        (reply(b"", 404, "text/html"), "status 404"),
        (reply(b"", 301, "text/html", Location="http://127.0.0.1:9/"), "status 301: it leads elsewhere"),
        (reply(b"", 302, "text/html", Location="file:///etc/passwd"), "status 302: it leads elsewhere"),
        (reply(b"", 307, "text/html", Location="/sparql"), "status 307: it leads elsewhere"),
        (reply(b'{"results": {"bindings": [{"a": "\xff"}]}}'), r"no UTF-8 \(byte 34\)"),
        (reply(b"[]"), "JSON without results.bindings"),
        (reply(b'{"results": {}}'), "JSON without results.bindings"),
        (reply(b'{"results": {"bindings": [1]}}'), "JSON without results.bindings"),
        (reply(b"[" * 100_000), "nested too deeply"),
        (reply(b'{"boolean": true}'), "JSON without results.bindings"),
        (reply(b"x", Content_Encoding="br"), "packed as 'br'"),
    ],
)
def test_answer_reports_in_one_line_what_does_not_pass(clock, fault, message):
    with playing(fault) as player, pytest.raises(ServiceError, match=message) as raised:
        service(player, clock).answer("")
    assert len(player.requests) == 1
    assert clock.pauses == []
    assert str(raised.value).startswith(player.address)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "fault",
    [
        reply(b"java.util.concurrent.TimeoutException", 500, "text/plain"),
        reply(answer(ROW)[:-5] + b"\njava.util.concurrent.TimeoutException\n at org"),
    ],
)
def test_answer_does_not_try_again_what_takes_the_service_too_long(clock, fault):
    with playing(fault) as player, pytest.raises(TooLargeError, match="takes the service too long"):
        service(player, clock).answer("")
    assert len(player.requests) == 1


def test_answer_reports_that_nobody_is_there(clock):
    with playing(GOOD) as player:
        pass
    with pytest.raises(ServiceError, match="cannot be reached; is this computer online"):
        service(player, clock).answer("")


# ---- limits ----


def bomb(size):
    """Pack zeros of a size, as gzip, in little time and space."""
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(pack.compress(bytes(1 << 16)) for _ in range(size >> 16)), pack.flush()])


@pytest.mark.parametrize(
    "large", [reply(bomb(1 << 23), Content_Encoding="gzip"), reply(b" " * (1 << 18))], ids=["gzip", "plain"]
)
def test_answer_refuses_what_is_too_large(clock, large, monkeypatch):
    monkeypatch.setattr(service_module, "MOST_BYTES", 1 << 17)
    with playing(large) as player, pytest.raises(TooLargeError, match="more than 131,072 bytes"):
        service(player, clock).answer("")


@pytest.mark.parametrize("slow", [[b" ", *[b" "] * 20], [b" " * 10, b""]], ids=["drops", "silence"])
def test_answer_takes_no_longer_than_its_limit(slow):
    start = time.monotonic()
    with playing(reply(slow)) as player:
        player.pause_s = 0.1 if len(slow) > 2 else 3
        slow_service = Service(player.address, agent="x", timeout_s=0.4)
        with pytest.raises(ServiceError, match=r"within 0.4 s|after the limit of 0.4 s"):
            slow_service.answer("")
    assert time.monotonic() - start < 2


def test_answer_waits_for_a_late_part_only_until_the_limit():
    # The part before came after 0.9 s; a limit that began again with it would end the work at 1.8 s, as the service does.
    start = time.monotonic()
    with playing(reply([b" ", b" ", b""])) as player:
        player.pause_s = 0.9
        with pytest.raises(ServiceError, match=r"within 1 s|after the limit of 1 s"):
            Service(player.address, agent="x", timeout_s=1).answer("")
    assert time.monotonic() - start < 1.6


def test_answer_unpacks_no_more_than_it_may_keep(clock, monkeypatch):
    monkeypatch.setattr(service_module, "MOST_BYTES", 1 << 17)
    with playing(reply(bomb(1 << 25), Content_Encoding="gzip")) as player:
        one = service(player, clock)
        tracemalloc.start()
        try:
            with pytest.raises(TooLargeError):
                one.answer("")
            assert tracemalloc.get_traced_memory()[1] < 1 << 22
        finally:
            tracemalloc.stop()


def test_answer_has_one_limit_for_all_requests(clock):
    with playing(GOOD) as player:
        one = service(player, clock, timeout_s=10)
        one.answer("")
        clock.now = 10
        with pytest.raises(ServiceError, match="no whole answer within 10 s"):
            one.answer("")


def test_answer_ends_at_once_when_the_user_ends_it(clock):
    def interrupt(_):
        raise KeyboardInterrupt

    with playing(reply(b"", 503, "text/html")) as player:
        one = Service(player.address, agent="x", sleep=interrupt)
        with pytest.raises(KeyboardInterrupt):
            one.answer("")
    assert len(player.requests) == 1


# ---- addresses ----

GOOD_ADDRESSES = [
    "https://query.wikidata.org/sparql",
    "https://qlever.example:8080/api",
    "http://127.0.0.1:1/",
    "http://[::1]:7/x",
]
BAD = ["", "query.wikidata.org", "http://query.wikidata.org/sparql", "ftp://example.org", "file:///etc/passwd", "https://",
       "https://user:secret@example.org/", "https://example.org/?a=b", "https://example.org/#a", "https://ex ample.org/",
       "https://example.org/\r\nX: y", "https://example.org:port/", "https://[::1", "http://127.0.0.1.example.org/", "javascript:x"]  # fmt: skip


@pytest.mark.parametrize("address", GOOD_ADDRESSES)
def test_check_address_takes_https_and_this_computer(address):
    assert check_address(address) == address


@pytest.mark.parametrize("address", BAD)
def test_check_address_refuses_all_else(address):
    with pytest.raises(ServiceError, match="expected an address that begins with https://"):
        check_address(address)


def test_pause_is_never_below_what_the_service_says(clock):
    pauses = itertools.cycle(["5", "100"])
    replies = [reply(b"", 429, "text/plain", Retry_After=next(pauses)) for _ in range(4)]
    with playing(*replies, GOOD) as player:
        service(player, clock).answer("")
    assert clock.pauses == [5, 100, 8, 100]
