"""Questions to a chat endpoint: what is sent, what is tried again, and what each refusal means."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final

from detente.errors import NoAnswer, Problem
from detente.reading.llm.endpoint import Endpoint
from detente.reading.llm.prompt import messages
from detente.reading.llm.schema import schema
from detente.reading.llm.wire import Limits, Reply, post

FORMS: Final = ("schema", "schema without temperature", "object", "plain")
"""The ways an answer's form is asked for, strictest first. A server that does not know one says 400."""

BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_FORM_UNKNOWN: Final = frozenset({400, 422})
_SAID = 160
"""Characters of a server's own words that are shown."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How time is waited for and chance taken, between two tries."""

    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


def ask(
    to: Endpoint,
    window: str,
    *,
    form: int = 0,
    limits: Limits | None = None,
    waiting: Waiting | None = None,
) -> tuple[bytes, int]:
    """Ask what `window` says. Return the body of the answer, and which of `FORMS` the server took.

    Raises NoAnswer: as `post` does, and D523 refused, D524 sent elsewhere, D525 busy or failing after all tries, D527
    no JSON.
    """
    limits, waiting = limits or Limits(), waiting or Waiting()
    while True:
        reply = _tried(to, _body(to.model, window, form), limits, waiting)
        if reply.status in _FORM_UNKNOWN and form + 1 < len(FORMS):
            form += 1
            continue
        return _taken(to, reply), form


def _body(model: str, window: str, form: int) -> bytes:
    asked: dict[str, Any] = {"model": model, "messages": messages(window, with_schema=form > 1), "stream": False}
    if form != 1:
        asked["temperature"] = 0
    if form <= 1:
        named = {"name": "reading", "strict": True, "schema": schema()}
        asked["response_format"] = {"type": "json_schema", "json_schema": named}
    elif FORMS[form] == "object":
        asked["response_format"] = {"type": "json_object"}
    return json.dumps(asked).encode()


def _tried(to: Endpoint, body: bytes, limits: Limits, waiting: Waiting) -> Reply:
    """Send until the server is not busy; what broke off is sent again as well."""
    last: Reply | NoAnswer | None = None
    for attempt in range(limits.tries):
        if attempt:
            pause = _pause(last, attempt, waiting)
            if pause > limits.wait:
                break
            waiting.sleep(pause)
        try:
            last = post(to, body, limits)
        except NoAnswer as problem:
            if problem.problems[0].code != "D522":
                raise
            last = problem
            continue
        if last.status not in BUSY:
            return last
    if isinstance(last, NoAnswer):
        raise last
    raise NoAnswer(_busy(to, last))


def _pause(last: Reply | NoAnswer | None, attempt: int, waiting: Waiting) -> float:
    """Return how long to wait: what the server asks for, else about 1 s, 2 s, 4 s."""
    asked = _asked_pause(last) if isinstance(last, Reply) else None
    return asked if asked is not None else 2.0 ** (attempt - 1) * (0.5 + waiting.chance())


def _asked_pause(reply: Reply) -> float | None:
    """Read Retry-After: seconds, or a date, which is measured from the server's own."""
    told = reply.headers.get("retry-after", "").strip()
    if told.isdecimal() and len(told) < 10:
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - parsedate_to_datetime(reply.headers["date"])).total_seconds())
    except (KeyError, ValueError, TypeError, OverflowError):
        return None


def _busy(to: Endpoint, last: Reply | None) -> Problem:
    status = last.status if last is not None else 0
    asked = _asked_pause(last) if last is not None else None
    later = f"it asks to wait {asked:,.0f} s" if asked else "try again later"
    return Problem("D525", f"{to.host} is busy or failing (HTTP {status})", fix=later)


def _taken(to: Endpoint, reply: Reply) -> bytes:
    if 300 <= reply.status < 400:
        where = _cut(to, reply.headers.get("location", "nowhere"))
        fix = "nothing was sent there; if you trust it, give it as the endpoint"
        raise NoAnswer(Problem("D524", f"{to.host} sends us on to {where}", fix=fix))
    if reply.status != 200:
        raise NoAnswer(_refusal(to, reply))
    kind = reply.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise NoAnswer(Problem("D527", f"the answer of {to.host} is no JSON but {_cut(to, kind) or 'of no type'}"))
    return reply.body


def _refusal(to: Endpoint, reply: Reply) -> Problem:
    fixes = {
        401: "is DETENTE_LLM_KEY set, and is it a key of this endpoint?",
        403: "may this key use this model?",
        404: "are the endpoint and the model's name right?",
        413: "the endpoint takes no text of this length",
    }
    said = _cut(to, reply.body[:2_000].decode("utf-8", "replace"))
    return Problem("D523", f"{to.host} refused (HTTP {reply.status}): {said}", fix=fixes.get(reply.status))


def _cut(to: Endpoint, words: str) -> str:
    """Return a server's words fit to show: short, no control characters, and without the key should it repeat it."""
    from detente.reading.proposal.notes import shown

    plain = words.replace(to.key, "***") if to.key else words
    return shown(plain[: 4 * _SAID])[:_SAID]
