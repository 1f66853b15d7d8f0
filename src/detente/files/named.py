"""First pass: what has a name. Sources, quotes, actors, options, conditions, ties, views; no formula yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from detente.conflict.formula import Constant
from detente.conflict.model import (
    Actor,
    Alternative,
    Claim,
    Condition,
    Conflict,
    Named,
    OneOf,
    Option,
    Outcome,
    Side,
    Tie,
    View,
)
from detente.conflict.slug import tie_id
from detente.conflict.timing import patron_and_proxy
from detente.errors import Path, Problem
from detente.evidence import Quote, Source
from detente.files.bargain import deal
from detente.files.explicit import explicit_arcs, explicit_states, is_explicit
from detente.files.fields import (
    Data,
    Keys,
    Problems,
    basis,
    listed,
    options_named,
    prefixed,
    quantity,
    table,
    unknown,
    words,
)
from detente.files.timing import autonomies, calendar, costs, dynamics, events, timed_option

SHARED = (
    "give each an option of its own, and name what they amount to: with `or` where either can do it, with `and` where "
    "it takes both"
)
"""How to model an option that several actors control."""


def with_names(data: Data, inline: Data, problems: Problems) -> Conflict:
    """Return a conflict of everything that has a name, without formulas; `inline` has the quotes written in place."""
    actors, conditions = table(data, "actors"), tuple(table(data, "conditions"))
    options = explicit_states(data, problems) if is_explicit(data) else tuple(_options(actors, problems))
    return Conflict(
        title=data.get("title") or "",
        says=data.get("says") or "",
        sources=tuple(_source(key, below) for key, below in table(data, "sources").items()),
        quotes=tuple(_quote(key, below) for key, below in {**table(data, "quotes"), **inline}.items()),
        actors=tuple(_actor(key, below, _climbable(options, below, key), problems) for key, below in actors.items()),
        options=options,
        one_of=tuple(_one_ofs(actors, (*(option.key for option in options), *conditions), problems)),
        conditions=tuple(
            Condition(key, below.get("says") or "", basis(below)) for key, below in table(data, "conditions").items()
        ),
        named=tuple(Named(key, Constant(False), basis(below)) for key, below in table(data, "named").items()),
        ties=tuple(_ties(listed(data, "ties"), problems)),
        alternatives=tuple(_alternative(key, below) for key, below in table(data, "alternatives").items()),
        views=tuple(
            View(actor, says=below.get("says") or "", basis=basis(below))
            for actor, below in table(data, "views").items()
        ),
        claims=tuple(_claims(listed(data, "claims"))),
        horizon=quantity(data.get("horizon"), ("horizon",), problems),
        arcs=explicit_arcs(data, problems) if is_explicit(data) else None,
        starts=data.get("starts"),
        dynamics=dynamics(data.get("dynamics"), problems),
        events=tuple(events(data, problems)),
        calendar=tuple(calendar(data)),
        scenarios=tuple(
            Side(key, says=below.get("says") or "", basis=basis(below))
            for key, below in table(data, "scenarios").items()
        ),
        deal=deal(data.get("deal"), tuple(option.key for option in options), problems),
    )


def _source(key: str, data: Data) -> Source:
    fields = ("file", "title", "outlet", "author", "date", "url", "language", "sha256")
    return Source(key, via=words(data, "via"), **{field: data.get(field) for field in fields})


def _quote(key: str, data: Data) -> Quote:
    around = data.get("prefix") or "", data.get("suffix") or ""
    return Quote(key, data.get("source") or "", data.get("exact") or "", *around, start=data.get("start"))


def _climbable(options: tuple[Option, ...], data: Data, actor: str) -> Keys:
    """Return what an actor can back down from: options, and its groups."""
    return (*(option.key for option in options), *(f"{actor}.{group}" for group in table(data, "one_of")))


def _actor(key: str, data: Data, climbable: Keys, problems: Problems) -> Actor:
    codes = {name: code for name, code in (data.get("codes") or {}).items() if code is not None}
    return Actor(
        key,
        data.get("name") or key,
        data.get("kind") or "other",
        words(data, "aliases"),
        MappingProxyType(codes),
        basis=basis(data),
        rate=quantity(data.get("rate"), ("actors", key, "rate"), problems),
        costs=tuple(costs(key, data, climbable, problems)),
    )


def _options(actors: dict[str, Data], problems: Problems) -> Iterator[Option]:
    for actor, data in actors.items():
        for name, below in table(data, "options").items():
            path = ("actors", actor, "options", name)
            yield Option(
                f"{actor}.{name}",
                _controller(below, actor, actors, path, problems),
                below.get("does") or "",
                can_take=below.get("taken") != "never",
                can_undo=below.get("undone") != "never",
                rate=quantity(below.get("rate"), (*path, "rate"), problems),
                takes=quantity(below.get("takes"), (*path, "takes"), problems),
                basis=basis(below),
                **timed_option(below, path, problems),
            )


def _controller(data: Data, actor: str, actors: dict[str, Data], path: Path, problems: Problems) -> str:
    """Return who controls an option: `by`, or the actor it is listed under."""
    named = words(data, "by") or (actor,)
    if len(named) > 1:
        problems.append(Problem("D155", f"{' and '.join(named)} share an option", (*path, "by"), fix=SHARED))
        return actor
    by = named[0]
    if by not in actors:
        problems.append(unknown("actor", by, actors, (*path, "by")))
        return actor
    return str(by)


def _one_ofs(actors: dict[str, Data], options: Keys, problems: Problems) -> Iterator[OneOf]:
    """Yield the groups. An option that has been fixed is a condition by now, and stays in its group."""
    for actor, data in actors.items():
        for group, below in table(data, "one_of").items():
            path = ("actors", actor, "one_of", group, "options")
            listed = options_named(below.get("options") or [], actor, options, path, problems)
            yield OneOf(f"{actor}.{group}", tuple(listed), must=bool(below.get("must")), basis=basis(below))


def _ties(listed: list[Data], problems: Problems) -> Iterator[Tie]:
    taken: set[str] = set()
    for at, data in enumerate(listed):
        source, target, kind = (data.get(key) or "" for key in ("from", "to", "is"))
        id_ = prefixed("tie", data["id"]) if data.get("id") else tie_id(source, kind, target, taken=taken)
        taken.add(id_)
        autonomy = quantity(data.get("autonomy"), ("ties", at, "autonomy"), problems)
        tie = Tie(id_, source, target, kind, autonomy, words(data, "denied_by"), data.get("says") or "", basis(data))
        proxies = (patron_and_proxy(tie) or ())[1:]
        numbers = autonomies(data, proxies, ("ties", at), problems)
        tie = replace(tie, since=data.get("since"), until=data.get("until"), denied_in=words(data, "denied_in"))
        yield replace(tie, otherwise=data.get("otherwise"), order=data.get("order"), autonomy_for=numbers)


def _alternative(key: str, data: Data) -> Alternative:
    sides = tuple(
        Side(name, says=below.get("says") or "", basis=basis(below)) for name, below in table(data, "sides").items()
    )
    return Alternative(key, sides, data.get("says") or "")


def _claims(listed: list[Data]) -> Iterator[Claim]:
    for data in listed:
        expect: Outcome = data.get("expect") or "holds"
        yield Claim(data.get("id") or "", data.get("says") or "", expect=expect, basis=basis(data))
