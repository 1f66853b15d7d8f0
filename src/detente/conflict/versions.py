"""Two versions of a conflict: what differs between them, part by part, and going back on some of it.

A part is whatever has an id of its own: an actor, a want, an option, a rule, a tie, a claim, each name of the status
quo. Going back on every change gives the old conflict again, but for the order of parts whose order means nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from detente.conflict.basis import Basis
from detente.conflict.model import Actor, Conflict

Sort = Literal["added", "removed", "changed", "moved"]

Key = tuple[str, str]
"""What a part is, and its id: ("want", "usa.no-war")."""


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs: it is new, gone, says something else, or (a want) stands elsewhere in the order.

    `before` and `after` are the part itself, for a want that moved its place in the order, from 1; None where there is
    none. `reworded`: what differs are words, names and quotes, on which no analysis but that of sources hangs.
    """

    part: str
    id: str
    sort: Sort
    before: Any = None
    after: Any = None
    reworded: bool = False


_LISTS: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("actor", "actors", lambda it: it.key),
    ("option", "options", lambda it: it.key),
    ("one of", "one_of", lambda it: it.id),
    ("condition", "conditions", lambda it: it.key),
    ("named", "named", lambda it: it.key),
    ("infeasible", "infeasible", lambda it: it.id),
    ("tie", "ties", lambda it: it.id),
    ("alternative", "alternatives", lambda it: it.key),
    ("view", "views", lambda it: it.id),
    ("claim", "claims", lambda it: it.id),
    ("source", "sources", lambda it: it.key),
    ("quote", "quotes", lambda it: it.key),
    ("event", "events", lambda it: it.key),
    ("calendar", "calendar", lambda it: f"on {it.date}"),
    ("scenario", "scenarios", lambda it: it.key),
    ("what happened", "happened", lambda it: f"on {it.date}"),
    ("move", "arcs", lambda it: f"{it.by}: {it.start} to {it.end}"),
)
"""The lists of a conflict: what an entry is, the field, and its id."""

_DEAL: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("issue", "issues", lambda it: it.id),
    ("party", "parties", lambda it: it.actor),
    ("ratifier", "ratifiers", lambda it: it.id),
)
_NAMES = {"option", "condition", "named"}
"""The parts formulas name."""

_SINGLE = ("title", "says", "horizon", "starts", "dynamics")

_WORDS = frozenset({
    ("Actor", "name"), ("Actor", "kind"), ("Actor", "aliases"), ("Actor", "codes"), ("Basis", "because"),
    ("Basis", "said_by"), ("Basis", "note"), ("Quantity", "text"), ("Claim", "expect"),
})  # fmt: skip
"""Fields on which nothing but the analysis of sources hangs; `says` and `does` are others, wherever they stand."""


def changes(old: Conflict, new: Conflict) -> tuple[Change, ...]:
    """Return what differs from `old` to `new`, part by part; an empty tuple where they are the same.

    >>> from detente.conflict.model import Condition
    >>> one, two = Conflict("c", ()  , ()), Conflict("c", (), (), conditions=(Condition("rain"),))
    >>> [(it.sort, it.part, it.id) for it in changes(one, two)]
    [('added', 'condition', 'rain')]
    """
    before, after = _parts(old), _parts(new)
    found = [_change(key, before.get(key), after.get(key)) for key in {**before, **after}]
    return (*(each for each in found if each is not None), *_moved(old, new))


def undone(old: Conflict, new: Conflict, back: Iterable[Change]) -> Conflict:
    """Return `new` with the changes `back` taken back, as they were in `old`.

    What comes of it may make no sense: a want may name an option that is not there (`hanging` tells what goes along).
    """
    gone = {(it.part, it.id): it for it in back if it.sort != "moved"}
    moved = {it.id for it in back if it.sort == "moved"}
    parts = {key: value for key, value in _parts(new).items() if key not in gone}
    parts |= {key: it.before for key, it in gone.items() if it.before is not None}
    restored = {key for key, it in gone.items() if it.sort == "removed"}
    lists: dict[str, Any] = {field: _list(part, field, old, new, parts, restored) for part, field, _ in _LISTS}
    actors = tuple(_with_wants(actor, old, new, parts, restored, moved) for actor in lists["actors"])
    arcs = None if new.arcs is None and not lists["arcs"] else lists["arcs"]
    return replace(
        new,
        **(lists | {"actors": actors, "arcs": arcs}),
        **{name: parts[name, name] for name in _SINGLE},
        status_quo=frozenset(id_ for part, id_ in parts if part == "status quo"),
        deal=_deal(old, new, parts, restored),
    )  # fmt: skip


def hanging(chosen: Iterable[Change], every: Sequence[Change]) -> tuple[Change, ...]:
    """Return `chosen` with the changes that have to be taken back along with them, in the order of `every`.

    Where an option was added, those that name it; where what comes back names something that is gone, that too.
    """
    back = list(chosen)
    for one in back:
        gone = {one.id} if one.sort == "added" and one.part != "status quo" else set[str]()
        named = _names(one.before) if one.sort != "moved" else frozenset()
        back += [it for it in every if it not in back and it.sort != "moved" and _follows(it, one, gone, named)]
    return tuple(one for one in every if one in back)


def _follows(other: Change, one: Change, gone: Collection[str], named: Collection[str]) -> bool:
    """Tell whether taking back `one` takes `other` along; `gone` is what is no more then, `named` what it names."""
    if other.id == one.id and {one.part, other.part} <= _NAMES:
        return True  # an option that became a condition, say: the name stays
    return bool(_names(other.after) & set(gone)) if other.sort in ("added", "changed") else other.id in named


