"""The model as the page shows it: what is in the file, where it stands there, and which sentences it rests on."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Mapping
from typing import Any

from detente.conflict.basis import Basis
from detente.conflict.change import accepted
from detente.conflict.edit import AsOf
from detente.conflict.formula import text as formula_text
from detente.conflict.model import Actor, Claim, Conflict, Happened, Infeasible, Named, Option, Side, Statement, Tie
from detente.conflict.past import before
from detente.conflict.quantity import Quantity
from detente.conflict.usual import own_rates, rate_id
from detente.errors import Path
from detente.files.hash import model_hash
from detente.files.load import Loaded
from detente.files.node import find, key_leaf, plain_data
from detente.findings.assumptions import (
    assumptions,
    basis_of,
    deal_assumptions,
    tie_assumptions,
    time_assumptions,
)
from detente.findings.rests import about_time
from detente.language import edit_text, write
from detente.report.assumptions import assumption_words
from detente.report.assumptions import assumptions as rows
from detente.workbench import messages as say
from detente.workbench.source import source_texts

_FAR = 8.0
"""How many times slower or faster than it is a rate can be made with a slider."""


def model_view(loaded: Loaded, *, states: int, pictures: tuple[str, ...] = ()) -> say.ModelView:
    """Return the whole model for the page. Cost: linear in the model and in its texts.

    `states` is how many states there are (0: too many to list), `pictures` names those that can be asked for.
    """
    conflict = loaded.conflict
    return {
        "title": conflict.title,
        "says": conflict.says,
        "hash": model_hash(conflict),
        "states": states,
        "actors": [_actor(loaded, actor) for actor in conflict.actors],
        "conditions": [_condition(loaded, index) for index in range(len(conflict.conditions))],
        "ties": [_tie(loaded, tie, index) for index, tie in enumerate(conflict.ties)],
        "infeasible": [_rule(loaded, ("infeasible", index), each) for index, each in enumerate(conflict.infeasible)],
        "named": [_rule(loaded, ("named", each.key), each) for each in conflict.named],
        "claims": [_claim(loaded, claim, index) for index, claim in enumerate(conflict.claims)],
        "assumptions": list(_assumptions(conflict)),
        "numbers": list(_numbers(conflict)),
        "audiences": sorted({want.audience for want in conflict.statement.values() if want.audience}),
        "scenarios": [*map(_scenario, conflict.scenarios), *map(_past, reversed(before(conflict)))],
        "sources": source_texts(conflict, loaded.texts),
        "pictures": [*pictures],
    }


def _scenario(side: Side) -> say.ScenarioView:
    return {"id": side.key, "path": ["scenarios", side.key], "says": side.says, "edits": [*map(edit_text, side.edits)]}


def _past(day: Happened) -> say.ScenarioView:
    """Return a past day as a scenario: it has no place in the file, and its id is no name a scenario there can have."""
    year, month, number = day.date.split("-")
    says = f"As on {int(number)} {month_name[int(month)]} {year}"
    return {"id": day.date, "path": [], "says": says, "edits": [edit_text(AsOf(day.date))]}


def _proposed(basis: Basis) -> bool:
    return basis.status == "proposed"


def _actor(loaded: Loaded, actor: Actor) -> say.Actor:
    conflict = loaded.conflict
    node, _ = find(loaded.document.root, ("actors", actor.key))
    own = [option for option in conflict.options if option.key.partition(".")[0] == actor.key]
    return {
        "id": actor.key,
        "path": ["actors", actor.key],
        "name": actor.name or actor.key,
        "kind": actor.kind,
        "options": [_option(loaded, option) for option in own] if conflict.arcs is None else [],
        "wants": [_want(loaded, want, index) for index, want in enumerate(actor.wants)],
        "proposed": _proposed(actor.basis),
        "quotes": [*actor.basis.because],
        "start": node.start,
        "end": node.end,
    }


def _option(loaded: Loaded, option: Option) -> say.Option:
    conflict = loaded.conflict
    actor, _, name = option.key.partition(".")
    limits = ["never undone"] if not option.can_undo else []
    limits += ["only undone"] if not option.can_take else []
    limits += [f"taken only if {formula_text(option.take_if)}"] if option.take_if else []
    limits += [f"undone only if {formula_text(option.undo_if)}"] if option.undo_if else []
    start, end = _lines(loaded, ("actors", actor, "options", name))
    return {
        "id": option.key,
        "path": ["actors", actor, "options", name],
        "name": name.replace("_", " "),
        "says": option.does,
        "actor": option.by,
        "now": option.key in conflict.status_quo,
        "undone": "; ".join(limits),
        "quotes": [*option.basis.because],
        "proposed": _proposed(option.basis),
        "start": start,
        "end": end,
    }


def _condition(loaded: Loaded, index: int) -> say.Option:
    conflict = loaded.conflict
    fact = conflict.conditions[index]
    start, end = _lines(loaded, ("conditions", fact.key))
    return {
        "id": fact.key,
        "path": ["conditions", fact.key],
        "name": fact.key.replace("_", " "),
        "says": fact.says,
        "actor": "",
        "now": fact.key in conflict.status_quo,
        "undone": "",
        "quotes": [*fact.basis.because],
        "proposed": _proposed(fact.basis),
        "start": start,
        "end": end,
    }


def _want(loaded: Loaded, want: Statement, index: int) -> say.Want:
    path: Path = ("actors", want.actor, "wants", index)
    start, end = _lines(loaded, path)
    return {
        "id": want.id,
        "path": [*path],
        "index": index,
        "that": written(loaded, path, "that") or formula_text(want.formula),
        "says": want.says,
        "stance": want.stance,
        "audience": want.audience or "",
        "much": want.much,
        "said_by": [*want.basis.said_by],
        "quotes": [*want.basis.because],
        "note": want.basis.note or "",
        "proposed": _proposed(want.basis),
        "start": start,
        "end": end,
    }


def _lines(loaded: Loaded, path: Path) -> tuple[int, int]:
    """Return where a thing starts in the file, its key included, and where it ends."""
    key, (node, depth) = key_leaf(loaded.document.root, path), find(loaded.document.root, path)
    if depth < len(path):
        return 0, 0
    return (key.start if key is not None else node.start), node.end


def written(loaded: Loaded, path: Path, key: str) -> str:
    """Return what the file says at `path` under `key`, or where a short form stands for it."""
    node, depth = find(loaded.document.root, path)
    data: Any = plain_data(node) if depth == len(path) else None
    told = data.get(key) if isinstance(data, dict) else data
    return told if isinstance(told, str) else ""


def _rule(loaded: Loaded, path: Path, rule: Infeasible | Named) -> say.RuleView:
    start, end = _lines(loaded, path)
    return {
        "id": rule.id if isinstance(rule, Infeasible) else rule.key,
        "path": [*path],
        "that": written(loaded, path, "that") or formula_text(rule.formula),
        "says": rule.says if isinstance(rule, Infeasible) else "",
        "quotes": [*rule.basis.because],
        "note": rule.basis.note or "",
        "proposed": _proposed(rule.basis),
        "start": start,
        "end": end,
    }


def _tie(loaded: Loaded, tie: Tie, index: int) -> say.TieView:
    start, end = _lines(loaded, ("ties", index))
    view: say.TieView = {
        "id": tie.id,
        "path": ["ties", index],
        "index": index,
        "source": tie.source,
        "target": tie.target,
        "kind": tie.kind,
        "quotes": [*tie.basis.because],
        "note": tie.basis.note or "",
        "proposed": _proposed(tie.basis),
        "start": start,
        "end": end,
    }
    if tie.autonomy is not None:
        view["autonomy"] = tie.autonomy.value
    return view


def _claim(loaded: Loaded, claim: Claim, index: int) -> say.ClaimView:
    path: Path = ("claims", index)
    node, _ = find(loaded.document.root, path)
    told = "" if claim.test is None else write.text(claim.test)
    return {
        "id": claim.id,
        "path": [*path],
        "index": index,
        "says": claim.says,
        "test": written(loaded, path, "test") or told,
        "expect": claim.expect,
        "quotes": [*claim.basis.because],
        "in_time": claim.test is not None and about_time(claim.test),
        "proposed": _proposed(claim.basis),
        "start": node.start,
        "end": node.end,
    }


def _assumptions(conflict: Conflict) -> Iterator[say.Assumption]:
    """Yield what can be taken out, as the engine lists it, each with the edit that does so."""
    sure = accepted(conflict)
    kinds, paths = {row.id: row.kind for row in rows(conflict)}, paths_of(conflict)
    listed = (*assumptions(sure), *tie_assumptions(sure), *deal_assumptions(sure), *time_assumptions(sure))
    for each in listed:
        basis = basis_of(each.id, sure)
        yield {
            "id": each.id,
            "kind": kinds.get(each.id, "in time" if each.id in own_rates(sure) else "deal"),
            "label": assumption_words(sure, each.id),
            "edit": edit_text(each.edit),
            "quotes": [*basis.because],
            "said_by": [*basis.said_by],
            "bare": not basis.because,
            "actor": each.actor or "",
            "path": [*paths.get(each.id, ())],
            "proposed": False,
        }


def paths_of(conflict: Conflict) -> Mapping[str, Path]:
    """Return where each assumption stands in the file, by id; those of the deal are looked up by hand."""
    found: dict[str, Path] = {}
    for actor in conflict.actors:
        found |= {want.id: ("actors", actor.key, "wants", index) for index, want in enumerate(actor.wants)}
        found[rate_id(actor.key)] = ("actors", actor.key, "rate")
    for option in conflict.options:
        key, _, name = option.key.partition(".")
        found[option.key] = ("actors", key, "options", name)
    for group in conflict.one_of:
        key, _, name = group.id.partition(".")
        found[group.id] = ("actors", key, "one_of", name) if key in conflict.actor else ("one_of", group.id)
    found |= {rule.id: ("infeasible", index) for index, rule in enumerate(conflict.infeasible)}
    found |= {fact.key: ("conditions", fact.key) for fact in conflict.conditions}
    found |= {tie.id: ("ties", index) for index, tie in enumerate(conflict.ties)}
    found |= {view.id: ("views", view.actor) for view in conflict.views}
    found |= {event.key: ("events", event.key) for event in conflict.events}
    return found


def _numbers(conflict: Conflict) -> Iterator[say.Number]:
    """Yield the numbers that sliders move: autonomies, and how often actors reconsider."""
    for tie in conflict.ties:
        if tie.autonomy is not None:
            ends = f"{_name(conflict, tie.target)} decides for itself (not {_name(conflict, tie.source)})"
            edit = f"set autonomy of {tie.id} to {{value}}"
            yield _number(f"{tie.id}.autonomy", ends, tie.autonomy, edit, low=0.0, high=1.0)
    for actor in conflict.actors:
        if actor.rate is not None and actor.rate.value > 0:
            days = 1 / actor.rate.value
            yield {
                "id": rate_id(actor.key),
                "label": f"{_name(conflict, actor.key)} reconsiders every … days",
                "value": round(days, 6),
                "low": round(days / _FAR, 6),
                "high": round(days * _FAR, 6),
                "unit": "days",
                "edit": f"set rate of {actor.key} to 1 per {{value}} days",
                "note": actor.rate.basis.note or "",
            }


def _number(id_: str, label: str, number: Quantity, edit: str, *, low: float, high: float) -> say.Number:
    return {
        "id": id_,
        "label": label,
        "value": number.value,
        "low": low,
        "high": high,
        "unit": "",
        "edit": edit,
        "note": number.basis.note or "",
    }


def _name(conflict: Conflict, key: str) -> str:
    return conflict.actor[key].name or key
