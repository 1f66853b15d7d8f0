"""Write a conflict as a fresh model file: `loads(dump(conflict)).conflict == conflict`.

Ids that are what they would be without being given are left out, so that the file reads as a person would write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from detente.conflict.basis import Basis
from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.formula import text as formula_text
from detente.conflict.model import Actor, Alternative, Claim, Conflict, OneOf, Option, Statement, Tie, View
from detente.conflict.quantity import Quantity
from detente.conflict.slug import infeasible_id, tie_id, want_id
from detente.conflict.timing import patron_and_proxy
from detente.conflict.unfolding import AudienceCost, Chances, Dated, Event
from detente.errors import InvalidQuery
from detente.evidence import Quote, Source
from detente.files.emit import Open, Plain, block, comment, modelines
from detente.files.format import MUCH_BETTER, MUCH_MORE_IMPORTANT, VERSION
from detente.language import parse_quantity
from detente.language.write import edit_text
from detente.language.write import text as query_text

Data = dict[str, Any]


def dump(conflict: Conflict, *, notes: tuple[str, ...] = (), schema: str = "detente.schema.json") -> str:
    """Return the text of a model file that says `conflict`; `notes` become comments at its top.

    The first two lines tell editors where the schema is (`detente schema` writes it).
    """
    lines = [modelines(schema), *(comment(note) for note in notes)]
    parts = [block({key: value}) for key, value in _model(conflict).items()]
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
    return {"detente": VERSION, "title": conflict.title} | _filled(
        says=conflict.says,
        sources=Open({source.key: _source(source) for source in conflict.sources}),
        actors=Open({actor.key: Open(_actor(actor, conflict)) for actor in conflict.actors}),
        conditions=Open({it.key: _short(_filled(says=it.says), "says", it.basis) for it in conflict.conditions}),
        named=Open({it.key: _short({"that": formula_text(it.formula)}, "that", it.basis) for it in conflict.named}),
        infeasible=Open(list(_infeasible(conflict))),
        status_quo=sorted(conflict.status_quo),
        states=_states(conflict),
        moves=_moves(conflict),
        ties=Open(list(_ties(conflict))),
        alternatives=Open({key: Open(below) for key, below in alternatives.items()}),
        views=Open({view.actor: _view(view) for view in conflict.views}),
        claims=Open([Open(_claim(claim)) for claim in conflict.claims]),
        starts=conflict.starts and Plain(conflict.starts),
        horizon=_quantity(conflict.horizon),
        **timing(conflict),
        quotes=Open({quote.key: _quote(quote) for quote in conflict.quotes}),
    )


def _filled(**values: Any) -> Data:
    """Return the values that say something."""
    empty: tuple[Any, ...] = (None, "", (), [], {}, False, Open({}), Open([]))
    said = {key: value for key, value in values.items() if value not in empty}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}


def _short(data: Data, key: str, basis: Basis = Basis()) -> Any:
    """Return the short form where there is nothing but `key` to say."""
    whole = data | _basis(basis)
    return whole.get(key, "") if set(whole) <= {key} else whole


def _basis(basis: Basis) -> Data:
    status = "proposed" if basis.status == "proposed" else None
    return _filled(because=basis.because, said_by=basis.said_by, status=status, note=basis.note)


def _source(source: Source) -> Data:
    return _filled(
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
    around = _filled(prefix=quote.prefix, suffix=quote.suffix)
    start = {} if quote.start is None else {"start": quote.start}
    return {"source": quote.source, "exact": quote.exact} | around | start


def _actor(actor: Actor, conflict: Conflict) -> Data:
    own = f"{actor.key}."
    options = [option for option in conflict.options if option.key.startswith(own)]
    groups = [group for group in conflict.one_of if group.id.startswith(own)]
    return _filled(
        name=actor.name if actor.name != actor.key else None,
        kind=actor.kind if actor.kind != "other" else None,
        aliases=actor.aliases,
        codes=dict(actor.codes),
        options=Open({option.key.removeprefix(own): _option(option, actor) for option in options}),
        one_of={group.id.removeprefix(own): _one_of(group, own) for group in groups},
        wants=Open(list(_wants(actor, conflict))),
        ranking=_ranking(actor),
        rate=_quantity(actor.rate),
        costs=[_cost(cost, own) for cost in actor.costs],
    ) | _basis(actor.basis)


def _option(option: Option, actor: Actor) -> Any:
    data = _filled(
        does=option.does,
        undone=_when(option.can_undo, option.undo_if),
        taken=_when(option.can_take, option.take_if),
        rate=_quantity(option.rate),
        takes=_quantity(option.takes),
        stages=option.stages,
        fixed=option.fixed,
        may_cause=_chances(option.may_cause),
        blamed=_chances(option.blamed),
        sunk=_quantity(option.sunk),
        hands_tied=_quantity(option.hands_tied),
        by=option.by if option.by != actor.key else None,
    )
    return _short(data, "does", option.basis)


def _when(can: bool, when: Formula | None) -> str | None:
    """Write whether and where an option can be changed; nothing where it always can."""
    if not can:
        return "never"
    return None if when is None else f"only if {formula_text(when)}"


def _states(conflict: Conflict) -> Any:
    """Write the states of an explicit model."""
    if conflict.arcs is None:
        return None
    return Open({it.key: _short(_filled(says=it.does), "says", it.basis) for it in conflict.options})


def _moves(conflict: Conflict) -> Any:
    """Write the moves of an explicit model: those of one actor from one state that stand together in one entry."""
    entries = groupby(conflict.arcs or (), key=lambda arc: (arc.by, arc.start, arc.says, arc.basis))
    return Open(
        [_arcs(by, start, says, basis, [arc.end for arc in arcs]) for (by, start, says, basis), arcs in entries]
    )


def _arcs(by: str, start: str, says: str, basis: Basis, ends: list[str]) -> Data:
    to = ends[0] if len(ends) == 1 else ends
    return {"by": by, "from": start, "to": to} | _filled(says=says) | _basis(basis)


def _one_of(group: OneOf, own: str) -> Any:
    options = {"options": [key.removeprefix(own) for key in group.options]}
    return _short(options | _filled(must=group.must), "options", group.basis)


def _wants(actor: Actor, conflict: Conflict) -> Iterator[Any]:
    taken = {*conflict.option, *(group.id for group in conflict.one_of)}
    for want in actor.wants:
        usual = want_id(actor.key, want.formula, taken=taken)
        taken.add(want.id)
        yield _short(_want(want, usual), "that", want.basis)


def _want(want: Statement, usual: str) -> Data:
    return {"that": formula_text(want.formula)} | _filled(
        id=want.id.removeprefix(f"{want.actor}.") if want.id != usual else None,
        **{"for": want.audience},
        stance=want.stance if want.stance != "avowed" else None,
        says=want.says,
        **{"is": MUCH_MORE_IMPORTANT if want.much else None},
        worth=_quantity(want.worth),
        **{"from": want.since and Plain(want.since), "until": want.until and Plain(want.until)},
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
    return ({"state": level[0]} if len(level) == 1 else {"tie": level}) | _filled(
        **{"is": MUCH_BETTER if much else None}
    )


def _infeasible(conflict: Conflict) -> Iterator[Any]:
    taken: set[str] = set()
    for rule in conflict.infeasible:
        usual = infeasible_id(rule.formula, taken=taken)
        taken.add(rule.id)
        id_ = rule.id.removeprefix("infeasible.") if rule.id != usual else None
        yield _short({"that": formula_text(rule.formula)} | _filled(id=id_, says=rule.says), "that", rule.basis)


def _ties(conflict: Conflict) -> Iterator[Data]:
    taken: set[str] = set()
    for tie in conflict.ties:
        usual = tie_id(tie.source, tie.kind, tie.target, taken=taken)
        taken.add(tie.id)
        yield _tie(tie, usual)


def _tie(tie: Tie, usual: str) -> Data:
    named = _filled(id=tie.id.removeprefix("tie.") if tie.id != usual else None)
    proxy = (patron_and_proxy(tie) or ("", ""))[1]
    more = _filled(
        autonomy=_quantity(tie.autonomy),
        autonomy_for={key.removeprefix(f"{proxy}."): _quantity(number) for key, number in tie.autonomy_for},
        otherwise=tie.otherwise,
        order=tie.order,
        denied_by=tie.denied_by,
        says=tie.says,
    )
    return {"from": tie.source, "to": tie.target, "is": tie.kind} | named | more | _basis(tie.basis)


def _alternative(alternative: Alternative) -> Data:
    sides = {
        side.key: _short(_edits(side.edits) | _filled(says=side.says), "edits", side.basis)
        for side in alternative.sides
    }
    return _filled(says=alternative.says) | {"sides": Open(sides)}


def _view(view: View) -> Any:
    return _short(_edits(view.edits) | _filled(says=view.says), "edits", view.basis)


def _edits(edits: tuple[Edit, ...]) -> Data:
    return {"edits": [edit_text(edit) for edit in edits]}


def _claim(claim: Claim) -> Data:
    return (
        {"id": claim.id}
        | _filled(
            says=claim.says,
            test=query_text(claim.test) if claim.test else None,
            suppose=[edit_text(edit) for edit in claim.suppose],
            expect=claim.expect if claim.expect != "holds" else None,
        )
        | _basis(claim.basis)
    )


def timing(conflict: Conflict) -> Data:
    """Write how the crisis goes on in time: the choice rule, the events and the dates."""
    said = conflict.dynamics
    rule = (
        {}
        if said is None
        else {"rule": said.rule} | _filled(precision=_quantity(said.precision), rate=_quantity(said.rate))
    )
    return {
        "dynamics": None if said is None else _short(rule, "rule", said.basis),
        "events": Open({event.key: _event(event) for event in conflict.events}),
        "calendar": Open({f"on {entry.date}": _dated(entry) for entry in conflict.calendar}),
    }


def _event(event: Event) -> Data:
    return _filled(
        sets=_literals(event.sets),
        rate=_quantity(event.rate),
        when=None if event.when is None else formula_text(event.when),
        times=[{"when": formula_text(each.when), "by": _quantity(each.by)} for each in event.times],
        by=event.by,
        may_cause=_chances(event.may_cause),
        blamed=_chances(event.blamed),
        says=event.says,
    ) | _basis(event.basis)


def _dated(entry: Dated) -> Any:
    edits = [edit_text(edit) for edit in entry.edits]
    data = {"edits": edits[0] if len(edits) == 1 else edits}
    return _short(data | _filled(sets=_literals(entry.sets), says=entry.says), "edits", entry.basis)


def _literals(sets: tuple[Formula, ...]) -> Any:
    """Write what is set: one formula alone, or a list."""
    return formula_text(sets[0]) if len(sets) == 1 else [formula_text(each) for each in sets]


def _chances(chances: Chances) -> Data:
    return {name: _quantity(number) for name, number in chances}


def _cost(cost: AudienceCost, own: str) -> Data:
    said = {"for": cost.audience, "climbed": cost.climbed.removeprefix(own), "each": _quantity(cost.each)}
    return said | _basis(cost.basis)


def _quantity(quantity: Quantity | None) -> Any:
    """Write a quantity as it was written, or with its range where that says less than it has."""
    if quantity is None:
        return None
    written = _reading(quantity.text)
    alike = written is not None and (written.value, written.unit) == (quantity.value, quantity.unit)
    value = quantity.text if alike else _number(quantity.value, quantity.unit)
    said = _reading(value) or quantity
    ranged = (said.low, said.high) != (quantity.low, quantity.high)
    ends = [Plain(_number(end, quantity.unit)) for end in (quantity.low, quantity.high)] if ranged else None
    return _short({"value": Plain(value)} | _filled(range=ends, spread=quantity.spread), "value", quantity.basis)


def _reading(text: str) -> Quantity | None:
    try:
        return replace(parse_quantity(text), text=text)
    except InvalidQuery:
        return None


def _number(value: float, unit: str) -> str:
    return f"{value!r} {unit}".rstrip()
