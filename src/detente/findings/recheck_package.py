"""Check a package from the words of the model alone: red lines, the agreed state, and what it is worth to whom."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.bargain import Deal, Issue, Settlement, Stand
from detente.conflict.model import Conflict, State
from detente.conflict.negotiable import keeps, meant
from detente.findings.definitions import feasible, status_quo, true_at
from detente.findings.witness import PackageAt

NEAR = 1e-9


def package_complaints(witness: PackageAt, conflict: Conflict) -> Iterator[str]:
    """Yield what is wrong with a package. No deal is taken from the witness where the dynamics lead to it."""
    deal = conflict.deal
    if deal is None:
        yield "the model has no deal"
        return
    settled = {key: _called(deal.issue.get(key), name) for key, name in witness.settlements}
    on_the_table = {issue.key for issue in deal.issues if not issue.off}
    if set(settled) != on_the_table or None in settled.values():
        yield "the package does not settle each issue on the table in one of its ways"
        return
    chosen = {key: each for key, each in settled.items() if each is not None}
    yield from _over_red_lines(deal, chosen)
    state = _agreed(deal, chosen, conflict)
    if witness.state is not None and (state != witness.state or not feasible(state, conflict)):
        yield "the package does not lead to that state, or the state cannot be"
        return
    plain = all(issue.now is not None for issue in deal.issues if issue.off) and not _dated(deal, conflict)
    for party, said in witness.worth if plain else ():
        if abs(worth(deal, chosen, state, party, conflict) - said) > NEAR:
            yield f"the package is not worth {said:g} to {party}"
    for party, said in witness.no_deal:
        stated = deal.party[party].no_deal
        if deal.without == "values" and (stated is None or abs(stated.value - said) > NEAR):
            yield f"no deal is not worth {said:g} to {party}"
    had, without = dict(witness.worth), dict(witness.no_deal)
    if not deal.side_payments and any(had[party] <= without[party] for party in witness.better):
        yield "the package is not better than no deal for all that are named"


def _called(issue: Issue | None, name: str) -> Settlement | None:
    return None if issue is None else next((each for each in issue.settlements if each.key == name), None)


def _over_red_lines(deal: Deal, chosen: dict[str, Settlement]) -> Iterator[str]:
    for key, each in chosen.items():
        issue = deal.issue[key]
        for stand in issue.stands if issue.decided_by is None else ():
            if stand.actor in deal.signatories and stand.red and not keeps(stand, each):
                yield f"{each.key} is beyond a red line of {stand.actor} on {key}"


def _agreed(deal: Deal, chosen: dict[str, Settlement], conflict: Conflict) -> State:
    """Return the state there is once it is carried out: what is meant, and all else as it is now."""
    means = meant(deal, tuple(chosen.values()))
    taken = {name for name, said in means.items() if said and name in conflict.option}
    if conflict.arcs is not None and taken:
        return frozenset(taken)
    rivals = {key for group in conflict.one_of if taken & set(group.options) for key in group.options}
    return frozenset((status_quo(conflict) - rivals) | taken) - {name for name, said in means.items() if not said}


def worth(deal: Deal, chosen: dict[str, Settlement], state: State, party: str, conflict: Conflict) -> float:
    """Return what a package is worth to a party: its stands, less its prices, and the wants that hold if so told."""
    total = sum(_on(deal.issue[key], each, party) for key, each in chosen.items())
    for issue in deal.issues:
        now = _called(issue, issue.now or "") if issue.off else None
        total += 0.0 if now is None else _on(issue, now, party)
    for want in conflict.actor[party].wants if deal.scale == "worth" else ():
        total += want.worth.value if want.worth is not None and true_at(want.formula, state, conflict) else 0.0
    paid = (price for price in deal.prices if price.party == party and true_at(price.when, state, conflict))
    return total - sum(price.each.value for price in paid)


def _on(issue: Issue, settled: Settlement, party: str) -> float:
    """Return what one settlement is worth to a party, less what it pays for it."""
    stand = issue.stand(party)
    paid = sum(number.value for name, number in settled.prices if name == party)
    return -paid if stand is None else _stood(stand, issue, settled) - paid


def _stood(stand: Stand, issue: Issue, settled: Settlement) -> float:
    salience = 1.0 if stand.salience is None else stand.salience.value
    if stand.worth:
        return salience * dict(stand.worth)[settled.key].value
    if stand.position is None or issue.ruler is None or settled.place is None:
        return 0.0
    return salience * (1.0 - abs(settled.place - stand.position) / (issue.ruler.high - issue.ruler.low))


def _dated(deal: Deal, conflict: Conflict) -> bool:
    """Tell whether what a state is worth changes with time, so that it cannot be summed up here."""
    return deal.scale == "worth" and (deal.without == "dynamics" or any(
        want.since or want.until for want in conflict.statement.values()
    ))  # fmt: skip
