"""The one shape of every answer that is not a success, and the exception that carries it."""

from __future__ import annotations

from starlette.responses import JSONResponse

from detente.errors import DetenteError, Problem
from detente.workbench.messages import Content, Refusal
from detente.workbench.trouble import troubles


class Refused(DetenteError):
    """A request is refused: the status, why, and, where a save came too late, what is on disk instead."""

    def __init__(self, status: int, *problems: Problem, theirs: Content | None = None) -> None:
        super().__init__(*problems)
        self.status = status
        self.theirs = theirs


def refused(status: int, code: str, message: str, *, fix: str | None = None, theirs: Content | None = None) -> Refused:
    """Return a refusal for one reason."""
    return Refused(status, Problem(code, message, fix=fix), theirs=theirs)


def answer(refusal: Refused) -> JSONResponse:
    """Return the answer that says so. A connection whose request was not read to its end is closed after it."""
    body = Refusal(ok=False, problems=troubles(refusal))
    if refusal.theirs is not None:
        body["theirs"] = refusal.theirs
    headers = {"connection": "close"} if refusal.status in (401, 403, 408, 413, 421, 429) else {}
    return JSONResponse(body, refusal.status, headers)
