"""The socket of a page: its questions go to the workers, answers and what happens come back."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from detente.errors import DetenteError
from detente.workbench.asked import asked
from detente.workbench.bench import Bench
from detente.workbench.gate import PROTOCOL
from detente.workbench.messages import Ask, Told
from detente.workbench.tabs import Queue
from detente.workbench.trouble import troubles

MISUNDERSTOOD = 4400
"""The code a socket is closed with whose page says what nobody understands."""


async def talk(bench: Bench, socket: WebSocket) -> None:
    """Keep a page's socket until it is closed; then its questions are forgotten."""
    await socket.accept(subprotocol=PROTOCOL)
    tab, queue = bench.tabs.open()
    telling = asyncio.create_task(_tell(socket, queue))
    try:
        while True:
            await _pass_on(bench, tab, asked(await socket.receive_text()))
    except (WebSocketDisconnect, KeyError):  # KeyError: bytes came, where only text is spoken
        pass
    except DetenteError:
        with suppress(RuntimeError):
            await socket.close(MISUNDERSTOOD)
    finally:
        bench.tabs.close(tab)
        telling.cancel()
        await bench.workers.left(tab)


async def _pass_on(bench: Bench, tab: str, ask: Ask) -> None:
    """Pass a question on; where its file is not there, say so."""
    try:
        folder = str(await asyncio.to_thread(bench.beside, ask["file"]))
    except DetenteError as error:
        bench.tabs.tell(tab, Told(id=ask["id"], last=True, problems=troubles(error)))
        return
    await bench.workers.ask(tab, ask, folder=folder)


async def _tell(socket: WebSocket, queue: Queue) -> None:
    """Send what there is to tell until there is no more."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while (message := await queue.get()) is not None:
            await socket.send_text(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace").decode())
        await socket.close(1013)
