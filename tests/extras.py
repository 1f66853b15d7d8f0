"""What each extra is there for, tried with an installed detente: one line of work for every package it brings.

`tests/packaged.py` does it with the newest and with the lowest versions that are allowed, each extra by itself and all
together. A package that is only imported somewhere in passing is not tried: what is written here uses it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.data.made import acled, strike

ACCOUNT = "The minister in Kolm says that Kolm wants its money. Vesta does not want to pay, the Courier reports.\n"
PAGE = f"<html><body><article><h1>Gas</h1><p>{ACCOUNT * 6}</p></article></body></html>"
TEI = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{ACCOUNT}</p></body></text></TEI>'

TEXTS = f"""
from pathlib import Path
from detente.reading.inputs import text_of
paper = Path("brief.docx").read_bytes()
for name, data in (("a.html", {PAGE!r}.encode()), ("a.xml", {TEI!r}.encode()), ("a.docx", paper)):
    assert len(text_of(data, name=name)) > 80, name
"""

PDF = """
import pypdf
from io import BytesIO
from detente.errors import InvalidText
from detente.reading.inputs import text_of
paper = pypdf.PdfWriter()
paper.add_blank_page(200, 200)
paper.write(out := BytesIO())
try:
    text_of(out.getvalue(), name="a.pdf")
except InvalidText as refused:
    assert "D701" not in str(refused), refused  # read, and nothing on it; not: cannot be read here
"""

ENDPOINT = """
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from detente.reading.llm.endpoint import endpoint
from detente.reading.llm.wire import Limits, post

class Here(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

server = HTTPServer(("127.0.0.1", 0), Here)
Thread(target=server.serve_forever, daemon=True).start()
reply = post(endpoint(f"http://127.0.0.1:{server.server_port}/v1", "m"), b'{"a": 1}', Limits())
assert (200, b'{"a": 1}') == (reply.status, reply.body), reply
"""

COMPILED = """
import sys
import detente
import detente.stability.kernels
options = ", ".join(f"x{i}: X" for i in range(16))
model = f"detente: 1\\ntitle: t\\nactors:\\n  a: {{options: {{{options}}}, wants: [x0]}}\\nstatus_quo: []\\n"
assert "numba" in sys.modules
found = detente.loads(model).solve(concepts=["nash"])
assert 2**15 == len(found.equilibria("nash"))
"""

PAINTED = """
import detente
from detente.workbench.kinds.drawn import png
svg = detente.load(detente.shipped("cuban")).solve().to_svg()
assert png(svg).startswith(b"\\x89PNG")
"""

WIDGET = """
import detente
import anywidget
widget = detente.load(detente.shipped("cuban")).widget()
assert isinstance(widget, anywidget.AnyWidget)
"""

CLUSTER = """
from distributed import Client
if __name__ == "__main__":
    with Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None) as client:
        assert 3 == client.submit(sum, [1, 2]).result()
"""


@dataclass(frozen=True, slots=True)
class Extra:
    """An extra, the commands that need it, and what is asked of it in Python; `made` makes files they read."""

    name: str
    commands: tuple[tuple[str, ...], ...] = ()
    scripts: tuple[str, ...] = ()
    made: Callable[[Path], object] = lambda folder: None


def account(folder: Path) -> None:
    """Write the text that is read."""
    (folder / "account.txt").write_text(ACCOUNT, encoding="utf-8")


def events(folder: Path) -> None:
    """Write the table of events that is counted."""
    acled(folder / "events.csv", [strike(day) for day in (1, 2, 9, 30)])


EXTRAS = (
    Extra("read", commands=(("read", "account.txt", "-o", "draft.yaml"), ("check", "draft.yaml")), made=account),
    Extra("texts", commands=(("brief", "cuban", "-o", "brief.docx"),), scripts=(TEXTS, PDF)),
    Extra("llm", scripts=(ENDPOINT,)),
    Extra("data", commands=(("rates", "events.csv"),), made=events),
    Extra(
        "batch",
        commands=(
            ("sweep", "cuban", "--over", "forbid ussr.escalate", "--claim", "no-threat-needed", "-o", "sweep.parquet"),
            ("check", "cuban", "-o", "verdicts.parquet"),
        ),
        scripts=(CLUSTER,),
    ),
    Extra("fast", scripts=(COMPILED,)),
    Extra("png", scripts=(PAINTED,)),
    Extra("widget", scripts=(WIDGET,)),
)


def tried_out(extra: Extra, bin: Path, folder: Path, ran: Callable[..., str]) -> int:
    """Do what an extra is for in `folder`, which is made; return how much was done. `ran` raises where one fails."""
    folder.mkdir(parents=True)
    extra.made(folder)
    for command in extra.commands:
        ran(bin / "detente", *command, cwd=folder, may=(0, 1))
    for at, script in enumerate(extra.scripts):
        path = folder / f"script{at}.py"
        path.write_text(script, encoding="utf-8")
        ran(bin / "python", "-W", "error::DeprecationWarning:detente", path, cwd=folder)
    return len(extra.commands) + len(extra.scripts)
