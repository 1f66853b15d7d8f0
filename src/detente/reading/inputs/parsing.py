"""Parse untrusted bytes with a library: a text or a coded error, whatever the library raises."""

from __future__ import annotations

import sys

from detente.errors import DetenteError, InvalidText, Problem, Unavailable
from detente.reading.decode import limit
from detente.reading.inputs.taken import Taken, damaged


def parse(key: str, data: bytes) -> Taken:
    """Return what the format called `key` finds in `data`, in this process.

    Raises InvalidText and Unavailable (D506) only: whatever else a parser raises becomes D312 (damaged) or D313 (too
    much). It does not bound time or memory: that is what the child process does.
    """
    from detente.reading.inputs import FORMATS

    kind = next(kind for kind in FORMATS if kind.key == key)
    what = f"the {key.upper()} file"
    try:
        taken = kind.take(data)
    except DetenteError:
        raise
    except (MemoryError, RecursionError) as error:
        raise InvalidText(too_much(what, f"it is too large or too deep ({type(error).__name__})")) from None
    except ImportError:
        if kind.needs is None or not _missing(kind.needs):
            raise damaged(what, "its parser failed") from None
        raise Unavailable(_not_installed(kind.says)) from None
    except Exception as error:
        raise damaged(what, f"its parser failed ({type(error).__name__})") from None
    return Taken(limit(taken.text), taken.partial, taken.skip, taken.encoding)


def too_much(what: str, why: str) -> Problem:
    """Return the problem of a file that takes more time or memory than it may (D313)."""
    return Problem("D313", f"reading {what} was stopped: {why}", fix="give its text in a plain file")


def _missing(package: str) -> bool:
    from importlib.util import find_spec

    return package not in sys.modules and find_spec(package) is None


def _not_installed(says: str) -> Problem:
    return Problem("D506", f"reading {says} needs packages that are not installed", fix='pip install "detente[texts]"')
