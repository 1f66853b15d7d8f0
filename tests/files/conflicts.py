"""Random conflicts that use every part of the model file, for the round trip from file to conflict and back."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from detente.conflict.bargain import SCALES, WITHOUT, Deal, Issue, Party, Price, Ratifier, Ruler, Settlement, Stand
from detente.conflict.basis import Basis
from detente.conflict.edit import Ignore
from detente.conflict.formula import And, Atom, Constant, Formula, If, Iff, Not, Or
from detente.conflict.model import (
    Actor,
    Alternative,
    Claim,
    Condition,
    Conflict,
    Infeasible,
    Named,
    OneOf,
    Option,
    Side,
    Statement,
    Tie,
    View,
)
from detente.conflict.names import names_of, resolve_edit, resolve_query
from detente.conflict.quantity import Quantity
from detente.conflict.slug import infeasible_id, tie_id, want_id
from detente.conflict.timing import CHOICE_RULES
from detente.conflict.unfolding import OTHERWISE, AudienceCost, Dated, Dynamics, Event, Multiplier
from detente.evidence import Quote, Source
from detente.files.kinds import ACTOR_KINDS, TIE_KINDS
from detente.language import parse_claim, parse_edit, parse_quantity

ACTORS, OPTIONS = ("usa", "iran", "militia", "voters"), ("strike", "offer", "accept")
QUOTES, SOURCES = ("q1", "q-2", "column-3"), ("column", "wire")
CONDITIONS, NAMED = ("war_elsewhere", "protests"), ("calm", "deal")
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
maybe_text = st.just("") | texts


def some(words: tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=most).map(tuple)


bases = st.builds(
    Basis,
    because=some(QUOTES),
    said_by=some(ACTORS),
    status=st.sampled_from(["accepted", "accepted", "proposed"]),
    note=st.none() | texts,
)
_bare = st.sampled_from(["0.6", "60 %", "2 weeks", "1 per 5 days", "0.4 to 0.8", "1 to 2 per month", "0.125", "3"])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    quantity = parse_quantity(draw(_bare))
    if draw(st.booleans()):
        quantity = replace(
            quantity, low=quantity.low / 2, high=quantity.high * 3, spread=draw(st.sampled_from([None, "uniform"]))
        )
    return replace(quantity, basis=draw(st.just(Basis()) | bases))


def formulas(keys: list[str]) -> st.SearchStrategy[Formula]:
    leaf = st.sampled_from(keys).map(Atom) if keys else st.booleans().map(Constant)
    return st.recursive(
        leaf | st.booleans().map(Constant),
        lambda below: (
            st.builds(Not, below)
            | st.builds(If, below, below)
            | st.builds(Iff, below, below)
            | st.builds(And, st.tuples(below, below).filter(lambda it: not any(isinstance(part, And) for part in it)))
            | st.builds(Or, st.tuples(below, below).filter(lambda it: not any(isinstance(part, Or) for part in it)))
        ),
        max_leaves=4,
    )


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    """A conflict in the order its file would have, with ids some of which are given."""
    options = [
        Option(
            f"{actor}.{name}",
            draw(st.sampled_from([actor, actor, *ACTORS])),
            draw(maybe_text),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.none() | quantities()),
            draw(st.none() | quantities()),
            draw(bases),
        )
        for actor in ACTORS
        for name in draw(some(OPTIONS))
    ]
    keys = [option.key for option in options]
    conditions = [Condition(key, draw(maybe_text), draw(bases)) for key in draw(some(CONDITIONS))]
    facts = [*keys, *(condition.key for condition in conditions)]
    named = [Named(key, draw(formulas(facts)), draw(bases)) for key in draw(some(NAMED))]
    groups = tuple(draw(_groups(keys)))
    taken = {*keys, *(group.id for group in groups)}
    everything = [*facts, *(each.key for each in named)]
    actors = tuple(draw(_actor(key, everything, taken, keys)) for key in ACTORS)
    first = Conflict(
        title=draw(texts),
        says=draw(maybe_text),
        actors=actors,
        options=tuple(options),
        one_of=groups,
        conditions=tuple(conditions),
        named=tuple(named),
        infeasible=draw(_infeasible(everything)),
        status_quo=frozenset(draw(st.lists(st.sampled_from(facts), max_size=3))) if facts else frozenset(),
        ties=draw(_ties()),
        sources=tuple(draw(_source(key)) for key in SOURCES),
        quotes=tuple(draw(_quote(key)) for key in QUOTES),
        horizon=draw(st.none() | quantities()),
    )
    timed = _with_timing(draw, first, [*keys, *(it.id for it in groups)], facts)
    return _with_queries(draw, replace(timed, deal=draw(st.none() | st.none() | _deals(keys, facts))))


@st.composite
def _groups(draw: st.DrawFn, keys: list[str]) -> Any:
    for actor in ACTORS:
        own = [key for key in keys if key.startswith(f"{actor}.")]
        if len(own) > 1 and draw(st.booleans()):
            yield OneOf(f"{actor}.force", tuple(own), draw(st.booleans()), draw(bases))


@st.composite
def _actor(draw: st.DrawFn, key: str, facts: list[str], taken: set[str], keys: list[str]) -> Actor:
    taken = set(taken)
    actor = Actor(
        key,
        draw(texts),
        draw(st.sampled_from(ACTOR_KINDS)),
        tuple(draw(st.lists(texts, max_size=2))),
        MappingProxyType(draw(st.dictionaries(st.sampled_from(["wikidata", "cow"]), texts))),
        basis=draw(bases),
    )
    if draw(st.booleans()):
        states = (
            st.lists(st.frozensets(st.sampled_from(keys), max_size=2), min_size=1, max_size=2) if keys else st.just([])
        )
        levels = draw(st.lists(states.map(tuple).filter(bool), max_size=3)) if keys else []
        marks = tuple(at for at in range(len(levels) - 1) if draw(st.booleans()))
        return replace(actor, ranking=tuple(levels) or None, much=marks)
    wants = []
    for number in range(draw(st.integers(0, 3))):
        formula = draw(formulas(facts))
        id_ = f"{key}.no-{number}" if draw(st.booleans()) else want_id(key, formula, taken=taken)
        taken.add(id_)
        stance = draw(st.sampled_from(["avowed", "imputed", "denied"]))
        wants.append(
            Statement(
                id_,
                key,
                formula,
                stance,
                draw(st.none() | st.sampled_from(ACTORS)),
                draw(maybe_text),
                draw(bases),
                draw(st.booleans()),
            )
        )
    return replace(actor, wants=tuple(wants))


@st.composite
def _infeasible(draw: st.DrawFn, facts: list[str]) -> tuple[Infeasible, ...]:
    taken: set[str] = set()
    rules = []
    for number in range(draw(st.integers(0, 2))):
        formula = draw(formulas(facts))
        id_ = f"infeasible.no-{number}" if draw(st.booleans()) else infeasible_id(formula, taken=taken)
        taken.add(id_)
        rules.append(Infeasible(id_, formula, draw(maybe_text), draw(bases)))
    return tuple(rules)


@st.composite
def _ties(draw: st.DrawFn) -> tuple[Tie, ...]:
    taken: set[str] = set()
    ties = []
    for number in range(draw(st.integers(0, 3))):
        source, target = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(ACTORS))
        kind = draw(st.sampled_from(TIE_KINDS)).name
        id_ = f"tie.t{number}" if draw(st.booleans()) else tie_id(source, kind, target, taken=taken)
        taken.add(id_)
        autonomy = draw(st.none() | quantities())
        ties.append(Tie(id_, source, target, kind, autonomy, draw(some(ACTORS)), draw(maybe_text), draw(bases)))
    return tuple(ties)


def _source(key: str) -> st.SearchStrategy[Source]:
    maybe = st.none() | texts
    dates = st.none() | st.sampled_from(["2024-02-05", "2024-02", "2024"])
    hashes = st.none() | st.sampled_from(["a" * 64, "0" * 64, "1" * 63 + "e"])
    return st.builds(
        Source, st.just(key), maybe, maybe, maybe, maybe, st.lists(texts, max_size=2).map(tuple), dates, maybe,
        st.none() | st.sampled_from(["en", "pt-BR", "no"]), hashes,
    )  # fmt: skip


def _quote(key: str) -> st.SearchStrategy[Quote]:
    return st.builds(
        Quote, st.just(key), st.sampled_from(SOURCES), texts, maybe_text, maybe_text, st.none() | st.integers(0, 99)
    )


def _with_timing(draw: st.DrawFn, conflict: Conflict, climbed: list[str], facts: list[str]) -> Conflict:
    """Add how the crisis goes on in time."""
    maybe, dates = st.none() | quantities(), st.none() | st.sampled_from(["2024-09-01", "2024-11-05"])
    keys = [option.key for option in conflict.options]

    def chances(names: list[str]) -> Any:
        return tuple((name, draw(quantities())) for name in names if draw(st.booleans()))

    def option(old: Option) -> Option:
        blamed, tolls = chances(list(ACTORS[:2])), chances(list(CONDITIONS[:1]))
        stages, fixed = draw(st.none() | st.integers(1, 9)), draw(st.booleans())
        costs = {"sunk": draw(maybe), "hands_tied": draw(maybe)}
        return replace(old, stages=stages, fixed=fixed, may_cause=tolls, blamed=blamed, **costs)

    def actor(old: Actor) -> Actor:
        wants = (replace(it, worth=draw(maybe), since=draw(dates), until=draw(dates)) for it in old.wants)
        cost = st.builds(AudienceCost, st.sampled_from(ACTORS), st.sampled_from(climbed or ["x"]), quantities(), bases)
        costs = tuple(draw(st.lists(cost, max_size=1))) if climbed else ()
        return replace(old, wants=tuple(wants), rate=draw(maybe), costs=costs)

    def tie(old: Tie) -> Tie:
        order = draw(st.none() | st.sampled_from(keys)) if keys else None
        return replace(
            old, otherwise=draw(st.none() | st.sampled_from(OTHERWISE)), order=order, autonomy_for=chances(keys[:1])
        )

    multipliers = st.builds(Multiplier, formulas(facts), quantities()).map(lambda it: (it,)) | st.just(())
    event = st.builds(
        Event, st.just("accident"), st.lists(formulas(facts), max_size=2).map(tuple), maybe,
        st.none() | formulas(facts), multipliers, st.none() | st.sampled_from(ACTORS), st.just(chances(["protests"])),
        st.just(chances(["usa"])), maybe_text, bases,
    )  # fmt: skip
    edits = st.just((Ignore("voters", "usa"),)) | st.just(())
    entry = st.builds(
        Dated, st.just("2024-11-05"), edits, st.lists(formulas(facts), max_size=2).map(tuple), maybe_text, bases
    )
    return replace(
        conflict,
        options=tuple(option(it) for it in conflict.options),
        actors=tuple(actor(it) for it in conflict.actors),
        ties=tuple(tie(it) for it in conflict.ties),
        starts=draw(dates),
        dynamics=draw(st.none() | st.builds(Dynamics, st.sampled_from(CHOICE_RULES), maybe, maybe, bases)),
        events=tuple(draw(st.lists(event, max_size=1))),
        calendar=tuple(draw(st.lists(entry, max_size=1))),
    )


@st.composite
def _deals(draw: st.DrawFn, keys: list[str], facts: list[str]) -> Deal:
    """A deal of any kind, whether or not it makes sense."""
    few = st.just(Basis()) | st.just(Basis(because=("q1",), note="so"))
    literals = st.sampled_from([Constant(True), *(Atom(name) for name in facts)])
    maybe, places = st.none() | quantities(), st.none() | st.sampled_from([0.0, 2.5, -3.0, 1000.0])
    means = st.lists(literals, max_size=2).map(tuple)

    def numbers(names: tuple[str, ...]) -> Any:
        return st.tuples(*(st.tuples(st.just(name), quantities()) for name in names))

    outcome = st.builds(Settlement, st.just("keep"), maybe_text, places, means, st.just(()) | numbers(("usa",)), few)
    stand = st.builds(
        Stand, st.sampled_from(ACTORS), places, maybe, st.just(()) | numbers(("keep",)), places, places,
        st.just(()) | st.just(("keep",)), few,
    )  # fmt: skip
    ruler = st.builds(Ruler, st.just(0.0), st.just(20.0), st.sampled_from([1.0, 0.25]), st.just("") | st.just("%"))
    issue = st.builds(
        Issue, st.sampled_from(["border", "water"]), maybe_text, st.none() | ruler,
        st.lists(outcome, max_size=1).map(tuple),
        st.lists(stand, max_size=2, unique_by=lambda it: it.actor).map(tuple), st.none() | st.sampled_from(ACTORS),
        st.none() | st.just("keep"), st.booleans(), few,
    )  # fmt: skip
    party = st.builds(Party, st.sampled_from(ACTORS), st.booleans(), maybe, maybe, maybe, maybe, few)
    ratifier = st.builds(Ratifier, st.just("voters"), st.sampled_from(ACTORS), maybe, few)
    price = st.builds(Price, st.sampled_from(ACTORS), literals, quantities(), maybe_text, few)
    without = draw(st.sampled_from(WITHOUT))
    return Deal(
        tuple(draw(st.lists(issue, max_size=1, unique_by=lambda it: it.key))),
        tuple(draw(st.lists(party, max_size=2, unique_by=lambda it: it.actor))),
        tuple(draw(st.lists(ratifier, max_size=1))), tuple(draw(st.lists(price, max_size=1))),
        draw(st.sampled_from(SCALES)), without, frozenset(keys[:1]) if without == "state" else frozenset(), draw(means),
        draw(st.booleans()), draw(st.none() | st.just("2024-11-05")), draw(maybe_text), draw(few),
    )  # fmt: skip


def _with_queries(draw: st.DrawFn, conflict: Conflict) -> Conflict:
    """Add alternatives and claims that speak of what there is."""
    names = names_of(conflict)
    edits, tests = ["ignore voters", "start from nothing"], ["iran avows true", "frustration <= 2"]
    edits += [f"drop {id_}" for id_ in names.assumptions]
    edits += [f"hand {key} to iran" for key in names.options] + [f"fix not {key}" for key in names.conditions]
    edits += [f"negate {id_}" for id_ in names.wants] + [f"set autonomy of {id_} to 0.3" for id_ in names.ties]
    tests += [f"no reachable equilibrium(seq) has {key}" for key in names.facts]
    tests += [f"in the view of usa: some equilibrium has {key}" for key in names.facts]
    tests += [f"usa always prefers {key} to false only because of voters" for key in names.facts]
    some_edits = st.lists(st.sampled_from(edits), max_size=2)

    def edited(texts_: list[str]) -> tuple[Any, ...]:
        return tuple(resolve_edit(parse_edit(text), names)[0] for text in texts_)

    sides = tuple(Side(key, edited(draw(some_edits)), draw(maybe_text), draw(bases)) for key in ("fears", "dares"))
    tried = [resolve_query(parse_claim(text), names)[0] for text in tests]
    claims = tuple(
        Claim(
            f"claim-{number}",
            draw(maybe_text),
            draw(st.none() | st.sampled_from(tried)),
            edited(draw(some_edits)),
            draw(st.sampled_from(["holds", "fails", "depends", "untestable"])),
            draw(bases),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    alternatives = (Alternative("militia-order", sides, draw(maybe_text)),) if draw(st.booleans()) else ()
    seers = draw(st.lists(st.sampled_from(ACTORS), unique=True))
    views = tuple(View(actor, edited(draw(some_edits)), draw(maybe_text), draw(bases)) for actor in seers)
    return replace(conflict, alternatives=alternatives, views=views, claims=claims)