def _parts(conflict: Conflict) -> dict[Key, Any]:
    found: dict[Key, Any] = {(name, name): getattr(conflict, name) for name in _SINGLE}
    for part, field, name in _LISTS:
        found |= {(part, name(it)): it for it in getattr(conflict, field) or ()}
    found |= {("actor", actor.key): replace(actor, wants=()) for actor in conflict.actors}
    found |= {("want", want.id): want for want in conflict.statement.values()}
    found |= {("status quo", name): name for name in sorted(conflict.status_quo)}
    if conflict.deal is not None:
        bare: dict[str, Any] = {field: () for _, field, _ in _DEAL}
        found["deal", "deal"] = replace(conflict.deal, **bare)
        for part, field, name in _DEAL:
            found |= {(part, name(it)): it for it in getattr(conflict.deal, field)}
    return found


def _change(key: Key, before: Any, after: Any) -> Change | None:
    if before == after:
        return None
    sort: Sort = "added" if before in (None, "") else "removed" if after in (None, "") else "changed"
    same = sort == "changed" and key[0] != "title" and _bones(before) == _bones(after)
    return Change(*key, sort, before, after, same or key[0] in ("title", "says", "source", "quote"))


def _moved(old: Conflict, new: Conflict) -> Iterator[Change]:
    """Yield the wants that stand elsewhere among those an actor has in both versions: as few as explain the order."""
    for actor in new.actors:
        before = [want.id for want in old.actor[actor.key].wants] if actor.key in old.actor else []
        after = [want.id for want in actor.wants]
        was = {id_: at for at, id_ in enumerate(one for one in before if one in after)}
        now = [id_ for id_ in after if id_ in was]
        kept = _rising([was[id_] for id_ in now])
        for id_ in now:
            if was[id_] not in kept:
                yield Change("want", id_, "moved", before.index(id_) + 1, after.index(id_) + 1)


def _rising(numbers: Sequence[int]) -> set[int]:
    """Return a longest rising run among `numbers`, which need not stand side by side. Quadratic.

    >>> sorted(_rising([2, 0, 1]))
    [0, 1]
    """
    best: list[list[int]] = []
    for number in numbers:
        best.append([*_longest([run for run in best if run[-1] < number]), number])
    return set(_longest(best))


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def _list(
    part: str, field: str, old: Conflict, new: Conflict, parts: Mapping[Key, Any], restored: Collection[Key]
) -> tuple[Any, ...]:
    name = next(name for _, other, name in (*_LISTS, *_DEAL) if other == field)
    order = _order(
        [name(it) for it in _held(old, field)], [name(it) for it in _held(new, field)], part, parts, restored
    )
    return tuple(parts[part, id_] for id_ in order)


def _held(conflict: Conflict, field: str) -> tuple[Any, ...]:
    holder: Any = conflict.deal if any(field == other for _, other, _ in _DEAL) else conflict
    return getattr(holder, field, None) or ()


def _order(
    before: Sequence[str], after: Sequence[str], part: str, parts: Mapping[Key, Any], restored: Collection[Key]
) -> list[str]:
    """Return the ids of the parts there are in the new order, those that come back after what they stood after."""
    found = [id_ for id_ in dict.fromkeys(after) if (part, id_) in parts and (part, id_) not in restored]
    for at, id_ in enumerate(before):
        if (part, id_) in restored:
            ahead = [found.index(other) for other in before[:at] if other in found]
            found.insert(ahead[-1] + 1 if ahead else 0, id_)
    return found


def _with_wants(
    actor: Actor, old: Conflict, new: Conflict, parts: Mapping[Key, Any], restored: set[Key], moved: set[str]
) -> Actor:
    before = [want.id for want in old.actor[actor.key].wants] if actor.key in old.actor else []
    after = [want.id for want in new.actor[actor.key].wants] if actor.key in new.actor else []
    back = restored | {("want", id_) for id_ in moved if ("want", id_) in parts}
    wants = tuple(parts["want", id_] for id_ in _order(before, after, "want", parts, back))
    return replace(actor, wants=wants)


def _deal(old: Conflict, new: Conflict, parts: Mapping[Key, Any], restored: set[Key]) -> Any:
    bare = parts.get(("deal", "deal"))
    if bare is None:
        return None
    return replace(bare, **{field: _list(part, field, old, new, parts, restored) for part, field, _ in _DEAL})


def _bones(value: Any) -> Any:
    """Return what an analysis may hang on: the part without words, names and quotes."""
    if isinstance(value, Basis):
        return value.status
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value).__name__
        kept = [it.name for it in fields(value) if it.compare and it.name not in ("says", "does")]
        return (kind, *((name, _bones(getattr(value, name))) for name in kept if (kind, name) not in _WORDS))
    if isinstance(value, tuple | list):
        return tuple(map(_bones, value))
    return value


def _names(value: Any) -> frozenset[str]:
    """Return every name and every other string in a part."""
    if isinstance(value, str):
        return frozenset({value, *value.split(".", 1)[:1]})
    if is_dataclass(value) and not isinstance(value, type):
        return frozenset().union(*(_names(getattr(value, it.name)) for it in fields(value)))
    if isinstance(value, Mapping):
        return frozenset().union(*(_names(each) for each in value.values()))
    if isinstance(value, tuple | list | frozenset | set):
        return frozenset().union(*map(_names, value))
    return frozenset()
