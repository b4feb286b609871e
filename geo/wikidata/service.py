"""A SPARQL service on the network: one address, one request at a time, with limits of time, size and tries.

The only module of the package that opens a connection. It is imported where the user says ``--online``.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import http.client
import json
import random
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable
from typing import Any

from ..errors import ServiceError
from ..plurals import counted
from .statements import Bindings, rows_of

ADDRESS = "https://query.wikidata.org/sparql"
TIMEOUT_S = 300.0
REQUEST_S = 90.0  # of one request: the service ends a query after 60 s
MOST_BYTES = 64 << 20  # of one answer, unpacked
MOST_TRIES = 5
MOST_IN_ADDRESS = 2_000  # characters of a query that is sent by GET, which caches on the way know
FIRST_PAUSE_S = 2.0
LIMITED_PAUSE_S = 60.0  # where the service limits us and does not say how long: as its maintainers wish
_PASSING = (429, 500, 502, 503, 504)
_JSON = ("application/sparql-results+json", "application/json")
_LOCAL = ("127.0.0.1", "::1", "localhost")
_TOO_LONG = b"TimeoutException"  # in what the service writes when it ends a query
_CHUNK = 1 << 16


class TooLargeError(ServiceError):
    """A request is too much for the service: fewer places in one may help."""


class _Passing(Exception):  # noqa: N818  # what may pass is no error yet
    """What may pass by itself, and how long the service wishes to be left alone."""

    def __init__(self, reason: str, pause_s: float | None = None) -> None:
        super().__init__(reason)
        self.pause_s = pause_s


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follow nothing: there is one address, and what is sent to it goes nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        """Return no request."""


def check_address(address: str) -> str:
    """Return the address of a service, if it is one that may be used.

    Raises
    ------
    ServiceError
        If it is not HTTPS, which is needed anywhere but on this computer.

    Examples
    --------
    >>> check_address("http://example.org/sparql")
    Traceback (most recent call last):
    sistermap.geo.errors.ServiceError: service 'http://example.org/sparql': expected an address that begins with https://
    """
    try:
        parts = urllib.parse.urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urllib.parse.urlsplit(""), None
    plain = address.isascii() and address.isprintable() and " " not in address
    named = plain and bool(host) and not (parts.username or parts.password or parts.query or parts.fragment)
    if not named or not (parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL)):
        raise ServiceError(f"service {address[:100]!r}: expected an address that begins with https://")
    return address


class Service:
    """What answers queries in SPARQL.

    Parameters
    ----------
    address
        Of the service.
    agent
        Who sends the requests, with an address where it is described: Wikimedia's policy on user agents.
    timeout_s
        Seconds for all requests together, pauses included.
    remark
        Called with a line for each pause.
    sleep, clock, chance
        Pause so many seconds, give the time in seconds, give a number from 0 to 1.

    Raises
    ------
    ServiceError
        If the address is none.
    """

    def __init__(
        self,
        address: str = ADDRESS,
        *,
        agent: str,
        timeout_s: float = TIMEOUT_S,
        remark: Callable[[str], object] = lambda line: None,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._address, self._agent, self._timeout_s = check_address(address), agent, timeout_s
        self._remark, self._sleep, self._clock, self._chance = remark, sleep, clock, chance
        self._ends_at = clock() + timeout_s
        local = urllib.parse.urlsplit(address).hostname in _LOCAL
        proxies = [urllib.request.ProxyHandler({})] if local else []
        self._opener = urllib.request.build_opener(_NoRedirect(), *proxies)

    def answer(self, query: str) -> list[Bindings]:
        """Send a query and return what it finds, one mapping of variable to value a row.

        Raises
        ------
        TooLargeError
            If the service does not come to an end with the query.
        ServiceError
            If it cannot be reached, refuses, answers with something else, or the time is up.
        """
        for tries in range(1, MOST_TRIES + 1):
            try:
                return read_answer(self._receive(query))
            except _Passing as problem:
                if tries == MOST_TRIES:
                    raise TooLargeError(
                        f"{self._address}: {problem}, {counted(tries, 'time')}; run the command again later, or with fewer places"
                    ) from problem
                self._pause(problem, tries)
            except ServiceError as problem:
                raise type(problem)(f"{self._address}: {problem}") from problem
        raise AssertionError("the last try returns or raises")

    def _pause(self, problem: _Passing, tries: int) -> None:
        """Wait longer each time, by chance a little more, so that programs that failed together do not come again together."""
        pause_s = FIRST_PAUSE_S * 2 ** (tries - 1) * (1 + self._chance() / 2)
        if problem.pause_s is not None:
            pause_s = max(problem.pause_s, pause_s)
        if pause_s >= self._left_s():
            raise ServiceError(
                f"{self._address}: {problem}, and the next try would be in {pause_s:.0f} s, after the limit of "
                f"{self._timeout_s:g} s for all; run the command again later, or raise --timeout"
            ) from problem
        self._remark(f"{self._address}: {problem}; next try in {pause_s:.0f} s")
        self._sleep(pause_s)

    def _left_s(self) -> float:
        return self._ends_at - self._clock()

    def _checked_left_s(self) -> float:
        left_s = self._left_s()
        if left_s <= 0:
            raise ServiceError(
                f"no whole answer within {self._timeout_s:g} s; raise --timeout, or name fewer places"
            )
        return left_s

    def _request(self, query: str) -> urllib.request.Request:
        coded = urllib.parse.urlencode({"query": query})
        by_get = len(coded) <= MOST_IN_ADDRESS
        request = urllib.request.Request(  # noqa: S310  # check_address has seen the scheme
            f"{self._address}?{coded}" if by_get else self._address,
            data=None if by_get else coded.encode("ascii"),
            headers={"Accept": _JSON[0], "Accept-Encoding": "gzip", "User-Agent": self._agent},
        )
        if not by_get:
            request.add_header("Content-Type", "application/x-www-form-urlencoded")
        return request

    def _receive(self, query: str) -> bytes:
        """Send a query once and return the whole answer, unpacked."""
        limit_s = min(self._checked_left_s(), REQUEST_S)
        try:
            with self._opener.open(self._request(query), timeout=limit_s) as response:
                return self._read(response, self._clock() + limit_s)
        except urllib.error.HTTPError as problem:
            with problem:
                raise _of_status(problem) from problem
        except (OSError, http.client.HTTPException) as problem:
            if self._left_s() <= 0:
                self._checked_left_s()
            raise _of_connection(problem) from problem

    def _read(self, response: Any, ends_at: float) -> bytes:
        """Read an answer, no longer and no larger than the limits."""
        kind = response.headers.get_content_type()
        if kind not in _JSON:
            raise ServiceError(
                f"the answer is {kind}, expected {_JSON[0]}; a page of your network (a login, a proxy) may be in between"
            )
        packed = response.headers.get("Content-Encoding", "").strip().lower()
        if packed not in ("", "identity", "gzip"):
            raise ServiceError(f"the answer is packed as {packed[:40]!r}, expected gzip or none")
        unpack = zlib.decompressobj(31) if packed == "gzip" else None
        whole = bytearray()
        while chunk := self._chunk(response, ends_at):
            try:
                whole += unpack.decompress(chunk, MOST_BYTES + 1 - len(whole)) if unpack else chunk
            except zlib.error as problem:
                raise _Passing("the answer cannot be unpacked") from problem
            if len(whole) > MOST_BYTES:
                raise TooLargeError(f"the answer has more than {MOST_BYTES:,} bytes; name fewer places")
        return bytes(whole)

    def _chunk(self, response: Any, ends_at: float) -> bytes:
        """Read what is there, and wait no longer than the limits for it."""
        self._checked_left_s()
        left_s = min(self._left_s(), ends_at - self._clock())
        if left_s <= 0:
            raise _Passing(f"no whole answer within {REQUEST_S:g} s")
        # urllib has one limit for each wait, which begins again with every byte; the connection lies below its response.
        connection = getattr(getattr(response.fp, "raw", None), "_sock", None)
        if connection is not None:
            connection.settimeout(left_s)
        chunk: bytes = response.read1(_CHUNK)
        return chunk


def read_answer(answer: bytes) -> list[Bindings]:
    """Read an answer in SPARQL's JSON.

    Raises
    ------
    ServiceError
        If it is something else.

    Examples
    --------
    >>> read_answer(b'{"results": {"bindings": [{"place": {"type": "uri", "value": "http://www.wikidata.org/entity/Q16520"}}]}}')
    [{'place': {'type': 'uri', 'value': 'http://www.wikidata.org/entity/Q16520'}}]
    """
    try:
        whole = json.loads(answer.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise ServiceError(f"the answer is no UTF-8 (byte {problem.start + 1:,}), expected JSON") from problem
    except RecursionError as problem:
        raise ServiceError("the answer is nested too deeply, expected results of a SELECT") from problem
    except ValueError as problem:  # it ends, or the service writes its own error behind what it had
        if _TOO_LONG in answer[-_CHUNK:]:
            raise TooLargeError("the query takes the service too long; name fewer places") from problem
        raise _Passing("the answer is cut off" if answer else "the answer is empty") from problem
    rows = rows_of(whole)
    if rows is None:
        raise ServiceError("the answer is JSON without results.bindings, expected results of a SELECT")
    return rows


def _of_status(problem: urllib.error.HTTPError) -> Exception:
    """Judge an answer that is none."""
    status = f"status {problem.code}"
    if 300 <= problem.code < 400:
        return ServiceError(f"{status}: it leads elsewhere, which is not followed; expected an answer")
    if problem.code not in _PASSING:
        return ServiceError(f"{status}: the request is refused, expected an answer")
    try:
        text = problem.read(_CHUNK)
    except (OSError, http.client.HTTPException):
        text = b""
    if _TOO_LONG in text:
        return TooLargeError(f"{status}: the query takes the service too long; name fewer places")
    pause_s = pause_of(problem.headers.get("Retry-After"), dt.datetime.now(dt.UTC))
    if pause_s is None and problem.code == 429:
        pause_s = LIMITED_PAUSE_S
    return _Passing(status, pause_s)


def pause_of(header: str | None, now: dt.datetime) -> float | None:
    """Read Retry-After, which is in seconds or a date.

    Examples
    --------
    >>> now = dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)
    >>> pause_of("7", now), pause_of("Sat, 31 Jan 2026 12:00:30 GMT", now), pause_of("soon", now)
    (7.0, 30.0, None)
    """
    text = (header or "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        until = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - now).total_seconds())


def _of_connection(problem: Exception) -> Exception:
    """Judge what went wrong with a connection: it may pass, unless nobody is there or somebody else is."""
    reason = problem.reason if isinstance(problem, urllib.error.URLError) else problem
    if isinstance(reason, ssl.SSLCertVerificationError):
        return ServiceError(f"its certificate cannot be verified ({reason.verify_message})")
    if isinstance(reason, socket.gaierror | ConnectionRefusedError):
        return ServiceError("cannot be reached; is this computer online?")
    if isinstance(reason, TimeoutError):
        return _Passing("no answer in time")
    return _Passing(f"the connection was cut ({type(reason).__name__})")
