"""A slow oracle for the chain of a crisis: its definitions, read off docs/dynamics.md, in dictionaries of sets.

It shares nothing with the fast code but the records of `detente.conflict`. A state is the set of what is the case:
options taken ("usa.strike"), conditions that something changes, "blamed(iran)", and the stage of a preparation
("usa.strike@2"). Dates are left out: the crisis is taken as it is on its first day, before any of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product
from math import exp

from detente.conflict.formula import And, Atom, Blamed, Constant, Formula, If, Iff, Not, Or, Prepared
from detente.conflict.model import Actor, Conflict

State = frozenset[str]
Rates = dict[tuple[State, State], float]


class Crisis:
    """A conflict of which everything is accepted, with its states written out."""

    def __init__(self, conflict: Conflict, rule: str, precision: float = 5.0) -> None:
        self.conflict, self.rule, self.precision = conflict, rule, precision
        self.options = {option.key: option for option in conflict.options}
        self.stages = {key: it.stages or 4 for key, it in self.options.items() if it.takes is not None}
        self.changing = self._changing()
        held = {condition.key for condition in conflict.conditions} - self.changing
        self.always = conflict.status_quo & held
        self.states = [state for state in self._tried() if self.feasible(state)]
        self.known = set(self.states)
        self.worths = {actor.key: self._worth(actor) for actor in conflict.actors}

    def _changing(self) -> set[str]:
        deeds = [*self.conflict.options, *self.conflict.events]
        named = {name for deed in deeds for name, _ in deed.may_cause}
        named |= {f"blamed({name})" for deed in deeds for name, _ in deed.blamed}
        literals = [each for event in self.conflict.events for each in event.sets]
        literals += [each for entry in self.conflict.calendar for each in entry.sets]
        return (named | {said(each)[0] for each in literals}) - set(self.options)

    def _tried(self) -> Iterator[State]:
        columns = [
            [(), (key,), *((f"{key}@{k}",) for k in range(1, self.stages.get(key, 0) + 1))] for key in self.options
        ]
        columns += [[(), (name,)] for name in sorted(self.changing)]
        return (frozenset(chain.from_iterable(row)) for row in product(*columns))

    def true(self, formula: Formula, state: State) -> bool:
        match formula:
            case Constant(value):
                return value
            case Atom(name) if name in self.conflict.meaning:
                return self.true(self.conflict.meaning[name], state)
            case Atom(name):
                return name in state or name in self.always
            case Prepared(option):
                return any(name.startswith(f"{option}@") for name in state)
            case Blamed(actor):
                return f"blamed({actor})" in state
            case Not(of):
                return not self.true(of, state)
            case And(parts):
                return all(self.true(part, state) for part in parts)
            case Or(parts):
                return any(self.true(part, state) for part in parts)
            case If(then, when):
                return self.true(then, state) or not self.true(when, state)
            case Iff(left, right):
                return self.true(left, state) == self.true(right, state)
        raise TypeError(formula)

    def feasible(self, state: State) -> bool:
        if any(self.true(rule.formula, state) for rule in self.conflict.infeasible):
            return False
        for group in self.conflict.one_of:
            taken = sum(key in state or key in self.always for key in group.options)
            if taken > 1 or (group.must and taken == 0):
                return False
        return True

    def _worth(self, actor: Actor) -> dict[State, float]:
        if actor.wants and all(want.worth is not None for want in actor.wants):
            return {
                s: round(sum(want.worth.value for want in actor.wants if self.true(want.formula, s)), 12)
                for s in self.states
            }
        if actor.ranking is not None:
            level = {state: -at for at, tied in reversed(list(enumerate(actor.ranking))) for state in tied}
            code = {s: level[s & set(self.options)] for s in self.states}
        else:
            code = {s: tuple(self.true(want.formula, s) for want in actor.wants) for s in self.states}
        order = {value: place for place, value in enumerate(sorted(set(code.values())))}
        return {s: order[code[s]] / max(len(order) - 1, 1) for s in self.states}

    # --- what deeds lead to -------------------------------------------------------------------------------------

    def stage(self, state: State, key: str) -> int:
        return next((int(name.partition("@")[2]) for name in state if name.startswith(f"{key}@")), 0)

    def decided(self, state: State, key: str) -> bool:
        return key in state or self.stage(state, key) > 0

    def without(self, state: State, key: str) -> State:
        return frozenset(name for name in state if name != key and not name.startswith(f"{key}@"))

    def by_chance(self, state: State, deed) -> list[tuple[float, State]]:
        found = [(1.0, state)]
        chances = [(name, number.value) for name, number in deed.may_cause]
        chances += [(f"blamed({name})", number.value) for name, number in deed.blamed]
        for name, chance in chances:
            found = [
                (p * q, s | {name} if came else s)
                for p, s in found
                for came, q in ((True, chance), (False, 1 - chance))
            ]
        return [(p, s) for p, s in found if p > 0]

    def land(self, state: State, key: str) -> list[tuple[float, State]]:
        return self.by_chance(self.without(state, key) | {key}, self.options[key])

    def that_can_be(self, ways: list[tuple[float, State]]) -> list[tuple[float, State]]:
        """Keep the outcomes that can be; they share the chance of the others."""
        kept = [(p, s) for p, s in ways if s in self.known]
        whole = sum(p for p, _ in kept)
        return [(p / whole, s) for p, s in kept]

    def expected(self, worth: dict[State, float], own: list[str], state: State) -> tuple[float, bool]:
        """Return what a state is worth with all that is being prepared landed, and whether that can be."""
        ways = [(1.0, state)]
        for key in own:
            if self.stage(state, key):
                ways = [(p * q, t) for p, s in ways for q, t in self.land(s, key)]
        ways = self.that_can_be(ways)
        return (sum(p * worth[s] for p, s in ways), True) if ways else (worth[state], False)

    # --- who does what ------------------------------------------------------------------------------------------

    def moves(self, state: State, own: list[str]) -> Iterator[tuple[tuple[str, ...], list[tuple[float, State]]]]:
        for size in range(1, len(own) + 1):
            for changed in combinations(own, size):
                ways = self.change(state, changed, own)
                if ways:
                    yield changed, ways

    def change(self, state: State, changed: tuple[str, ...], own: list[str]) -> list[tuple[float, State]]:
        ways, begun = [(1.0, state)], False
        for key in changed:
            option = self.options[key]
            if key in state:
                if not option.can_undo or (option.undo_if is not None and not self.true(option.undo_if, state)):
                    return []
                ways = [(p, self.without(s, key)) for p, s in ways]
            elif self.stage(state, key):
                ways = [(p, self.without(s, key)) for p, s in ways]
            elif not option.can_take or (option.take_if is not None and not self.true(option.take_if, state)):
                return []
            elif key in self.stages:
                ways, begun = [(p, s | {f"{key}@1"}) for p, s in ways], True
            else:
                ways = [(p * q, t) for p, s in ways for q, t in self.land(s, key)]
        ways = self.that_can_be(ways)
        nothing = dict.fromkeys(self.states, 0.0)
        if begun and not all(self.expected(nothing, own, s)[1] for _, s in ways):
            return []
        return ways

    def cost(self, judge: str, changed: tuple[str, ...], before: State, after: State) -> float:
        total = 0.0
        for key in changed:
            fee = self.options[key].hands_tied if self.decided(before, key) else self.options[key].sunk
            total += fee.value if fee else 0.0
        for cost in self.conflict.actor[judge].costs:
            ladder = next((it.options for it in self.conflict.one_of if it.id == cost.climbed), (cost.climbed,))
            high, low = (
                max([at for at, key in enumerate(ladder, 1) if key in self.options and self.decided(s, key)], default=0)
                for s in (before, after)
            )
            total += cost.each.value * high if low < high else 0.0
        return total

    def choose(self, gains: list[float]) -> list[float]:
        better = [gain > 1e-12 for gain in gains]
        if self.rule == "better-reply":
            return [1 / sum(better) if yes else 0.0 for yes in better]
        if self.rule == "best-reply":
            best = [yes and gain >= max(gains) - 1e-12 for yes, gain in zip(better, gains, strict=True)]
            return [1 / sum(best) if yes else 0.0 for yes in best]
        weights = [exp(self.precision * gain) for gain in gains]
        return [weight / (1 + sum(weights)) for weight in weights]

    def acts(self, rates: Rates, weight: float, actor: str, own: list[str], judge: str, order: str | None) -> None:
        stated = self.conflict.actor[actor].rate or (self.conflict.dynamics and self.conflict.dynamics.rate)
        for state in self.states:
            moves = list(self.moves(state, own))
            alone = [(move,) for move in moves if len(move[0]) == 1 and self.options[move[0][0]].rate is not None]
            together = [move for move in moves if (move,) not in alone]
            chances = [(stated.value if stated else 0.0, together)]
            chances += [(self.options[move[0][0]].rate.value, [move]) for (move,) in alone]
            for rate, listed in chances:
                self._chance(rates, weight * rate, state, listed, own, judge, order)

    def _chance(self, rates, rate, state, listed, own, judge, order) -> None:
        if not listed:
            return
        if order is not None:
            wrong = {key for key in own if self.decided(state, key) != (order in state)}
            shares = [1.0 if set(changed) == wrong else 0.0 for changed, _ in listed]
        else:
            worth = self.worths[judge]
            here = self.expected(worth, own, state)[0]
            gains = [
                sum(p * self.expected(worth, own, s)[0] for p, s in ways)
                - here
                - self.cost(judge, changed, state, ways[0][1])
                for changed, ways in listed
            ]
            shares = self.choose(gains)
        for share, (_, ways) in zip(shares, listed, strict=True):
            for p, target in ways:
                add(rates, state, target, rate * share * p)

    # --- the whole ----------------------------------------------------------------------------------------------

    def rates(self) -> Rates:
        """Return the rate of every transition."""
        found: Rates = {}
        for weight, movers in self.worlds():
            for actor, own, judge, order in movers:
                self.acts(found, weight, actor, own, judge, order)
        for state in self.states:
            self._events(found, state)
            self._stages(found, state)
        return {pair: rate for pair, rate in found.items() if rate > 0}

    def worlds(self):
        makers = [actor.key for actor in self.conflict.actors]
        movers = [(it, [o.key for o in self.conflict.options if o.by == it], it, None) for it in makers]
        found = [(1.0, [mover for mover in movers if mover[1]])]
        for tie in self.conflict.ties:
            if tie.kind not in ("patron", "agent"):
                continue
            patron, proxy = (tie.source, tie.target) if tie.kind == "patron" else (tie.target, tie.source)
            single = dict(tie.autonomy_for)
            shares: dict[float, list[str]] = {}
            for option in self.conflict.options:
                number = single.get(option.key, tie.autonomy)
                if option.by == proxy and number is not None:
                    shares.setdefault(number.value, []).append(option.key)
            for share, keys in shares.items():
                ruled = [(w * (1 - share), self.ruled(movers, patron, proxy, keys, tie)) for w, movers in found]
                found = [(w * share, movers) for w, movers in found] + ruled
        return [(weight, movers) for weight, movers in found if weight > 0]

    def ruled(self, movers, patron, proxy, keys, tie):
        left = [
            (a, [k for k in own if k not in keys], j, o) if a == proxy else (a, own, j, o) for a, own, j, o in movers
        ]
        if tie.otherwise in (None, "patron controls"):
            if not any(a == j == patron for a, _, j, _ in left):
                left.append((patron, [], patron, None))
            left = [
                (a, [k for k in self.options if k in (*own, *keys)], j, o) if a == j == patron else (a, own, j, o)
                for a, own, j, o in left
            ]
        elif tie.otherwise == "patron's ranking":
            left.append((proxy, keys, patron, None))
        else:
            left.append((proxy, keys, proxy, tie.order))
        return [mover for mover in left if mover[1]]

    def _events(self, rates: Rates, state: State) -> None:
        for event in self.conflict.events:
            if event.when is not None and not self.true(event.when, state):
                continue
            rate = event.rate.value
            for faster in event.times:
                rate *= faster.by.value if self.true(faster.when, state) else 1.0
            ways = [(1.0, state)]
            for formula in event.sets:
                name, value = said(formula)
                if not value:
                    ways = [(p, self.without(s, name)) for p, s in ways]
                elif name in self.options and name not in state:
                    ways = [(p * q, t) for p, s in ways for q, t in self.land(s, name)]
                else:
                    ways = [(p, s | {name}) for p, s in ways]
            ways = [(p * q, t) for p, s in ways for q, t in self.by_chance(s, event)]
            for p, target in self.that_can_be(ways):
                add(rates, state, target, rate * p)

    def _stages(self, rates: Rates, state: State) -> None:
        for key, last in self.stages.items():
            now, rate = self.stage(state, key), last / self.options[key].takes.value
            if 0 < now < last and (onward := self.without(state, key) | {f"{key}@{now + 1}"}) in self.known:
                add(rates, state, onward, rate)
            if now == last:
                for p, target in self.that_can_be(self.land(state, key)):
                    add(rates, state, target, rate * p)


def said(formula: Formula) -> tuple[str, bool]:
    inner = formula.of if isinstance(formula, Not) else formula
    return (f"blamed({inner.actor})" if isinstance(inner, Blamed) else inner.name), inner is formula


def add(rates: Rates, source: State, target: State, rate: float) -> None:
    if source != target:
        rates[source, target] = rates.get((source, target), 0.0) + rate
