"""Import a `.gmcr` file, the JSON of GMCR+ (gmcr-py), as a conflict.

| in the file | in the conflict |
|---|---|
| a decision maker, its options | an actor, its options; keys are made from the names |
| `permittedDirection` "fwd", "back" | `undone: never`, `taken: never` |
| `infeasibles` | `infeasible` |
| `preferences`, most important first | `wants` |
| `preferenceRanking` (or, in old files, `preferenceVector`) | `ranking` |
| `coalitions` of several members | a line in `says`, and `Imported.coalitions` |

States are numbered from 1 among the feasible ones, the first option counting least; options are first put in the order
of the decision makers they belong to. A file names no status quo: the import starts from its state 1, and says so. The
meaning of the keys is taken from the program's published source; `docs/model-file.md` says what was verified.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.conflict.formula import And, Atom, Formula, Not, Or
from detente.conflict.model import Actor, Conflict, Infeasible, Option, State, Statement
from detente.conflict.slug import infeasible_id, want_id
from detente.conflict.validity import problems as semantic_problems
from detente.errors import InvalidModel, Problem
from detente.files.gmcr_file import FLAG, GmcrFile, GmcrMaker, Pattern, Ranking, lost, read_gmcr
from detente.files.jsontext import compose_json
from detente.files.keys import keys_of
from detente.files.locate import locate
from detente.files.named import SHARED
from detente.files.shape import TAKEN

MOST_COMBINATIONS = 2**16
"""How many combinations of options are tried to number the states of a ranking."""
MOST = 100
"""How many problems of a file are reported."""
_CARRIED = ("D151", "D152")
"""Codes that `partial` turns into warnings: what is lost is told, and the rest is imported."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A conflict from another program's file, the warnings, and the coalitions of several actors it named."""

    conflict: Conflict
    warnings: tuple[Problem, ...] = ()
    coalitions: tuple[tuple[str, ...], ...] = ()


def import_gmcr(data: bytes, name: str = "<text>", *, title: str = "", partial: bool = False) -> Imported:
    """Return the conflict a `.gmcr` file describes; with `partial`, also where a part cannot be carried over.

    Raises InvalidModel with every problem, each with its line: those of `compose_json`; D121, D122, D123 missing or
    wrong values; D132, D133 a ranking that misses a state or has one twice; D151 a key that is not known, D152
    what cannot be carried over, D153 a number that names nothing; D155 an option of several decision makers; D180 where
    no state is feasible. D154 is a warning: what the file leaves open and was settled here.
    """
    document = compose_json(data, name)
    found: list[Problem] = []
    file = read_gmcr(document.root, found)
    found += _shared(file)
    imported = None
    if not any(problem.code not in _CARRIED for problem in found):
        imported = _conflict(file, title or "An imported conflict", found)
    placed = [locate(document, _softened(problem, partial=partial)) for problem in found]
    errors = [problem for problem in placed if problem.severity == "error"]
    if errors or imported is None:
        raise InvalidModel(*errors[:MOST])
    return replace(imported, warnings=tuple(placed))


def _softened(problem: Problem, *, partial: bool) -> Problem:
    lossy = partial and problem.code in _CARRIED
    return replace(problem, severity="warning", fix=None) if lossy else problem


def _shared(file: GmcrFile) -> Iterator[Problem]:
    """Find options of several decision makers (D155), and of none (D153)."""
    for number, option in enumerate(file.options):
        owners = [maker.name for maker in file.makers if number in maker.options]
        path = ("options", number)
        if len(owners) > 1:
            message = f'{" and ".join(owners)} share the option "{option.name}"'
            yield Problem("D155", message, path, fix=SHARED)
        if not owners:
            fix = "delete it, or give it to a decision maker; a fact nobody controls is a condition"
            yield Problem("D153", f'no decision maker has the option "{option.name}"', path, fix=fix)


def _conflict(file: GmcrFile, title: str, problems: list[Problem]) -> Imported:
    """Build the conflict; what was settled here, and what it makes no sense of, is added to `problems`."""
    actors = keys_of((maker.name for maker in file.makers), "actor", taken=TAKEN)
    keys = _option_keys(file, actors)
    order = [number for maker in file.makers for number in maker.options]
    rules = tuple(_rules(file, keys))
    states = _states(file, order) if file.by_hand else []
    people = tuple(
        _actor(maker, key, at, file, keys, states, problems)
        for at, (maker, key) in enumerate(zip(file.makers, actors, strict=True))
    )
    conflict = Conflict(title, people, tuple(_options(file, actors, keys)), infeasible=rules, says=_says(file, actors))
    conflict = replace(conflict, status_quo=_start(file, order, keys, problems))
    coalitions = tuple(tuple(actors[member] for member in block) for block in file.coalitions if len(block) > 1)
    problems += (_noted(coalition) for coalition in coalitions)
    problems += (replace(problem, path=()) for problem in semantic_problems(conflict))
    return Imported(conflict, coalitions=coalitions)


def _noted(coalition: tuple[str, ...]) -> Problem:
    message = (
        f"the coalition of {' and '.join(coalition)} is noted in `says`; here it is part of a claim, not of the model"
    )
    fix = f"ask for example: F is stable(cnash) for coalition {', '.join(coalition)}"
    return Problem("D154", message, ("coalitions",), fix=fix, severity="warning", on_key=True)


def _says(file: GmcrFile, actors: list[str]) -> str:
    """Say where the conflict is from, and which coalitions were looked at there."""
    said = f"Imported from a .gmcr file{f' of {file.program}' if file.program else ''}."
    blocks = [" with ".join(actors[member] for member in block) for block in file.coalitions if len(block) > 1]
    return said + (f" Coalitions there: {'; '.join(blocks)}." if blocks else "")


