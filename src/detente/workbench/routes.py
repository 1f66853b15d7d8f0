"""The routes: each takes a request apart, calls one thing, and gives back what it said."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from detente import __version__
from detente.workbench.asked import fields, options, words
from detente.workbench.bench import Bench
from detente.workbench.built import shown
from detente.workbench.messages import About
from detente.workbench.names import role
from detente.workbench.refusal import refused
from detente.workbench.talk import talk
from detente.workbench.unsaved import drafted, shipped

Handler = Callable[[Bench, Request], Awaitable[Response]]

FEATURES = {"read": "spacy", "texts": "pypdf", "parquet": "pyarrow", "png": "resvg_py", "docx": "docx", "fast": "numba"}
"""What can be done here, by the package it takes."""


def routes(bench: Bench) -> list[BaseRoute]:
    """Return every route. The gate stands before all of them; which are open without a token is its to say."""
    pages: list[BaseRoute] = [_route(path, "GET", page, bench) for path in bench.page]
    return [
        *pages,
        _route("/api/enter", "POST", enter, bench),
        _route("/api/about", "GET", about, bench),
        _route("/api/files", "GET", listing, bench),
        _route("/api/files", "POST", create, bench),
        _route("/api/files/{id}", "GET", content, bench),
        _route("/api/files/{id}", "PUT", save, bench),
        _route("/api/upload", "POST", upload, bench),
        _route("/api/cases/{key}", "POST", case, bench),
        _route("/api/jobs", "GET", jobs, bench),
        _route("/api/jobs", "POST", start, bench),
        _route("/api/jobs/{job}", "DELETE", cancel, bench),
        _route("/api/jobs/{job}/result", "GET", result, bench),
        _route("/api/jobs/{job}/draft", "POST", draft, bench),
        WebSocketRoute("/api/live", partial(talk, bench)),
    ]


def _route(path: str, method: str, handler: Handler, bench: Bench) -> Route:
    return Route(path, partial(handler, bench), methods=[method])


async def page(bench: Bench, request: Request) -> Response:
    """One of the page's own files."""
    return shown(bench.page[request.url.path])


async def enter(bench: Bench, request: Request) -> Response:
    """The token, for a key that was not used yet; the next link is printed."""
    (key,) = words(fields(await request.body()), "key")
    if not bench.keys.use(key):
        if bench.tries.too_many():
            raise refused(429, "D983", "too many wrong keys", fix="wait a minute")
        raise refused(401, "D982", "this link was used, or is of another run", fix="open the link printed last")
    bench.entered()
    return JSONResponse({"ok": True, "token": bench.token.shown})


async def about(bench: Bench, _request: Request) -> Response:
    """What this is, which folder it serves, and what can be done here."""
    features = {name: importlib.util.find_spec(module) is not None for name, module in FEATURES.items()}
    told = About(version=__version__, folder=bench.folder.path.name, features=features | {"llm": bench.by_model})
    if bench.first:
        told["open"] = bench.first
    return JSONResponse(told)


async def listing(bench: Bench, _request: Request) -> Response:
    """The files of the folder."""
    return JSONResponse({"files": await asyncio.to_thread(bench.folder.entries)})


async def create(bench: Bench, request: Request) -> Response:
    """A new file in the folder."""
    name, text = words(fields(await request.body()), "name", "text")
    return JSONResponse(await asyncio.to_thread(bench.folder.create, name, text), 201)


async def content(bench: Bench, request: Request) -> Response:
    """A file with its text and revision."""
    return JSONResponse(await asyncio.to_thread(bench.content, request.path_params["id"]))


async def save(bench: Bench, request: Request) -> Response:
    """A file's new text, if it is still the revision it was made from."""
    text, base = words(fields(await request.body()), "text", "base")
    return JSONResponse(await asyncio.to_thread(bench.folder.save, request.path_params["id"], text, base))


async def upload(bench: Bench, request: Request) -> Response:
    """A file that was dropped, held in memory until it is read or saved under a name."""
    name = request.query_params.get("name", "")
    return JSONResponse(bench.held.add(name, await request.body()), 201)


async def case(bench: Bench, request: Request) -> Response:
    """A copy of a shipped case, held in memory until it is saved."""
    return JSONResponse(await asyncio.to_thread(shipped, bench.held, request.path_params["key"]), 201)


async def jobs(bench: Bench, _request: Request) -> Response:
    """Every job that is remembered."""
    return JSONResponse({"jobs": bench.jobs.all()})


async def start(bench: Bench, request: Request) -> Response:
    """Long work on a model's text as the page has it, or on a text of the folder or one that was dropped."""
    asked = fields(await request.body())
    kind, file = words(asked, "kind", "file")
    text, chosen = words({"text": "", **asked}, "text")[0], options(asked)
    name = await asyncio.to_thread(bench.name, file)
    data = b"" if role(name) == "model" else await asyncio.to_thread(bench.data, file)
    beside = str(await asyncio.to_thread(bench.beside, file))
    name = name.rpartition("/")[2]
    job = bench.jobs.start(kind, file=file, name=name, folder=beside, text=text, data=data, options=chosen)
    return JSONResponse(job, 202)


async def cancel(bench: Bench, request: Request) -> Response:
    """A job, cancelled: its process has ended."""
    return JSONResponse(await bench.jobs.cancel(request.path_params["job"]))


async def draft(bench: Bench, request: Request) -> Response:
    """The model a job has drafted of a text, held in memory until it is saved."""
    path = bench.jobs.result(request.path_params["job"])
    return JSONResponse(await asyncio.to_thread(drafted, bench.held, path), 201)


async def result(bench: Bench, request: Request) -> Response:
    """What a job has made, to be saved by the browser and never shown by it."""
    path = bench.jobs.result(request.path_params["job"])
    return FileResponse(path, media_type="application/octet-stream", filename=path.name)
