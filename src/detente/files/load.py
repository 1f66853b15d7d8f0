"""Load a model file: bytes to nodes to plain data to a conflict, with every problem of the file in one run."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from types import MappingProxyType

from detente.conflict.model import Conflict
from detente.conflict.validity import problems as semantic_problems
from detente.errors import InvalidModel, InvalidText, Path, Problem
from detente.files.build import build
from detente.files.format import MODEL
from detente.files.locate import locate, touches
from detente.files.migrate import brought_up
from detente.files.node import Document
from detente.files.quotes import check_quotes
from detente.files.ranking import ranking_problems
from detente.files.scan import LARGEST
from detente.files.shape import read
from detente.files.texts import read_text
from detente.files.yaml import compose

MOST = 100
"""How many problems of a file are reported; a file with more is told how many."""


@dataclass(frozen=True)
class Loaded:
    """A model as loaded: the conflict, the document it stands in, the texts it quotes, and the warnings.

    `path` is None for a model that came as text. `texts` has the text of each source that has a file, by source.
    """

    conflict: Conflict
    document: Document
    path: FilePath | None
    warnings: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def text(self) -> str:
        """The model file's text, to the letter."""
        return self.document.text


def load(path: str | FilePath, *, lenient: bool = False) -> Loaded:
    """Load the model file at `path`, and check its quotes against the texts beside it.

    Raises InvalidModel with every problem of the file, each with its place: D1xx the file and what it says, D2xx the
    formulas and claims in it, D3xx the texts it quotes. Where `lenient`, a quote that is not in its source is a
    warning (for `detente fmt --anchor`).
    """
    file = FilePath(path)
    return _loaded(compose(read_bytes(file), str(path), lenient=True), file, file.parent, lenient=lenient)


def loads(
    text: str,
    *,
    name: str = "<text>",
    folder: str | FilePath | None = None,
    lenient: bool = False,
    confined: bool = False,
) -> Loaded:
    """Load a model from text; `folder` is where its sources' files are, and without one quotes are not checked.

    With `confined` no file outside `folder` is read, whatever the model says and wherever links lead (D307).

    >>> loads("{detente: 1, title: Calm, actors: {usa: }}").conflict.title
    'Calm'
    """
    where = FilePath(folder) if folder else None
    return _loaded(compose(text, name, lenient=True), None, where, lenient=lenient, confined=confined)


def read_bytes(path: FilePath) -> bytes:
    """Return the bytes of a model file.

    Raises InvalidModel: D101 too large, D107 not there, D108 not a file that can be read.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise InvalidModel(Problem("D108", f"{path} is not a regular file"))
        if info.st_size > LARGEST:
            size = f"{info.st_size / 2**20:.1f} MB; the most is {LARGEST / 2**20:.1f} MB"
            raise InvalidModel(Problem("D101", f"{path} has {size}"))
        return path.read_bytes()
    except FileNotFoundError:
        fix = "`detente new` writes a first model; `detente cases` lists the shipped ones"
        raise InvalidModel(Problem("D107", f"there is no file {path}", fix=fix)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidModel(Problem("D108", f"{path} cannot be read: {reason.lower()}")) from None


def _loaded(
    document: Document, path: FilePath | None, folder: FilePath | None, *, lenient: bool, confined: bool = False
) -> Loaded:
    """Build the conflict of a document, or raise InvalidModel with everything that is wrong."""
    from detente.data.filled import filled

    document = brought_up(document)
    found: list[Problem] = []
    data = filled(read(document.root, MODEL, (), found), folder=folder, problems=found, confined=confined)
    conflict = build(data or {}, found)
    texts = _texts(conflict, folder, found, confined=confined)
    found += check_quotes(conflict.quotes, conflict.sources, texts, lenient=lenient)
    found += _semantic(conflict, found)
    placed = _in_order((*document.problems, *(locate(document, problem) for problem in found)))
    errors = [problem for problem in placed if problem.severity == "error"]
    if errors:
        raise InvalidModel(*_cut(errors))
    return Loaded(conflict, document, path, tuple(placed), texts)


def _texts(conflict: Conflict, folder: FilePath | None, found: list[Problem], *, confined: bool) -> Mapping[str, str]:
    """Read the texts of the sources that have a file; those that cannot be read become problems."""
    texts = {}
    for source in conflict.sources if folder else ():
        if folder and source.file:
            try:
                texts[source.key] = read_text(_beside(folder, source.file, confined=confined))
            except InvalidText as error:
                found += (problem.under("sources", source.key, "file") for problem in error.problems)
    return MappingProxyType(texts)


def _beside(folder: FilePath, file: str, *, confined: bool) -> FilePath:
    """Return the path of a source's file. Raises InvalidText (D307) for one that is not relative to the model.

    Where `confined`, also for one that is outside the folder of the model once all links are followed.
    """
    if FilePath(file).is_absolute():
        fix = "write it relative to the model file, so that the model works elsewhere too"
        raise InvalidText(Problem("D307", f"{file} is not relative to the model file", fix=fix))
    if confined and not (folder / file).resolve().is_relative_to(folder.resolve()):
        fix = "put the text beside the model; the workbench reads nothing outside its folder"
        raise InvalidText(Problem("D307", f"{file} is not in the folder of the model", fix=fix))
    return folder / file


def _semantic(conflict: Conflict, found: list[Problem]) -> list[Problem]:
    """Return what is wrong with the conflict as a whole, without what follows from problems found before."""
    wrong = frozenset(problem.path for problem in found if problem.severity == "error")
    semantic = list(semantic_problems(conflict))
    if not wrong and all(problem.severity == "warning" for problem in semantic):
        return [*semantic, *ranking_problems(conflict)]  # needs named conditions without circles
    if not wrong:
        return semantic
    return [problem for problem in semantic if problem.severity == "error" and not _follows(problem, wrong)]


_WHOLE = ("status_quo", "infeasible")


def _follows(problem: Problem, wrong: frozenset[Path]) -> bool:
    """Tell whether `problem` may be no more than a shadow of the errors at `wrong`."""
    if not problem.path or touches(problem.path, wrong):
        return True
    return problem.path[0] in _WHOLE and any(_shapes_states(path) for path in wrong)


_ASIDE = (
    "claims", "ties", "quotes", "sources", "title", "says", "horizon", "views", "alternatives", "scenarios",
    "what_happened",
)  # fmt: skip
"""Parts of a model that have no say in which states there are."""


def _shapes_states(path: Path) -> bool:
    """Tell whether what stands at `path` has a say in which states there are; wants and claims have none."""
    within = ("wants", "ranking", "name", "kind", "aliases", "codes", "because", "said_by", "note")
    return not (path[0] in _ASIDE or (path[0] == "actors" and len(path) > 2 and path[2] in within)) if path else True


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place and drop repetitions: one message at one place is said once."""
    unique = {(problem.place, problem.code, problem.message): problem for problem in problems}
    return sorted(unique.values(), key=lambda it: (it.place.line, it.place.column) if it.place else (0, 0))


def _cut(errors: list[Problem]) -> list[Problem]:
    """Keep the first `MOST` problems; the last one kept says how many more there are."""
    if len(errors) <= MOST:
        return errors
    last = errors[MOST - 1]
    return [*errors[: MOST - 1], replace(last, message=f"{last.message} (and {len(errors) - MOST} more problems)")]
