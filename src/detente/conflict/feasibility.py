"""Whether statements say anything, whether any state is feasible, and whether the status quo is.

What can be settled by a truth table over a formula's own atoms is settled here; larger questions are left to `moves`,
which lists the states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.conflict.formula import And, Atom, Formula, Not, Or, holds, text
from detente.conflict.meaning import Ground, ground, order
from detente.conflict.model import Conflict, OneOf
from detente.conflict.places import statements
from detente.conflict.truth import MOST_ATOMS, column, everything, tabulate
from detente.errors import Problem

MOST_PAIRS = 1_000_000
"""The most pairs of a statement and a rule that are looked at; beyond, statements are judged without the rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What every feasible state meets: the id of the assumption that says so, the demand, what it speaks of."""

    id: str
    demand: Formula
    ground: Ground


def rules(conflict: Conflict) -> tuple[Rule, ...]:
    """Return what every feasible state meets: no infeasible combination, and one-of groups as they say."""
    demands: list[tuple[str, Formula]] = [(each.id, Not(each.formula)) for each in conflict.infeasible]
    demands += [(group.id, _one_of(group)) for group in conflict.one_of]
    return tuple(Rule(id_, demand, ground(demand, conflict.meaning)) for id_, demand in demands)


def _one_of(group: OneOf) -> Formula:
    """Return what a one-of group demands: no option with one before it, and one at all where `must`."""
    taken = tuple(Atom(key) for key in dict.fromkeys(group.options))
    clashes = tuple(Not(And((Or(taken[:at]), taken[at]))) for at in range(1, len(taken)))
    return And((*clashes, Or(taken))) if group.must else And(clashes)


def empty_statements(conflict: Conflict) -> Iterator[Problem]:
    """Yield a warning (D141) for each want, named condition and infeasible combination that is always true or never.

    Conditions count as open. An infeasible combination is judged without the rule it makes itself.
    """
    known = tuple(rule for rule in rules(conflict) if len(rule.ground.atoms) <= MOST_ATOMS)
    stated = tuple(statements(conflict))
    if len(stated) * len(known) > MOST_PAIRS:
        known = ()
    places = {name: place for place, name in enumerate(order(conflict.meaning))}
    for path, id_, formula in stated:
        others = tuple(rule for rule in known if rule.id != id_)
        verdict = _verdict(formula, others, conflict.meaning, places)
        if verdict is not None:
            said = f'"{_short(formula)}" is {"always" if verdict else "never"} true'
            without = "it rules out every state" if path[0] == "infeasible" and verdict else f"{id_} says nothing"
            fix = "delete it, or write what was meant"
            yield Problem("D141", f"{said}: {without}", path, fix=fix, severity="warning")


def _short(formula: Formula) -> str:
    written = text(formula)
    return written if len(written) <= 80 else f"{written[:77]}..."


def _verdict(
    formula: Formula, known: tuple[Rule, ...], meaning: Mapping[str, Formula], places: Mapping[str, int]
) -> bool | None:
    """Return whether `formula` is always (True) or never (False) the case; None where it can be both.

    Only rules that speak of nothing but the atoms of `formula` count. None too where it has too many atoms, where it
    needs dynamics, and where the rules leave nothing at all.
    """
    speaks = ground(formula, meaning)
    if speaks.dynamic or len(speaks.atoms) > MOST_ATOMS:
        return None
    within = [rule for rule in known if rule.ground.atoms <= speaks.atoms and not rule.ground.dynamic]
    columns = {atom: column(place, len(speaks.atoms)) for place, atom in enumerate(sorted(speaks.atoms))}
    full = everything(len(speaks.atoms))
    names = speaks.names.union(*(rule.ground.names for rule in within))
    for name in sorted(names, key=places.__getitem__):
        columns[name] = tabulate(meaning[name], columns, full)
    possible = full
    for rule in within:
        possible &= tabulate(rule.demand, columns, full)
    true = tabulate(formula, columns, full) & possible
    return None if not possible or 0 < true < possible else bool(true)


def no_state(conflict: Conflict) -> Iterator[Problem]:
    """Yield a problem (D180) where no state is feasible, conditions being as the status quo says.

    Left to `moves` where the rules speak of more than 16 options.
    """
    demands = rules(conflict)
    speaks = frozenset[str]().union(*(rule.ground.atoms for rule in demands))
    options = sorted(speaks & conflict.option.keys())
    if len(options) > MOST_ATOMS or any(rule.ground.dynamic for rule in demands):
        return
    full = everything(len(options))
    columns = {fact: full if fact in conflict.status_quo else 0 for fact in speaks}
    columns |= {option: column(place, len(options)) for place, option in enumerate(options)}
    for name in order(conflict.meaning):
        said = ground(conflict.meaning[name], conflict.meaning)
        if not said.dynamic and all(atom in columns for atom in said.atoms):
            columns[name] = tabulate(conflict.meaning[name], columns, full)
    tables = [tabulate(rule.demand, columns, full) for rule in demands]
    if _all(tables, full):
        return
    needed = [rule.id for at, rule in enumerate(demands) if _all(tables[:at] + tables[at + 1 :], full)]
    guilty = ", ".join((needed or [rule.id for rule in demands])[:8])
    path = ("infeasible",) if conflict.infeasible else ("actors",)
    yield Problem("D180", f"no state is feasible: {guilty} rule out every combination", path, fix="drop one of them")


def _all(tables: list[int], full: int) -> int:
    """Return where all tables are true."""
    for table in tables:
        full &= table
    return full


def impossible_start(conflict: Conflict) -> Iterator[Problem]:
    """Yield a problem (D183) for each rule the status quo breaks."""
    combinations = {each.id: _short(each.formula) for each in conflict.infeasible}
    for rule in broken(conflict, conflict.status_quo):
        why = f': "{combinations[rule.id]}"' if rule.id in combinations else ", of which one option is taken"
        fix = "change the status quo, or drop the rule"
        yield Problem("D183", f"the status quo breaks {rule.id}{why}", ("status_quo",), fix=fix)


def truth_at(conflict: Conflict, state: frozenset[str]) -> dict[str, bool]:
    """Return what is so where just the options and conditions in `state` are: of them, and of named conditions."""
    truth = {option.key: option.key in state for option in conflict.options}
    truth |= {condition.key: condition.key in state for condition in conflict.conditions}
    for name in order(conflict.meaning):
        if not ground(conflict.meaning[name], conflict.meaning).dynamic:
            truth[name] = holds(conflict.meaning[name], truth.__getitem__)
    return truth


def broken(conflict: Conflict, state: frozenset[str]) -> Iterator[Rule]:
    """Yield the rules a state breaks."""
    truth = truth_at(conflict, state)
    yield from (it for it in rules(conflict) if not it.ground.dynamic and not holds(it.demand, truth.__getitem__))
