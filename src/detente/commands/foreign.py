"""What `import` reads: the files of other programs, each by its ending, and what makes a model of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from detente.errors import InvalidModel, InvalidQuery, Problem, nearest

if TYPE_CHECKING:
    from detente.files.gmcr import Imported

Read = Callable[[Path, bytes, str], "Imported"]
"""Makes a model of a file, from its path, its bytes and the title that was asked for ("" for none)."""


class Foreign(NamedTuple):
    """A format that is read: its name, the endings it is known by, what it is, and what reads it."""

    name: str
    endings: tuple[str, ...]
    says: str
    read: Read


def _nfg(path: Path, data: bytes, title: str) -> Imported:
    from detente.files.interchange.strategic import import_strategic

    return import_strategic(data, str(path), title=title)


def _efg(path: Path, data: bytes, title: str) -> Imported:
    from detente.files.interchange.extensive import import_extensive

    return import_extensive(data, str(path), title=title)


def _prism(path: Path, data: bytes, title: str) -> Imported:
    from detente.files.interchange.prism import import_prism

    return import_prism(data, str(path), title=title or path.stem)


def _explicit(path: Path, data: bytes, title: str) -> Imported:
    from detente.files.interchange.transitions import import_explicit, missing
    from detente.files.load import read_bytes

    beside = path.with_suffix(".sta"), path.with_suffix(".lab")
    if not beside[0].exists():
        raise InvalidModel(missing(str(beside[0])))
    labels = read_bytes(beside[1]) if beside[1].exists() else None
    names = str(path), str(beside[0]), str(beside[1])
    return import_explicit(data, read_bytes(beside[0]), labels, names, title=title or path.stem)


def _graphml(path: Path, data: bytes, title: str) -> Imported:
    from detente.files.interchange.graphml import import_graphml

    return import_graphml(data, str(path), title=title)


def _argdown(path: Path, data: bytes, title: str) -> Imported:
    from detente.files.interchange.argdown import import_argdown

    return import_argdown(data, str(path), title=title)


def _annotations(path: Path, data: bytes, title: str) -> Imported:
    from detente.files.interchange.annotations import import_annotations

    return import_annotations(data, str(path), title=title)


def _spatial(path: Path, data: bytes, title: str) -> Imported:
    from detente.bargaining.spatial_table import read_table
    from detente.files.texts import decode_text
    from detente.findings.deals.tabled import tabled

    return tabled(read_table(decode_text(data, str(path)), name=str(path)), title=title)


FOREIGN = (
    Foreign("nfg", (".nfg",), "a game in strategic form of Gambit", _nfg),
    Foreign("efg", (".efg",), "a game in extensive form of Gambit", _efg),
    Foreign("prism", (".prism", ".sm", ".pm"), "a chain in the PRISM language", _prism),
    Foreign("explicit", (".tra",), "a chain state by state, with .sta and .lab beside it", _explicit),
    Foreign("graphml", (".graphml",), "a signed graph, as ties", _graphml),
    Foreign("argdown", (".argdown", ".ad"), "sentences and arguments, as claims", _argdown),
    Foreign("annotations", (".jsonld",), "W3C Web Annotations, as quotes and proposed claims", _annotations),
    Foreign("spatial", (".csv",), "a table of KTAB or of expected utility, as a deal", _spatial),
)
"""The formats that are read beside `.gmcr`, which has switches of its own."""

NAMES = ("gmcr", *(each.name for each in FOREIGN))


def foreign_of(path: Path, name: str | None) -> Foreign | None:
    """Return the format called `name`, else the one of the file's ending; None for `.gmcr`.

    Raises InvalidQuery (D191) for an ending no format has.
    """
    ending = path.suffix.lower()
    if name == "gmcr" or (name is None and ending in (".gmcr", ".json")):
        return None
    found = [each for each in FOREIGN if each.name == name or (name is None and ending in each.endings)]
    if not found:
        known = [".gmcr", *(ending for each in FOREIGN for ending in each.endings)]
        message = f"{ending or 'a file without an ending'} is of no format that is read"
        fix = f"--from {', '.join(NAMES)}"
        raise InvalidQuery(Problem("D191", message, nearest=nearest(ending, known), fix=fix))
    return found[0]


def checked(imported: Imported) -> Imported:
    """Refuse an import that would make a model with errors. Raises InvalidModel with all of them."""
    from detente.conflict.validity import problems

    errors = [problem for problem in problems(imported.conflict) if problem.severity == "error"]
    if errors:
        raise InvalidModel(*errors)
    return imported
