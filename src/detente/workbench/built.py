"""The page's own files: built by `make page`, in memory since the start, the same for everybody but for the nonce."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from detente.workbench.headers import content_security

BUILT = Path(__file__).parent / "page"
_NONCE = b"STYLE-NONCE"
_NOTEBOOKS = "widget"
"""The folder with what notebooks load and this page does not."""
_KEPT = {"cache-control": "private, max-age=31536000, immutable"}

MISSING = b"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>detente</title>
<link rel="icon" href="data:,">
<style nonce="STYLE-NONCE">
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.4rem; }
pre { padding: .75rem 1rem; border: 1px solid; border-radius: .4rem; }
</style>
<h1>The page is not built yet</h1>
<p>This detente runs from its sources, and its page has not been built. In the folder of the sources type</p>
<pre>make page</pre>
<p>and start <code>detente serve</code> again.</p>
</html>
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the page. One with `lasting` has the hash of its bytes in its name."""

    data: bytes
    kind: str
    lasting: bool


def built(folder: Path = BUILT) -> Mapping[str, File]:
    """Return the page's files by path; where it was not built, a page that says how to."""
    found = [file for file in sorted(folder.rglob("*")) if file.suffix in _KINDS and file.is_file()]
    own = [file for file in found if _NOTEBOOKS not in file.relative_to(folder).parts]
    files = {_path(file, folder): _file(file, folder) for file in own}
    return files if "/" in files else {"/": File(MISSING, "text/html; charset=utf-8", lasting=False)}


def shown(file: File) -> Response:
    """Return a file as an answer. Each time the page is loaded its styles have another nonce."""
    if _NONCE in file.data and file.kind.startswith("text/html"):
        nonce = secrets.token_urlsafe(18)
        headers = {"content-security-policy": content_security(nonce)}
        return Response(file.data.replace(_NONCE, nonce.encode()), media_type=file.kind, headers=headers)
    return Response(file.data, media_type=file.kind, headers=_KEPT if file.lasting else None)


def _path(file: Path, folder: Path) -> str:
    name = file.relative_to(folder).as_posix()
    return "/" if name == "index.html" else f"/{name}"


def _file(file: Path, folder: Path) -> File:
    return File(file.read_bytes(), _KINDS[file.suffix], lasting=file.parent != folder)


_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
"""What is served, and as what: not left to the system, which may have other ideas of what a script is."""