def _option_keys(file: GmcrFile, actors: list[str]) -> dict[int, str]:
    """Return the key of each option, by its number in the file."""
    found: dict[int, str] = {}
    for maker, actor in zip(file.makers, actors, strict=True):
        names = keys_of((file.options[number].name for number in maker.options), "option")
        found |= {number: f"{actor}.{name}" for number, name in zip(maker.options, names, strict=True)}
    return found


def _options(file: GmcrFile, actors: list[str], keys: dict[int, str]) -> Iterator[Option]:
    for maker, actor in zip(file.makers, actors, strict=True):
        for number in maker.options:
            option = file.options[number]
            yield Option(
                keys[number],
                actor,
                option.name,
                can_take=option.direction != "back",
                can_undo=option.direction != "fwd",
            )


def _formula(patterns: tuple[Pattern, ...], keys: dict[int, str]) -> Formula:
    """Return the formula that is true where one of the patterns fits. Patterns have options, and there is one."""
    parts = [_fits(pattern, keys) for pattern in patterns]
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def _fits(pattern: Pattern, keys: dict[int, str]) -> Formula:
    leaves = [Atom(keys[number]) if taken else Not(Atom(keys[number])) for number, taken in pattern]
    return leaves[0] if len(leaves) == 1 else And(tuple(leaves))


def _rules(file: GmcrFile, keys: dict[int, str]) -> Iterator[Infeasible]:
    taken: set[str] = set()
    for patterns in dict.fromkeys(file.infeasible):
        formula = _formula(patterns, keys)
        id_ = infeasible_id(formula, taken=taken)
        taken.add(id_)
        yield Infeasible(id_, formula)


def _actor(
    maker: GmcrMaker,
    key: str,
    at: int,
    file: GmcrFile,
    keys: dict[int, str],
    states: list[int],
    problems: list[Problem],
) -> Actor:
    """Return an actor with its wants, or with its ranking where states were ranked by hand."""
    path = ("decisionMakers", at)
    name = maker.name or key
    if not file.by_hand:
        if maker.ranking is not None:
            problems.append(_settled("the statements rank the states, so this ranking is not used", path))
        return Actor(key, name, wants=tuple(_wants(maker, key, keys)))
    if maker.statements:
        problems.append(_settled(f"{FLAG} is true, so the statements are not used", (*path, "preferences")))
    if maker.ranking is None:
        problems.append(Problem("D121", "a ranking is missing", path))
        return Actor(key, name)
    problems += _unranked(maker.ranking, states, (*path, "preferenceRanking"))
    if any(problem.severity == "error" for problem in problems):
        return Actor(key, name)
    levels = tuple(tuple(_state(states[number - 1], keys) for number in level) for level in maker.ranking)
    return Actor(key, name, ranking=levels)


def _wants(maker: GmcrMaker, key: str, keys: dict[int, str]) -> Iterator[Statement]:
    """Yield the statements as wants; one that stands twice says nothing the second time."""
    taken = set(keys.values())
    for patterns in dict.fromkeys(maker.statements):
        formula = _formula(patterns, keys)
        id_ = want_id(key, formula, taken=taken)
        taken.add(id_)
        yield Statement(id_, key, formula)


def _settled(message: str, path: tuple[str | int, ...]) -> Problem:
    return Problem("D154", message, path, severity="warning")


def _states(file: GmcrFile, order: list[int]) -> list[int]:
    """Return the feasible states, ascending, as bits by option number; counted with the first of `order` least."""
    if 2 ** len(order) > MOST_COMBINATIONS:
        message = f"2^{len(order)} combinations of options: a ranking by hand over so many"
        raise InvalidModel(lost(message, ("options",), f"at most {MOST_COMBINATIONS:,} are numbered"))
    every = (
        sum(1 << number for place, number in enumerate(order) if code >> place & 1) for code in range(2 ** len(order))
    )
    return [state for state in every if not _barred(state, file)]


def _barred(state: int, file: GmcrFile) -> bool:
    return any(
        all((state >> number & 1) == taken for number, taken in pattern)
        for patterns in file.infeasible
        for pattern in patterns
    )


def _state(bits: int, keys: dict[int, str]) -> State:
    return frozenset(key for number, key in keys.items() if bits >> number & 1)


def _unranked(ranking: Ranking, states: list[int], path: tuple[str | int, ...]) -> Iterator[Problem]:
    """Find states that are not there (D153), ranked twice (D133) or not at all (D132)."""
    seen: set[int] = set()
    for at, number in ((at, number) for at, level in enumerate(ranking) for number in level):
        if not 1 <= number <= len(states):
            fix = f"states are numbered from 1 to {len(states)}"
            yield Problem("D153", f"there is no state {number}", (*path, at), fix=fix)
        if number in seen:
            yield Problem("D133", f"state {number} is ranked twice", (*path, at), fix="delete one of the two")
        seen.add(number)
    missing = [number for number in range(1, len(states) + 1) if number not in seen]
    if missing:
        shown = ", ".join(map(str, missing[:8]))
        yield Problem("D132", f"the ranking misses {len(missing)} of {len(states)} states: {shown}", path, on_key=True)


def _start(file: GmcrFile, order: list[int], keys: dict[int, str], problems: list[Problem]) -> State:
    """Return where to start: nothing taken where that can be, else the first feasible state of those tried."""
    for code in range(min(2 ** len(order), MOST_COMBINATIONS)):
        state = sum(1 << number for place, number in enumerate(order) if code >> place & 1)
        if not _barred(state, file):
            start = _state(state, keys)
            taken = f"{', '.join(sorted(start))} is taken" if start else "nothing is taken"
            message = f"the file names no status quo: {taken}, as in its state 1"
            problems.append(_settled(message, ()))
            return start
    return frozenset()
