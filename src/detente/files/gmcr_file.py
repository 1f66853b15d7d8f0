"""What a `.gmcr` file says, read strictly from its JSON: options, decision makers, statements, rankings, coalitions.

The keys are those the program gmcr-py (GMCR+) writes. Nothing is passed over in silence: a key that is not known, a
value of the wrong sort or a number that names nothing becomes a problem with its path; `files.locate` finds the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from detente.errors import Path, Problem, nearest
from detente.files.node import Leaf, Listing, Mapping, Node

Pattern = tuple[tuple[int, bool], ...]
"""Options that are taken (True) or not (False), by number; the others may be either way."""
Ranking = tuple[tuple[int, ...], ...]
"""Levels of states, best first. States are numbered from 1."""
Read = TypeVar("Read")
Problems = list[Problem]

DIRECTIONS = ("both", "fwd", "back")
OLD_FLAG, FLAG = "useManualPreferenceVectors", "useManualPreferenceRanking"
OLD_RANKING, RANKING = "preferenceVector", "preferenceRanking"
TOP = (
    "program", "version", "options", "decisionMakers", "infeasibles", "coalitions", "coalitionsFull", FLAG, OLD_FLAG,
)  # fmt: skip
MAKER = ("name", "isCoalition", "options", "preferences", RANKING, OLD_RANKING, "misperceptions")
OPTION = ("name", "permittedDirection")


@dataclass(frozen=True, slots=True)
class GmcrOption:
    """An option. `direction`: both ways, "fwd" (it can only be taken) or "back" (it can only be undone)."""

    name: str
    direction: str


@dataclass(frozen=True, slots=True)
class GmcrMaker:
    """A decision maker. A statement is true where one of its patterns fits; most important first."""

    name: str
    options: tuple[int, ...]
    statements: tuple[tuple[Pattern, ...], ...]
    ranking: Ranking | None


@dataclass(frozen=True, slots=True)
class GmcrFile:
    """The whole file. `by_hand`: rankings were given by hand; statements then rank nothing."""

    options: tuple[GmcrOption, ...]
    makers: tuple[GmcrMaker, ...]
    infeasible: tuple[tuple[Pattern, ...], ...]
    by_hand: bool
    coalitions: tuple[tuple[int, ...], ...]
    program: str


def read_gmcr(root: Node, problems: Problems) -> GmcrFile:
    """Return what the file says; what is wrong is added to `problems`, and what could not be read is left out."""
    top = _object(root, (), TOP, problems)
    options = tuple(_each(top, "options", (), problems, lambda node, path: _option(node, path, problems)))
    names = len(options)
    makers = tuple(_each(top, "decisionMakers", (), problems, lambda node, path: _maker(node, path, names, problems)))
    infeasible = tuple(_each(top, "infeasibles", (), problems, lambda node, path: _either(node, path, names, problems)))
    whole = _each(top, "coalitions", (), problems, lambda node, path: _block(node, path, len(makers), problems))
    program = " ".join(str(found) for key in ("program", "version") if (found := _data(top.get(key))) is not None)
    coalitions = tuple(whole) if "coalitions" in top else ()
    _partition(coalitions, len(makers), problems)
    return GmcrFile(options, makers, infeasible, _by_hand(top, problems), coalitions, program)


def _object(node: Node, path: Path, known: tuple[str, ...], problems: Problems) -> dict[str, Node]:
    """Return the entries of an object; keys that are not known are told (D151)."""
    if not isinstance(node, Mapping):
        problems.append(Problem("D122", "an object {...} is needed here", path))
        return {}
    for leaf, _ in node.entries:
        if leaf.value not in known:
            message = f'"{leaf.value}" is no key this import knows, so what it says would be lost'
            fix = "delete it, or import with --partial to leave it out"
            near = nearest(leaf.value, known)
            problems.append(Problem("D151", message, (*path, leaf.value), nearest=near, fix=fix, on_key=True))
    return {leaf.value: below for leaf, below in node.entries}


def _list(node: Node | None, path: Path, problems: Problems) -> tuple[Node, ...]:
    if isinstance(node, Listing):
        return node.items
    if node is None:
        problems.append(Problem("D121", f'"{path[-1]}" is missing', path[:-1]))
    else:
        problems.append(Problem("D122", "a list [...] is needed here", path))
    return ()


def _each(
    top: dict[str, Node], key: str, path: Path, problems: Problems, read: Callable[[Node, Path], Read]
) -> Iterator[Read]:
    """Read each item of the list at `key`, which must be there but for coalitions."""
    if key == "coalitions" and key not in top:
        return
    for at, node in enumerate(_list(top.get(key), (*path, key), problems)):
        yield read(node, (*path, key, at))


def _data(node: Node | None) -> str | int | float | bool | None:
    return node.data if isinstance(node, Leaf) else None


def _text(entries: dict[str, Node], key: str, path: Path, problems: Problems) -> str:
    node = entries.get(key)
    if node is None:
        problems.append(Problem("D121", f'"{key}" is missing', path))
        return ""
    if not isinstance(node, Leaf) or node.style == "plain":
        problems.append(Problem("D122", "text in double quotes is needed here", (*path, key)))
        return ""
    return node.value


def _option(node: Node, path: Path, problems: Problems) -> GmcrOption:
    entries = _object(node, path, OPTION, problems)
    direction = _text(entries, "permittedDirection", path, problems)
    if direction and direction not in DIRECTIONS:
        fix = 'write "both", "fwd" (it can only be taken) or "back" (it can only be undone)'
        near = nearest(direction, DIRECTIONS)
        message = f'"{direction}" is no direction'
        problems.append(Problem("D123", message, (*path, "permittedDirection"), nearest=near, fix=fix))
    return GmcrOption(_text(entries, "name", path, problems), direction)


def _maker(node: Node, path: Path, options: int, problems: Problems) -> GmcrMaker:
    entries = _object(node, path, MAKER, problems)
    if _data(entries.get("isCoalition")) not in (None, False):
        message = "a decision maker that is a coalition itself"
        problems.append(lost(message, (*path, "isCoalition"), "list its members as decision makers"))
    own = tuple(_each(entries, "options", path, problems, lambda it, at: _number(it, at, options, "option", problems)))
    said = _each(entries, "preferences", path, problems, lambda it, at: _either(it, at, options, problems))
    statements = tuple(said)
    _no_misperceptions(entries.get("misperceptions"), path, problems)
    found = next((key for key in (RANKING, OLD_RANKING) if key in entries), None)
    ranking = None if found is None else _ranking(entries[found], (*path, found), problems)
    name = _text(entries, "name", path, problems)
    return GmcrMaker(name, tuple(it for it in own if it >= 0), statements, ranking)


def _no_misperceptions(node: Node | None, path: Path, problems: Problems) -> None:
    """Refuse misperceived states: to the program they are moves a decision maker leaves out of account."""
    if node is not None and _list(node, (*path, "misperceptions"), problems):
        fix = "after the import, write what this actor believes as edits of its view"
        problems.append(lost("states this decision maker misperceives", (*path, "misperceptions"), fix))


def lost(what: str, path: Path, fix: str) -> Problem:
    """Say what cannot be carried over (D152)."""
    return Problem("D152", f"{what} cannot be carried over", path, fix=fix, on_key=True)


def _number(node: Node, path: Path, size: int, kind: str, problems: Problems) -> int:
    """Return a number that counts `kind`s from 0; -1 where it is none."""
    data = _data(node)
    if isinstance(data, bool) or not isinstance(data, int):
        problems.append(Problem("D122", f"the number of {kind} is needed here", path))
        return -1
    if not 0 <= data < size:
        message = f"there is no {kind} {data}"
        problems.append(Problem("D153", message, path, fix=f"{kind}s are numbered from 0 to {size - 1}"))
        return -1
    return data


def _either(node: Node, path: Path, options: int, problems: Problems) -> tuple[Pattern, ...]:
    """Return the patterns of a statement: one, or several of which one must fit ({"compound": true, "members"})."""
    if not isinstance(node, Mapping):
        return (_pattern(node, path, options, problems),)
    entries = _object(node, path, ("compound", "members"), problems)
    if _data(entries.get("compound")) not in (None, True):
        problems.append(Problem("D123", '"compound" can only be true', (*path, "compound")))
    members = _each(entries, "members", path, problems, lambda it, at: _pattern(it, at, options, problems))
    found = tuple(members)
    if not found and "members" in entries:
        problems.append(Problem("D121", "a compound statement needs a member", (*path, "members"), on_key=True))
    return found


def _pattern(node: Node, path: Path, options: int, problems: Problems) -> Pattern:
    """Return a pattern: a list of [option, "Y" or "N"]."""
    found: dict[int, bool] = {}
    items = _list(node, path, problems)
    if not items and isinstance(node, Listing):
        problems.append(Problem("D121", "a pattern needs an option: without one it fits every state", path))
    for at, item in enumerate(items):
        place = (*path, at)
        pair = _list(item, place, problems)
        if len(pair) != 2 or _data(pair[1]) not in ("Y", "N"):
            problems.append(Problem("D122", 'an option and "Y" or "N" are needed here: [0, "Y"]', place))
            continue
        option = _number(pair[0], (*place, 0), options, "option", problems)
        if option in found:
            problems.append(Problem("D153", f"option {option} stands twice in one pattern", place))
        if option >= 0:
            found[option] = _data(pair[1]) == "Y"
    return tuple(found.items())


def _ranking(node: Node, path: Path, problems: Problems) -> Ranking:
    """Return a ranking: state numbers, best first; a list of several is a tie."""
    levels = []
    for at, item in enumerate(_list(node, path, problems)):
        states = item.items if isinstance(item, Listing) else (item,)
        numbers = [_data(state) for state in states]
        whole = [number for number in numbers if isinstance(number, int) and not isinstance(number, bool)]
        if len(whole) < len(numbers) or not whole:
            problems.append(Problem("D122", "the number of a state, or a list of them, is needed here", (*path, at)))
        levels.append(tuple(whole))
    return tuple(levels)


def _block(node: Node, path: Path, makers: int, problems: Problems) -> tuple[int, ...]:
    """Return one block of the coalition structure: one decision maker, or the members of a coalition."""
    items = node.items if isinstance(node, Listing) else (node,)
    found = (_number(item, path, makers, "decision maker", problems) for item in items)
    return tuple(number for number in found if number >= 0)


def _partition(blocks: tuple[tuple[int, ...], ...], makers: int, problems: Problems) -> None:
    """Check that each decision maker is in one block, where there are blocks."""
    members = [member for block in blocks for member in block]
    if blocks and sorted(members) != list(range(makers)):
        message = "the coalitions do not have every decision maker once"
        problems.append(Problem("D153", message, ("coalitions",), on_key=True))


def _by_hand(top: dict[str, Node], problems: Problems) -> bool:
    """Tell whether rankings were given by hand."""
    key = next((key for key in (FLAG, OLD_FLAG) if key in top), None)
    if key is None:
        problems.append(Problem("D121", f'"{FLAG}" is missing', (), fix="true where states are ranked by hand"))
        return False
    said = _data(top[key])
    if not isinstance(said, bool):
        problems.append(Problem("D122", "true or false is needed here", (key,)))
    return said is True
