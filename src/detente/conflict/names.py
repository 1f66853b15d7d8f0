"""Names: what a formula, a claim or an edit may refer to, and how what was written becomes a canonical key.

In an actor's own wants a bare name is the actor's own option if it has one of that name, else a named condition or a
condition; anywhere else an option is written `actor.option`. Nothing raises: unknown names come back as problems.

| code | what is wrong |
|---|---|
| D210 | no actor is called so |
| D211 | no option, condition or named condition is called so |
| D212 | no assumption has this id |
| D213 | no alternative, or no side of it, is called so |
| D214 | no stability concept is called so |
| D215 | an option must be written with its actor |
| D216 | no claim has this id |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from detente.conflict.bargain import Deal, deal_ids
from detente.conflict.dealt_names import wrong_names
from detente.conflict.edit import (
    Add,
    Choose,
    Drop,
    Edit,
    Fix,
    Free,
    Hand,
    Move,
    Negate,
    Position,
    SetNumber,
    StartFrom,
)
from detente.conflict.formula import Atom, Blamed, Formula, Prepared, leaves, rebuild
from detente.conflict.query import (
    BestPackage,
    BetterPackage,
    Cause,
    Chance,
    Deters,
    IndependentSources,
    InView,
    IssueZone,
    Linking,
    No,
    OnlyBecause,
    Query,
)
from detente.conflict.usual import own_rates
from detente.errors import Problem, Span, nearest

if TYPE_CHECKING:
    from detente.conflict.model import Conflict

Problems = tuple[Problem, ...]
Record = TypeVar("Record", bound=Query | Edit)
_FORMULAS = get_args(Formula)

SINGLE_CONCEPTS = ("nash", "gmr", "smr", "seq", "symmetric-seq", "sim", "strong-gmr", "strong-smr", "strong-seq")
"""The stability concepts of single decision makers."""

CONCEPT_KEYS = (*SINGLE_CONCEPTS, "cnash", "cgmr", "csmr", "cseq")
"""The stability concepts a claim may name; those of coalitions start with c."""


@dataclass(frozen=True)
class Names:
    """All names there are, each kind in the order of the model. `assumptions` are ids that can be dropped.

    `wants` and `ties` are the assumptions that are wants and ties; `alternatives` has the sides of each.
    """

    actors: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    alternatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    concepts: tuple[str, ...] = CONCEPT_KEYS
    deal: Deal | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """What a formula may name: options, conditions and named conditions."""
        return (*self.options, *self.conditions, *self.named)


def names_of(conflict: Conflict) -> Names:
    """Return the names of a conflict."""
    wants = tuple(want.id for actor in conflict.actors for want in actor.wants)
    ties = tuple(tie.id for tie in conflict.ties)
    others = (*(each.id for each in conflict.infeasible), *(group.id for group in conflict.one_of))
    views = tuple(view.id for view in conflict.views)
    parts = tuple(id_ for _, id_ in deal_ids(conflict.deal)) if conflict.deal else ()
    events = tuple(event.key for event in conflict.events)
    return Names(
        actors=tuple(actor.key for actor in conflict.actors),
        options=tuple(option.key for option in conflict.options),
        conditions=tuple(condition.key for condition in conflict.conditions),
        named=tuple(named.key for named in conflict.named),
        assumptions=(*wants, *others, *ties, *views, *parts, *events, *own_rates(conflict)),
        wants=wants,
        ties=ties,
        alternatives={each.key: tuple(side.key for side in each.sides) for each in conflict.alternatives},
        claims=tuple(claim.id for claim in conflict.claims),
        events=events,
        deal=conflict.deal,
    )


def resolve_formula(formula: Formula, names: Names, *, owner: str | None = None) -> tuple[Formula, Problems]:
    """Return `formula` in canonical names, and a problem for each name there is not. Spans stay as they are.

    >>> names = Names(actors=("usa",), options=("usa.strike",))
    >>> resolve_formula(Atom("strike"), names, owner="usa")[0]
    Atom(name='usa.strike')
    >>> resolve_formula(Atom("strike"), names)[1][0].nearest
    'usa.strike'
    """
    return _formula(formula, _Scope(names, owner))


def resolve_query(query: Query, names: Names, *, text: str | None = None) -> tuple[Query, Problems]:
    """Return `query` in canonical names, and a problem for each name there is not.

    With the `text` it was parsed from, problems point at the very word. A condition as the cause of an `only because
    of` becomes the edit that takes it away.
    """
    return _query(query, _Scope(names, text=text))


def resolve_edit(edit: Edit, names: Names, *, text: str | None = None) -> tuple[Edit, Problems]:
    """Return `edit` in canonical names, and a problem for each name there is not.

    In `add usa wants F` a bare name may be an option of the United States' own, as in its wants.
    """
    return _edit(edit, _Scope(names, _owner(edit), text))


@dataclass(frozen=True)
class _Scope:
    """Where names are looked up: all there are, whose wants we are in, and the text for pointing at a word."""

    names: Names
    owner: str | None = None
    text: str | None = None

    def find(self, name: str, span: Span) -> Span:
        """Return where `name` stands within `span`, or the whole of it."""
        found = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])").search(self.text or "", *span)
        return found.span() if found else span


def _formula(formula: Formula, scope: _Scope) -> tuple[Formula, Problems]:
    problems = tuple(problem for leaf in leaves(formula) for problem in _leaf(leaf, scope))
    return rebuild(formula, lambda leaf: _canonical(leaf, scope)), problems


def _canonical(leaf: Formula, scope: _Scope) -> Formula:
    """Return the leaf with its canonical name where there is one, else as it is."""
    match leaf:
        case Atom(name):
            return replace(leaf, name=_key(name, scope))
        case Prepared(option):
            return replace(leaf, option=_key(option, scope))
        case _:
            return leaf


def _key(name: str, scope: _Scope) -> str:
    own = f"{scope.owner}.{name}"
    return own if own in scope.names.options else name


def _leaf(leaf: Formula, scope: _Scope) -> Problems:
    match leaf:
        case Atom(name):
            return _fact(_key(name, scope), scope.names.facts, scope, leaf.span)
        case Prepared(option):
            start = leaf.span[0]
            return _fact(_key(option, scope), scope.names.options, scope, (start, start + len(option)))
        case Blamed(actor):
            return _actors((actor,), scope, leaf.span)
        case _:
            return ()


def _fact(name: str, known: tuple[str, ...], scope: _Scope, span: Span) -> Problems:
    """Return the problem with a name that should be one of `known` options, conditions and named conditions."""
    if name in known:
        return ()
    span = scope.find(name, span)
    owners = [key for key in scope.names.options if key.partition(".")[2] == name]
    if owners:
        fix = f"write {_either(owners)}: an option is named with its actor here"
        return (Problem("D215", f'whose "{name}" is meant?', span=span, nearest=owners[0], fix=fix),)
    owner, dot, _ = name.partition(".")
    if dot and owner not in scope.names.actors:
        return _actors((owner,), scope, span)
    if name in scope.names.actors:
        known = tuple(key for key in known if key.startswith(f"{name}."))
        fix = _candidates(f"options of {name}", known)
        return (
            Problem("D211", f'"{name}" is an actor; a formula takes what can be true or false', span=span, fix=fix),
        )
    if name in scope.names.facts:
        fix = _candidates("options", scope.names.options)
        return (Problem("D211", f'"{name}" is not an option', span=span, fix=fix),)
    own = tuple(key for key in known if dot and key.startswith(f"{owner}."))
    near = nearest(name, own) or nearest(f"{scope.owner}.{name}", known) or nearest(name, known)
    what = f"options of {owner}" if own else "options and conditions"
    kind = "option" if dot else "option, condition or named condition"
    return (
        Problem("D211", f'no {kind} is called "{name}"', span=span, nearest=near, fix=_candidates(what, own or known)),
    )


def _actors(actors: Iterable[str], scope: _Scope, span: Span) -> Problems:
    known = scope.names.actors
    return tuple(
        _unknown("D210", "actor", "actors", actor, known, scope, span) for actor in actors if actor not in known
    )


def _assumption(name: str, scope: _Scope, span: Span, *, of: str = "assumption") -> Problems:
    """Return the problem with an id that should be of an assumption (or a `want`, or a `tie`)."""
    known = {"want": scope.names.wants, "tie": scope.names.ties}.get(of, scope.names.assumptions)
    if name in known:
        return ()
    owner = name.partition(".")[0]
    near = tuple(key for key in known if key.startswith(f"{owner}.")) or known
    problem = _unknown("D212", of, f"{of}s", name, near, scope, span)
    return (replace(problem, message=f'no {of} has the id "{name}"'),)


def _unknown(code: str, kind: str, kinds: str, name: str, known: tuple[str, ...], scope: _Scope, span: Span) -> Problem:
    near = nearest(name, known) or next((key for key in known if key.lower() == name.lower()), None)
    message = f'no {kind} is called "{name}"'
    return Problem(code, message, span=scope.find(name, span), nearest=near, fix=_candidates(kinds, known))


def _candidates(kinds: str, known: tuple[str, ...]) -> str:
    """List what there is, cut at eight: `actors: iran, militia, usa`."""
    if not known:
        return f"there are no {kinds}"
    return f"{kinds}: {', '.join(known[:8])}{', ...' if len(known) > 8 else ''}"


def _either(names: list[str]) -> str:
    return " or ".join(names[:8])


def _parts(record: Record, scope: _Scope) -> tuple[Record, Problems]:
    """Resolve every formula among the fields of `record`, and its concept and actors where it has such fields."""
    problems: list[Problem] = []
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, _FORMULAS):
            formula, more = _formula(value, scope)
            changed: dict[str, Any] = {each.name: formula}
            record, problems = replace(record, **changed), [*problems, *more]
        elif each.name in ("actor", "audience", "actors") and value is not None:
            problems += _actors((value,) if isinstance(value, str) else value, scope, record.span)
        elif each.name == "concept" and value is not None and value not in scope.names.concepts:
            known = scope.names.concepts
            problems.append(_unknown("D214", "stability concept", "concepts", value, known, scope, record.span))
    return record, tuple(problems)


def _query(query: Query, scope: _Scope) -> tuple[Query, Problems]:
    resolved, problems = _parts(query, scope)
    match resolved:
        case OnlyBecause(claim, causes):
            inner, more = _query(claim, scope)
            found = [_cause(cause, scope) for cause in causes]
            told = (*problems, *more, *(problem for _, each in found for problem in each))
            return replace(resolved, claim=inner, causes=tuple(cause for cause, _ in found)), told
        case No(claim) | InView(_, claim):
            inner, more = _query(claim, scope)
            return replace(resolved, claim=inner), (*problems, *more)
        case Deters(threat, _, deed):
            options = (_fact(name, scope.names.options, scope, query.span) for name in (threat, deed))
            return resolved, (*problems, *(problem for each in options for problem in each))
        case IndependentSources(claim) if claim not in scope.names.claims:
            unknown = _unknown("D216", "claim", "claims", claim, scope.names.claims, scope, query.span)
            return resolved, (*problems, unknown)
        case BestPackage() | BetterPackage() | IssueZone() | Linking() | Chance(event="ratified"):
            wrong = () if problems else wrong_names(resolved, scope.names.deal)
            return resolved, (*problems, *(replace(it, span=scope.find(name, query.span)) for name, it in wrong))
        case _:
            return resolved, problems


def _cause(cause: Cause, scope: _Scope) -> tuple[Cause, Problems]:
    """Resolve one thing a claim may hang on: an actor as audience, an assumption, a condition or an edit."""
    if cause.edit is not None:
        edit, problems = _edit(cause.edit, replace(scope, owner=_owner(cause.edit)))
        return replace(cause, edit=edit), problems
    name = cause.name or ""
    if name in scope.names.conditions:
        return replace(cause, name=None, edit=Fix(name, value=False, span=cause.span)), ()
    if name in scope.names.actors or name in scope.names.assumptions:
        return cause, ()
    if name in scope.names.options:
        fix = f"write (fix not {name}): a claim hangs on audiences, assumptions and edits"
        return cause, (Problem("D212", f'"{name}" is an option', span=cause.span, fix=fix),)
    known = (*scope.names.actors, *scope.names.conditions, *scope.names.assumptions)
    problem = _unknown("D212", "audience, condition or assumption", "known", name, known, scope, cause.span)
    return cause, (problem,)


def _edit(edit: Edit, scope: _Scope) -> tuple[Edit, Problems]:
    resolved, problems = _parts(edit, scope)
    return resolved, (*problems, *_edit_names(edit, scope))


def _owner(edit: Edit) -> str | None:
    """Return the actor whose own options go by bare names in the edit."""
    return edit.actor if isinstance(edit, Add) else None


def _edit_names(edit: Edit, scope: _Scope) -> Problems:
    """Return the problems with the names of an edit other than its actors."""
    names = scope.names
    match edit:
        case Drop(id):
            return _assumption(id, scope, edit.span)
        case Negate(id):
            return _assumption(id, scope, edit.span, of="want")
        case Move(id, position):
            return (*_assumption(id, scope, edit.span, of="want"), *_place(position, scope, edit.span))
        case Add(_, _, position):
            return _place(position, scope, edit.span)
        case Fix(name):
            return _fact(name, (*names.options, *names.conditions), scope, edit.span)
        case Hand(option) | Free(option):
            return _fact(option, names.options, scope, edit.span)
        case StartFrom(listed):
            known = (*names.options, *names.conditions)
            return tuple(problem for name in sorted(listed) for problem in _fact(name, known, scope, edit.span))
        case SetNumber():
            return _number_names(edit, scope)
        case Choose(alternative, side):
            return _side(alternative, side, scope, edit.span)
        case _:
            return ()


def _number_names(edit: SetNumber, scope: _Scope) -> Problems:
    """Return the problem with whose number it is."""
    names = scope.names
    match edit:
        case SetNumber("precision"):
            return ()
        case SetNumber("autonomy" | "worth" as what, of):
            return _assumption(of, scope, edit.span, of="tie" if what == "autonomy" else "want")
        case SetNumber(what, of):
            others = (*names.actors, *names.events) if what == "rate" else ()
            return () if of in others else _fact(of, names.options, scope, edit.span)


def _place(position: Position, scope: _Scope, span: Span) -> Problems:
    return () if position.of is None else _assumption(position.of, scope, span, of="want")


def _side(alternative: str, side: str, scope: _Scope, span: Span) -> Problems:
    known = scope.names.alternatives
    if alternative not in known:
        return (_unknown("D213", "alternative", "alternatives", alternative, tuple(known), scope, span),)
    if side in known[alternative]:
        return ()
    return (_unknown("D213", f"side of {alternative}", "sides", side, known[alternative], scope, span),)
