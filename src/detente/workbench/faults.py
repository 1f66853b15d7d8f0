"""What happens to a request inside: refusals and problems in their one shape, a fault of ours as a number, a log."""

from __future__ import annotations

import secrets
import time

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.errors import DetenteError
from detente.workbench.events import Log, place
from detente.workbench.gate import refuse
from detente.workbench.jobs import STATUS
from detente.workbench.refusal import Refused, refused

_SAID = {
    404: "there is no such thing here",
    405: "this cannot be done with it",
}


def watched(app: ASGIApp, log: Log) -> ASGIApp:
    """Return `app` so that it always answers: with what it says, a refusal, or (500) an id that is in the log too."""

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
            return
        began, status = time.monotonic(), 0
        scope["app"] = app  # so that the router raises what it does not find, rather than answer in its own way

        async def put(message: Message) -> None:
            nonlocal status
            status = status or int(message.get("status", 101))
            await send(message)

        try:
            await app(scope, receive, put)
        except Exception as stop:
            refusal = _refusal(stop, log)
            if not status:
                await refuse(scope, receive, put, refusal)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            kind = scope.get("method", "SOCKET")
            took = round((time.monotonic() - began) * 1000, 1)
            log("request", method=kind if kind in _METHODS else "OTHER", route=route, status=status, ms=took)

    return answered


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "SOCKET")


def _refusal(stop: Exception, log: Log) -> Refused:
    """Put whatever ended a request as a refusal."""
    match stop:
        case Refused():
            return stop
        case DetenteError():
            return Refused(STATUS.get(stop.problems[0].code, 422), *stop.problems)
        case HTTPException(status_code=status):
            return refused(status, "D985", _SAID.get(status, "the request is not understood"))
    id = secrets.token_hex(6)
    log("fault", id=id, what=type(stop).__name__, where=place(stop))
    fix = "nothing was saved by it; `detente serve -v` logs where it happened"
    return refused(500, "D989", f"a fault in detente, number {id}", fix=fix)
