"""Write a conflict as a fresh model file: `loads(dump(conflict)).conflict == conflict`.

Ids that are what they would be without being given are left out, so that the file reads as a person would write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from detente.conflict.basis import Basis
from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.formula import text as formula_text
from detente.conflict.model import (
    Actor,
    Alternative,
    Claim,
    Conflict,
    Happened,
    OneOf,
    Option,
    Side,
    Statement,
    Tie,
    View,
)
from detente.conflict.slug import infeasible_id, tie_id, want_id
from detente.conflict.timing import patron_and_proxy
from detente.conflict.unfolding import AudienceCost, Dated, Event
from detente.evidence import Quote, Source
from detente.files.emit import Open, Plain, block, comment, modelines
from detente.files.format import MUCH_BETTER, MUCH_MORE_IMPORTANT, VERSION
from detente.files.plainly import Data, basis_data, chances_data, filled, quantity_data, short
from detente.files.sureness import PERHAPS, order_data
from detente.files.write_deal import deal_data
from detente.language.write import edit_text
from detente.language.write import text as query_text


def dump(conflict: Conflict, *, notes: tuple[str, ...] = (), schema: str = "detente.schema.json") -> str:
    """Return the text of a model file that says `conflict`; `notes` become comments at its top.

    The first two lines tell editors where the schema is (`detente schema` writes it).
    """
    lines = [modelines(schema), *(comment(note) for note in notes)]
    model = _model(conflict)
    model.setdefault("actors", Open({}))  # the key is asked for, whether or not there are any
    parts = [block({key: value}) for key, value in model.items()]
    return "\n".join(lines) + "\n" + _spaced(parts)


def _spaced(parts: list[str]) -> str:
    """Join the top-level entries, with an empty line around those of several lines."""
    text, before = "", False
    for part in parts:
        long = part.count("\n") > 1
        text, before = text + ("\n" if text and (long or before) else "") + part, long
    return text


def _model(conflict: Conflict) -> Data:
    alternatives = {alternative.key: _alternative(alternative) for alternative in conflict.alternatives}
    return {"detente": VERSION, "title": conflict.title} | filled(
        says=conflict.says,
        sources=Open({source.key: _source(source) for source in conflict.sources}),
        actors=Open({actor.key: Open(_actor(actor, conflict)) for actor in conflict.actors}),
        conditions=Open({it.key: short(filled(says=it.says), "says", it.basis) for it in conflict.conditions}),
        named=Open({it.key: short({"that": formula_text(it.formula)}, "that", it.basis) for it in conflict.named}),
        infeasible=Open(list(_infeasible(conflict))),
        status_quo=sorted(conflict.status_quo),
        states=_states(conflict),
        moves=_moves(conflict),
        ties=Open(list(_ties(conflict))),
        alternatives=Open({key: Open(below) for key, below in alternatives.items()}),
        views=Open({view.actor: _view(view) for view in conflict.views}),
        claims=Open([Open(_claim(claim)) for claim in conflict.claims]),
        starts=conflict.starts and Plain(conflict.starts),
        horizon=quantity_data(conflict.horizon),
        **timing(conflict),
        scenarios=Open({it.key: _scenario(it) for it in conflict.scenarios}),
        what_happened=Open({f"on {it.date}": _happened(it) for it in conflict.happened}),
        deal=deal_data(conflict.deal),
        quotes=Open({quote.key: _quote(quote) for quote in conflict.quotes}),
    )


def _source(source: Source) -> Data:
    return filled(
        file=source.file,
        title=source.title,
        outlet=source.outlet,
        author=source.author,
        via=source.via,
        date=source.date and Plain(source.date),
        url=source.url,
        language=source.language,
        sha256=source.sha256,
    )


def _quote(quote: Quote) -> Data:
    around = filled(prefix=quote.prefix, suffix=quote.suffix)
    start = {} if quote.start is None else {"start": quote.start}
    return {"source": quote.source, "exact": quote.exact} | around | start


def _actor(actor: Actor, conflict: Conflict) -> Data:
    own = f"{actor.key}."
    options = [option for option in conflict.options if option.key.startswith(own)]
    groups = [group for group in conflict.one_of if group.id.startswith(own)]
    return filled(
        name=actor.name if actor.name != actor.key else None,
        kind=actor.kind if actor.kind != "other" else None,
        aliases=actor.aliases,
        codes=dict(actor.codes),
        options=Open({option.key.removeprefix(own): _option(option, actor) for option in options}),
        one_of={group.id.removeprefix(own): _one_of(group, own) for group in groups},
        wants=Open(list(_wants(actor, conflict))),
        order=order_data(actor),
        ranking=_ranking(actor),
        rate=quantity_data(actor.rate),
        costs=[_cost(cost, own) for cost in actor.costs],
    ) | basis_data(actor.basis)


def _option(option: Option, actor: Actor) -> Any:
    data = filled(
        does=option.does,
        undone=_when(option.can_undo, option.undo_if),
        taken=_when(option.can_take, option.take_if),
        rate=quantity_data(option.rate),
        takes=quantity_data(option.takes),
        stages=option.stages,
        fixed=option.fixed,
        may_cause=chances_data(option.may_cause),
        blamed=chances_data(option.blamed),
        sunk=quantity_data(option.sunk),
        hands_tied=quantity_data(option.hands_tied),
        by=option.by if option.by != actor.key else None,
    )
    return short(data, "does", option.basis)


def _when(can: bool, when: Formula | None) -> str | None:
    """Write whether and where an option can be changed; nothing where it always can."""
    if not can:
        return "never"
    return None if when is None else f"only if {formula_text(when)}"


def _states(conflict: Conflict) -> Any:
    """Write the states of an explicit model."""
    if conflict.arcs is None:
        return None
    return Open({it.key: short(filled(says=it.does), "says", it.basis) for it in conflict.options})


def _moves(conflict: Conflict) -> Any:
    """Write the moves of an explicit model: those of one actor from one state that stand together in one entry."""
    entries = groupby(conflict.arcs or (), key=lambda arc: (arc.by, arc.start, arc.says, arc.basis))
    return Open(
        [_arcs(by, start, says, basis, [arc.end for arc in arcs]) for (by, start, says, basis), arcs in entries]
    )


def _arcs(by: str, start: str, says: str, basis: Basis, ends: list[str]) -> Data:
    to = ends[0] if len(ends) == 1 else ends
    return {"by": by, "from": start, "to": to} | filled(says=says) | basis_data(basis)


def _one_of(group: OneOf, own: str) -> Any:
    options = {"options": [key.removeprefix(own) for key in group.options]}
    return short(options | filled(must=group.must), "options", group.basis)


def _wants(actor: Actor, conflict: Conflict) -> Iterator[Any]:
    taken = {*conflict.option, *(group.id for group in conflict.one_of)}
    for want in actor.wants:
        usual = want_id(actor.key, want.formula, taken=taken)
        taken.add(want.id)
        yield short(_want(want, usual), "that", want.basis)


def _want(want: Statement, usual: str) -> Data:
    return {"that": formula_text(want.formula)} | filled(
        id=want.id.removeprefix(f"{want.actor}.") if want.id != usual else None,
        **{"for": want.audience},
        stance=want.stance if want.stance != "avowed" else None,
        says=want.says,
        **{"is": MUCH_MORE_IMPORTANT if want.much else None},
        worth=quantity_data(want.worth),
        **{"from": want.since and Plain(want.since), "until": want.until and Plain(want.until)},
        holds=PERHAPS if want.perhaps is not None and want.perhaps.text == PERHAPS else quantity_data(want.perhaps),
    )


def _ranking(actor: Actor) -> Any:
    if actor.ranking is None:
        return None
    own = f"{actor.key}."
    levels = [[sorted(key.removeprefix(own) for key in state) for state in level] for level in actor.ranking]
    return Open([_level(level, at in actor.much) for at, level in enumerate(levels)])


def _level(level: list[list[str]], much: bool) -> Any:
    """Write a level: a state, or states that are equally good."""
    if len(level) == 1 and not much:
        return level[0]
    return ({"state": level[0]} if len(level) == 1 else {"tie": level}) | filled(
        **{"is": MUCH_BETTER if much else None}
    )


def _infeasible(conflict: Conflict) -> Iterator[Any]:
    taken: set[str] = set()
    for rule in conflict.infeasible:
        usual = infeasible_id(rule.formula, taken=taken)
        taken.add(rule.id)
        id_ = rule.id.removeprefix("infeasible.") if rule.id != usual else None
        yield short({"that": formula_text(rule.formula)} | filled(id=id_, says=rule.says), "that", rule.basis)


def _ties(conflict: Conflict) -> Iterator[Data]:
    taken: set[str] = set()
    for tie in conflict.ties:
        usual = tie_id(tie.source, tie.kind, tie.target, taken=taken)
        taken.add(tie.id)
        yield _tie(tie, usual)


def _tie(tie: Tie, usual: str) -> Data:
    named = filled(id=tie.id.removeprefix("tie.") if tie.id != usual else None)
    proxy = (patron_and_proxy(tie) or ("", ""))[1]
    more = filled(
        autonomy=quantity_data(tie.autonomy),
        autonomy_for={key.removeprefix(f"{proxy}."): quantity_data(number) for key, number in tie.autonomy_for},
        otherwise=tie.otherwise,
        order=tie.order,
        since=tie.since and Plain(tie.since),
        until=tie.until and Plain(tie.until),
        denied_by=tie.denied_by,
        denied_in=tie.denied_in,
        says=tie.says,
    )
    return {"from": tie.source, "to": tie.target, "is": tie.kind} | named | more | basis_data(tie.basis)


def _alternative(alternative: Alternative) -> Data:
    sides = {
        side.key: short(_edits(side.edits) | filled(says=side.says), "edits", side.basis) for side in alternative.sides
    }
    return filled(says=alternative.says) | {"sides": Open(sides)}


def _view(view: View) -> Any:
    return short(_edits(view.edits) | filled(says=view.says), "edits", view.basis)


def _edits(edits: tuple[Edit, ...]) -> Data:
    return {"edits": [edit_text(edit) for edit in edits]}


def _claim(claim: Claim) -> Data:
    return (
        {"id": claim.id}
        | filled(
            says=claim.says,
            test=query_text(claim.test) if claim.test else None,
            suppose=[edit_text(edit) for edit in claim.suppose],
            expect=claim.expect if claim.expect != "holds" else None,
        )
        | basis_data(claim.basis)
    )


def _scenario(scenario: Side) -> Any:
    data = {"edits": [edit_text(edit) for edit in scenario.edits]}
    return short(data | filled(says=scenario.says), "edits", scenario.basis)


def _happened(day: Happened) -> Any:
    return short({"state": sorted(day.state)} | filled(says=day.says), "state", day.basis)


def timing(conflict: Conflict) -> Data:
    """Write how the crisis goes on in time: the choice rule, the events and the dates."""
    said = conflict.dynamics
    rule = (
        {}
        if said is None
        else {"rule": said.rule} | filled(precision=quantity_data(said.precision), rate=quantity_data(said.rate))
    )
    return {
        "dynamics": None if said is None else short(rule, "rule", said.basis),
        "events": Open({event.key: _event(event) for event in conflict.events}),
        "calendar": Open({f"on {entry.date}": _dated(entry) for entry in conflict.calendar}),
    }


def _event(event: Event) -> Data:
    return filled(
        sets=_literals(event.sets),
        rate=quantity_data(event.rate),
        when=None if event.when is None else formula_text(event.when),
        times=[{"when": formula_text(each.when), "by": quantity_data(each.by)} for each in event.times],
        by=event.by,
        may_cause=chances_data(event.may_cause),
        blamed=chances_data(event.blamed),
        says=event.says,
    ) | basis_data(event.basis)


def _dated(entry: Dated) -> Any:
    edits = [edit_text(edit) for edit in entry.edits]
    data = {"edits": edits[0] if len(edits) == 1 else edits}
    return short(data | filled(sets=_literals(entry.sets), says=entry.says), "edits", entry.basis)


def _literals(sets: tuple[Formula, ...]) -> Any:
    """Write what is set: one formula alone, or a list."""
    return formula_text(sets[0]) if len(sets) == 1 else [formula_text(each) for each in sets]


def _cost(cost: AudienceCost, own: str) -> Data:
    said = {"for": cost.audience, "climbed": cost.climbed.removeprefix(own), "each": quantity_data(cost.each)}
    return said | basis_data(cost.basis)
