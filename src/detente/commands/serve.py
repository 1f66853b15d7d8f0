"""`detente serve`: the workbench, a page on this machine."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.commands.options import as_json, everywhere, manner
from detente.commands.terminal import say, say_json, tell
from detente.errors import DetenteError, Problem

if TYPE_CHECKING:
    from detente.workbench.jobs import Reader

PORT = 8470

EPILOG = """\b
Examples:
  detente serve                      the folder you are in
  detente serve crisis.yaml          one model, with the texts beside it
  detente serve tower22              a shipped case, copied to ./tower22 first
  detente serve --no-open            print the link, open nothing
  detente serve --endpoint https://llm.example/v1 --model NAME
"""


@click.command("serve", epilog=EPILOG)
@click.argument("target", metavar="[MODEL|FOLDER]", default=".")
@click.option("--port", type=click.IntRange(0, 65535), help=f"Default: {PORT}, or a free one; 0 for a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Another than this machine needs --token-file.")
@click.option("--token-file", type=click.Path(path_type=Path), help="Take the token from there; a new one is written.")
@click.option("--open/--no-open", "opens", default=None, help="Open a browser. Default: where there is a desktop.")
@click.option("--endpoint", metavar="URL", help="An OpenAI-compatible endpoint that may read texts.")
@click.option("--model", "llm", metavar="NAME", help="The model's name there; its key is in DETENTE_LLM_KEY.")
@click.option("-v", "--verbose", is_flag=True, help="Log each event to stderr, as a line of JSON.")
@as_json
@everywhere
def command(
    target: str, port: int | None, host: str, token_file: Path | None, opens: bool | None,
    endpoint: str | None, llm: str | None, verbose: bool,
) -> None:  # fmt: skip
    """Open the workbench: the account, the model and what follows from it, side by side, in your browser.

    Only this machine can reach it, and only by the link that is printed, which works once; another is printed when it
    was used. Files change when you save, and at no other time. Ctrl+C ends it.
    """
    from detente.workbench.events import nowhere, onto
    from detente.workbench.server import listening
    from detente.workbench.start import Serving, serve, token_in

    _allowed(host, token_file)
    folder, file = _meant(target)
    reader = _reader(endpoint, llm)
    token = token_in(token_file) if token_file else None
    on = listening("127.0.0.1" if host == "localhost" else host, PORT if port is None else port, or_any=port is None)
    link, done = _linked(opens)
    serving = Serving(folder, host, on, link, file, token, reader, onto(sys.stderr) if verbose else nowhere)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends it, nothing is left behind
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve(serving))
    finally:
        on.close()
        done()
    tell("stopped")


def _allowed(host: str, token_file: Path | None) -> None:
    """Warn where others can reach the server; refuse that without a token of the user's own. Raises D651."""
    from detente.workbench.hosts import loopback

    if loopback(host):
        return
    if token_file is None:
        fix = "add --token-file FILE if others shall reach it, or leave --host out"
        raise DetenteError(Problem("D651", f"{host} can be reached by other machines", fix=fix))
    say(f"warning: everyone who can reach {host} can try to open this, and what is sent is not encrypted", error=True)


def _meant(target: str) -> tuple[Path, str | None]:
    """Return the folder to serve, and the file to open in it. Raises DetenteError (D653)."""
    path = Path(target)
    if path.is_dir():
        return path, None
    if path.is_file():
        return path.parent, path.name
    from detente.cases import CASES
    from detente.commands.cases import copied
    from detente.errors import nearest

    keys = [case.key for case in CASES]
    if target not in keys:
        fix = "name a model, a folder, or a shipped case (`detente cases`)"
        raise DetenteError(Problem("D653", f"there is no {target}", nearest=nearest(target, keys), fix=fix))
    model = copied(target, path)
    tell(f"copied the case {target} to ./{target}")
    return path, model.name


def _reader(endpoint: str | None, llm: str | None) -> Reader | None:
    """Return the language model that may read, where one is named."""
    from detente.workbench.jobs import Reader

    if bool(endpoint) != bool(llm):
        fix = "--endpoint https://host/v1 --model NAME; the key in DETENTE_LLM_KEY"
        raise DetenteError(Problem("D601", "a language model needs --endpoint and --model", fix=fix))
    return Reader(endpoint, llm, os.environ.get("DETENTE_LLM_KEY") or None) if endpoint and llm else None


def _linked(opens: bool | None) -> tuple[Callable[[str], None], Callable[[], None]]:
    """Return what is done with each link (the first may be opened, all are printed), and what is done at the end."""
    from detente.workbench import browser

    opened: list[Path] = []
    links: list[str] = []

    def link(address: str) -> None:
        if not links and (browser.has_desktop() if opens is None else opens):
            opened.append(browser.open_link(address))
        links.append(address)
        _print(address, first=len(links) == 1)
        if len(links) > 1:
            done()

    def done() -> None:
        for folder in opened:
            browser.forget(folder)

    return link, done


def _print(link: str, *, first: bool) -> None:
    if manner().json:
        say_json({"link": link})
        return
    say(link)
    if first:
        tell("open this link in a browser on this machine; it works once. Ctrl+C ends the workbench")
    else:
        tell("the link was used; this one opens another page")
