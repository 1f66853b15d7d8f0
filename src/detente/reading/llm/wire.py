"""One request and its answer, within limits of time and size; nothing is followed, nothing is kept.

httpx bounds each read. The whole is bounded by a thread that is given up, its socket shut, when the time is over: a
server that sends one byte a second would else hold a reader for ever.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from detente.errors import NoAnswer, Problem, Unavailable
from detente.reading.llm.endpoint import Endpoint

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx

_PACKED: Final = frozenset({"gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two bytes and for one whole request; bytes of one answer; tries; the longest wait."""

    connect: float = 10.0
    read: float = 180.0
    whole: float = 300.0
    size: int = 4_000_000
    tries: int = 3
    wait: float = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered. The names in `headers` are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def post(to: Endpoint, body: bytes, limits: Limits) -> Reply:
    """Send `body` and return the answer, whatever its status.

    Raises NoAnswer: D522 not reached or closed early, D526 out of time, D527 too large or packed in an unknown way;
    Unavailable (D520) without httpx.
    """
    answers: SimpleQueue[Reply | NoAnswer] = SimpleQueue()
    sockets: list[Any] = []
    client = _client(limits)
    Thread(target=_into, args=(answers, client, to, body, limits, sockets), daemon=True).start()
    try:
        answer = answers.get(timeout=limits.whole)
    except Empty:
        _shut(sockets)
        raise NoAnswer(_too_slow(to, limits.whole)) from None
    if isinstance(answer, NoAnswer):
        raise answer
    return answer


def _client(limits: Limits) -> httpx.Client:
    try:
        import httpx
    except ImportError:
        fix = 'pip install "detente[llm]"'
        raise Unavailable(Problem("D520", "reading with a language model is not installed", fix=fix)) from None
    times = httpx.Timeout(limits.read, connect=limits.connect)
    # No proxies and no .netrc from the environment: the text and the key go to the endpoint and nowhere else.
    return httpx.Client(timeout=times, follow_redirects=False, trust_env=False, verify=_trust())


@cache
def _trust() -> SSLContext:
    """Return the certificates this machine trusts. Loading them takes longer than a request on the loopback."""
    from ssl import create_default_context

    return create_default_context()


def _into(
    answers: SimpleQueue[Reply | NoAnswer],
    client: httpx.Client,
    to: Endpoint,
    body: bytes,
    limits: Limits,
    sockets: list[Any],
) -> None:
    import httpx

    try:
        with client:
            answers.put(_exchange(client, to, body, limits, sockets))
    except NoAnswer as problem:
        answers.put(problem)
    except httpx.TimeoutException:
        answers.put(NoAnswer(_too_slow(to, limits.read)))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        answers.put(NoAnswer(_not_reached(to, type(error).__name__)))


def _exchange(client: httpx.Client, to: Endpoint, body: bytes, limits: Limits, sockets: list[Any]) -> Reply:
    def noticed(event: str, info: dict[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            sockets.append(info["return_value"].get_extra_info("socket"))

    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if to.key is not None:
        headers["Authorization"] = f"Bearer {to.key}"
    with client.stream("POST", to.address, content=body, headers=headers, extensions={"trace": noticed}) as answer:
        told = {name.lower(): value for name, value in answer.headers.items()}
        if answer.is_redirect:
            return Reply(answer.status_code, told, b"")
        return Reply(answer.status_code, told, _unpacked(answer.iter_raw(), told, to, limits.size))


def _unpacked(parts: Iterator[bytes], headers: dict[str, str], to: Endpoint, most: int) -> bytes:
    """Return the body, unpacked by ourselves so that a small packet that unpacks to gigabytes is stopped in time."""
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in _PACKED | {"identity", ""}:
        raise NoAnswer(_unusable(to, "is packed in a way that was not asked for"))
    opener = zlib.decompressobj(wbits=47 if "gzip" in packing else 15) if packing in _PACKED else None
    body = bytearray()
    for part in parts:
        try:
            body += part if opener is None else opener.decompress(part, most + 1 - len(body))
        except zlib.error:
            raise NoAnswer(_unusable(to, "is packed, and damaged")) from None
        if len(body) > most:
            raise NoAnswer(_unusable(to, f"is longer than {most / 1e6:,.1f} MB"))
    return bytes(body)


def _shut(sockets: list[Any]) -> None:
    from socket import SHUT_RDWR

    for one in sockets:
        try:
            one.shutdown(SHUT_RDWR)
        except OSError:  # it is closed already
            continue


def _not_reached(to: Endpoint, why: str) -> Problem:
    return Problem(
        "D522",
        f"{to.host} was not reached, or broke off ({why})",
        fix="is the endpoint right, and its server running?",
    )


def _too_slow(to: Endpoint, seconds: float) -> Problem:
    return Problem("D526", f"{to.host} gave no whole answer within {seconds:,.0f} s", fix="try a faster model")


def _unusable(to: Endpoint, how: str) -> Problem:
    return Problem("D527", f"the answer of {to.host} {how}", fix="try another model")
