"""Second pass: formulas over the names there are. Named conditions, what cannot be, wants, rankings, the status quo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.conflict.formula import Constant, Formula, Prepared, atoms, rebuild
from detente.conflict.model import Actor, Conflict, Happened, Infeasible, Option, Stance, Statement
from detente.conflict.names import Names, names_of
from detente.conflict.slug import infeasible_id, want_id
from detente.conflict.unfolding import Event
from detente.errors import Path, Problem
from detente.files.bargain import with_deal
from detente.files.fields import (
    Data,
    Problems,
    basis,
    listed,
    options_named,
    prefixed,
    quantity,
    table,
    unknown,
)
from detente.files.resolved import resolved
from detente.files.sureness import likely, orders
from detente.files.timing import with_timing


def with_formulas(conflict: Conflict, data: Data, names: Names, problems: Problems) -> Conflict:
    """Return `conflict` with what its formulas say, in canonical names."""
    actors = table(data, "actors")
    conflict = with_deal(with_timing(conflict, data, names, problems), data, names, problems)
    return replace(
        conflict,
        named=tuple(
            replace(
                named,
                formula=resolved(below.get("that"), names, ("named", named.key, "that"), problems, instead=True),
            )
            for named, below in zip(conflict.named, table(data, "named").values(), strict=True)
        ),
        infeasible=tuple(_infeasible(listed(data, "infeasible"), names, problems)),
        actors=tuple(_with_wants(actor, actors[actor.key], conflict, names, problems) for actor in conflict.actors),
        status_quo=_status_quo(data.get("status_quo") or [], conflict, problems),
        happened=tuple(_happened(table(data, "what_happened"), conflict, problems)),
        options=tuple(_with_conditions(option, actors, names, problems) for option in conflict.options),
    )


_ONLY_IF = "only if"


def _with_conditions(option: Option, actors: dict[str, Data], names: Names, problems: Problems) -> Option:
    """Return `option` with the formulas it can be taken and undone under."""
    owner, _, name = option.key.partition(".")
    data = table(actors.get(owner, {}), "options").get(name, {})
    when = {key: str(data[key]) for key in ("taken", "undone") if str(data.get(key)).startswith(_ONLY_IF)}
    if not when:
        return option
    path = ("actors", owner, "options", name)
    found = {key: _condition(text, names, (*path, key), problems, owner=owner) for key, text in when.items()}
    return replace(option, take_if=found.get("taken"), undo_if=found.get("undone"))


def _condition(text: str, names: Names, path: Path, problems: Problems, *, owner: str) -> Formula:
    """Return the formula after `only if`; problems point into the whole text."""
    formula = text.removeprefix(_ONLY_IF).lstrip()
    found: Problems = []
    tree = resolved(formula, names, (), found, owner=owner, instead=True)
    skip = len(text) - len(formula)
    for problem in found:
        span = problem.span and (problem.span[0] + skip, problem.span[1] + skip)
        problems.append(replace(problem, span=span).under(*path))
    return tree


def with_known_names(conflict: Conflict) -> Conflict:
    """Return `conflict` with `false` for what formulas name and is not there, so that it can be checked as a whole."""
    facts = frozenset(names_of(conflict).facts)

    def known(formula: Formula) -> Formula:
        return rebuild(formula, lambda leaf: Constant(False) if not facts.issuperset(_named(leaf)) else leaf)

    def wanting(actor: Actor) -> Actor:
        return replace(actor, wants=tuple(replace(want, formula=known(want.formula)) for want in actor.wants))

    def happening(event: Event) -> Event:
        times = tuple(replace(each, when=known(each.when)) for each in event.times)
        sets = tuple(known(each) for each in event.sets)
        return replace(event, when=event.when and known(event.when), times=times, sets=sets)

    return replace(
        conflict,
        events=tuple(happening(event) for event in conflict.events),
        named=tuple(replace(named, formula=known(named.formula)) for named in conflict.named),
        infeasible=tuple(replace(rule, formula=known(rule.formula)) for rule in conflict.infeasible),
        options=tuple(
            replace(one, take_if=one.take_if and known(one.take_if), undo_if=one.undo_if and known(one.undo_if))
            for one in conflict.options
        ),
        actors=tuple(wanting(actor) for actor in conflict.actors),
    )


def _named(leaf: Formula) -> tuple[str, ...]:
    """Return the option, condition or named condition a leaf names."""
    return (leaf.option,) if isinstance(leaf, Prepared) else atoms(leaf)


def _infeasible(listed: list[Data], names: Names, problems: Problems) -> Iterator[Infeasible]:
    taken: set[str] = set()
    for at, data in enumerate(listed):
        formula = resolved(data.get("that"), names, ("infeasible", at, "that"), problems)
        given = data.get("id")
        id_ = prefixed("infeasible", given) if given else infeasible_id(formula, taken=taken)
        taken.add(id_)
        yield Infeasible(id_, formula, data.get("says") or "", basis(data))


def _with_wants(actor: Actor, data: Data, conflict: Conflict, names: Names, problems: Problems) -> Actor:
    """Return `actor` with its wants or its ranking."""
    path = ("actors", actor.key)
    if data.get("wants") and data.get("ranking"):
        fix = "delete one of the two"
        message = f"{actor.key} has wants and a ranking: an actor ranks by one of them"
        problems.append(Problem("D128", message, (*path, "ranking"), fix=fix, on_key=True))
    wants = tuple(_wants(actor.key, listed(data, "wants"), conflict, names, problems))
    levels = _ranking(actor.key, data["ranking"], conflict, problems) if data.get("ranking") else None
    much = _much(actor.key, data["ranking"], problems) if levels and not wants else ()
    order = tuple(orders(actor.key, wants, data, problems))
    return replace(actor, wants=wants, ranking=None if wants else levels, much=much, order=order)


def _wants(actor: str, listed: list[Data], conflict: Conflict, names: Names, problems: Problems) -> Iterator[Statement]:
    taken = {*conflict.option, *(group.id for group in conflict.one_of)}
    for at, data in enumerate(listed):
        path = ("actors", actor, "wants", at, "that")
        formula = resolved(data.get("that"), names, path, problems, owner=actor, instead=True)
        given = data.get("id")
        id_ = prefixed(actor, given) if given else want_id(actor, formula, taken=taken)
        taken.add(id_)
        stance: Stance = data.get("stance") or "avowed"
        says, much = data.get("says") or "", data.get("is") is not None
        worth = quantity(data.get("worth"), ("actors", actor, "wants", at, "worth"), problems)
        want = Statement(id_, actor, formula, stance, data.get("for"), says, basis(data), much)
        perhaps = likely(data.get("holds"), ("actors", actor, "wants", at, "holds"), problems)
        yield replace(want, worth=worth, since=data.get("from"), until=data.get("until"), perhaps=perhaps)


def _ranking(
    actor: str, levels: list[Data | None], conflict: Conflict, problems: Problems
) -> tuple[tuple[frozenset[str], ...], ...]:
    options, path = tuple(conflict.option), ("actors", actor, "ranking")
    found = []
    for at, level in enumerate(levels):
        data = level or {}
        if level is not None and ("state" in data) == ("tie" in data):
            fix = "write [option, option], or {tie: [[option], [option]]}"
            problems.append(Problem("D121", "a level is a state or a tie of states", (*path, at), fix=fix))
        states = enumerate(data["tie"] or []) if "tie" in data else [(None, data.get("state"))]
        found.append(
            tuple(
                frozenset(options_named(state, actor, options, _level_path(path, at, index), problems))
                for index, state in states
                if state is not None
            )
        )
    return tuple(found)


def _much(actor: str, levels: list[Data | None], problems: Problems) -> tuple[int, ...]:
    """Return the places of the levels marked as much better; there must be something they are better than (D136)."""
    found = tuple(at for at, level in enumerate(levels) if level and level.get("is") is not None)
    if found and found[-1] == len(levels) - 1:
        path = ("actors", actor, "ranking", found[-1], "is")
        fix = "mark the last level of the better ones"
        problems.append(Problem("D136", "no level follows that this one could be much better than", path, fix=fix))
        return found[:-1]
    return found


def _level_path(path: Path, at: int, index: int | None) -> Path:
    return (*path, at) if index is None else (*path, at, "tie", index)


def _happened(days: dict[str, Data], conflict: Conflict, problems: Problems) -> Iterator[Happened]:
    for key, data in days.items():
        path = ("what_happened", key, "state")
        state = _state(data.get("state") or [], conflict, path, problems)
        yield Happened(key.removeprefix("on "), state, data.get("says") or "", basis(data))


def _status_quo(names: list[str | None], conflict: Conflict, problems: Problems) -> frozenset[str]:
    return _state(names, conflict, ("status_quo",), problems)


def _state(names: list[str | None], conflict: Conflict, path: Path, problems: Problems) -> frozenset[str]:
    known = (*conflict.option, *(condition.key for condition in conflict.conditions))
    for at, name in enumerate(names):
        if name is not None and name not in known:
            problems.append(unknown("option or condition", name, known, (*path, at)))
    return frozenset(name for name in names if name in known)
