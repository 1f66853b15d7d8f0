"""Read a chain from explicit files: `.tra` has the rates, `.sta` the states, `.lab` the named sets of states.

They are read into the plain values `files.transitions` writes, and from there take the way of the PRISM language: what
happens alike in many states becomes one event. PRISM's heads and Storm's are both known.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.errors import InvalidModel, Problem
from detente.files.generator import Generator, Label, Rate, Variable
from detente.files.gmcr import Imported
from detente.files.interchange.prism import MOST_EVENTS, MOST_VALUE, import_prism
from detente.files.interchange.words import text_of, wrong
from detente.files.node import Document
from detente.files.prism import prism_text

OTHERS = ("dtmc", "mdp", "ma", "pomdp", "smg")
_STATE = re.compile(r"([0-9]{1,9}):\(([^()]*)\)")
_NUMBERED = re.compile(r'([0-9]{1,9})="([^"]*)"')


def import_explicit(
    tra: bytes, sta: bytes, lab: bytes | None, names: tuple[str, str, str], *, title: str = ""
) -> Imported:
    """Return the conflict of explicit files; `names` are those of the three files. See `import_prism`.

    Raises InvalidModel with the place: D185 where a line does not read as it should, D186 for other kinds of models,
    D190 too large.
    """
    files = text_of(tra, names[0]), text_of(sta, names[1])
    variables, states = _states(files[1])
    sets = {} if lab is None else _labels(text_of(lab, names[2]), len(states))
    start = next(iter(sets.pop("init", {0})), 0)
    sets.pop("deadlock", None)
    rates = _rates(files[0], len(states))
    labels = tuple(Label(name, name, frozenset(found)) for name, found in sets.items())
    chain = Generator((), variables, states, start, rates, labels)
    return _imported(prism_text(chain), names[0], title)


def _imported(text: str, name: str, title: str) -> Imported:
    found = import_prism(text.encode(), name, title=title)
    says = "Imported from the explicit files of a chain: facts that change by chance, and nobody who decides."
    return replace(found, conflict=replace(found.conflict, says=says))


def _lines(document: Document) -> list[tuple[int, str]]:
    """Return the lines that say something, each with where it starts."""
    starts = document.line_starts
    pairs = ((start, document.line(number)) for number, start in enumerate(starts, 1))
    return [(start, line.strip()) for start, line in pairs if line.strip()]


def _refused(document: Document, message: str, at: int, line: str, code: str = "D185") -> InvalidModel:
    return InvalidModel(wrong(document, code, message, at, at + max(len(line), 1)))


def _states(document: Document) -> tuple[tuple[Variable, ...], list[tuple[int, ...]]]:
    """Return the variables and the value of each in every state."""
    (at, head), *rows = _lines(document)
    if not (head.startswith("(") and head.endswith(")")):
        raise _refused(document, "the names of the variables must come first: (x,y)", at, head)
    names = [name.strip() for name in head[1:-1].split(",")]
    found: list[tuple[int, ...]] = []
    for start, line in rows:
        match = _STATE.fullmatch(line)
        values = [] if match is None else [_value(document, cell.strip(), start, line) for cell in match[2].split(",")]
        if match is None or int(match[1]) != len(found) or len(values) != len(names):
            raise _refused(document, f"state {len(found)} must come here, as {len(found)}:(...)", start, line)
        found.append(tuple(values))
    if not found or len(set(found)) < len(found):
        raise _refused(document, "no two states may have the same values, and one must be there", at, head)
    most = [max(1, *column) for column in zip(*found, strict=True)]
    return tuple(Variable(name, high) for name, high in zip(names, most, strict=True)), found


def _value(document: Document, cell: str, at: int, line: str) -> int:
    if cell in ("true", "false"):
        return int(cell == "true")
    if not re.fullmatch(r"[0-9]{1,4}", cell) or int(cell) > MOST_VALUE:
        raise _refused(document, f'"{cell[:20]}" is not true, false or a number up to {MOST_VALUE}', at, line, "D186")
    return int(cell)


def _rates(document: Document, states: int) -> list[Rate]:
    """Return the rates between different states."""
    (at, head), *rows = _lines(document)
    if head.split()[0] in OTHERS:
        raise _refused(document, f"a model has no word for a chain of the kind {head.split()[0]}", at, head, "D186")
    plain = head if head == "ctmc" else "".join(head.split())
    if plain != "ctmc" and not re.fullmatch(r"[0-9]{1,18}", plain):
        raise _refused(document, "the number of states and of rates must come first, or ctmc", at, head)
    if len(rows) > MOST_EVENTS * 4:
        raise InvalidModel(wrong(document, "D190", f"{len(rows):,} rates; at most {MOST_EVENTS * 4:,} are read", at))
    found = [_rate(document, start, line, states) for start, line in rows]
    return [rate for rate in found if rate.source != rate.target and rate.rate > 0]


def _rate(document: Document, at: int, line: str, states: int) -> Rate:
    cells = line.split()
    whole = len(cells) == 3 and all(re.fullmatch(r"[0-9]{1,9}", cell) for cell in cells[:2])
    if not whole or not re.fullmatch(r"[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,2})?", cells[2]):
        raise _refused(document, "two states and a rate must come here: 0 1 0.25", at, line)
    source, target = int(cells[0]), int(cells[1])
    if max(source, target) >= states:
        raise _refused(document, f"there is no state {max(source, target)}; they are 0 to {states - 1}", at, line)
    return Rate(source, target, float(cells[2]))


def _labels(document: Document, states: int) -> dict[str, set[int]]:
    """Return the states of each label, as PRISM or as Storm writes them."""
    lines = _lines(document)
    storm = lines[0][1] == "#DECLARATION"
    if storm and (len(lines) < 3 or lines[2][1] != "#END"):
        raise _refused(document, "#DECLARATION, the labels and #END must come first", *lines[0])
    names = {name: name for name in lines[1][1].split()} if storm else dict(_NUMBERED.findall(lines[0][1]))
    found: dict[str, set[int]] = {name: set() for name in names.values()}
    for at, line in lines[3 if storm else 1 :]:
        state, *marks = line.replace(":", " ").split()
        known = re.fullmatch(r"[0-9]{1,9}", state) and int(state) < states
        if not known or not names.keys() >= set(marks):
            raise _refused(document, "a state and its labels must come here, all of them declared", at, line)
        for mark in marks:
            found[names[mark]].add(int(state))
    return found


def missing(name: str) -> Problem:
    """Say that the states are not there (D185)."""
    fix = "PRISM writes them with -exportstates, detente with --to explicit"
    return Problem("D185", f"{name} is not there: without it nobody knows what the states are", fix=fix)
