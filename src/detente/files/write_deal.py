"""Write a deal as the model file tells it."""

from __future__ import annotations

from typing import Any

from detente.conflict.bargain import Deal, Issue, Party, Price, Ratifier, Ruler, Settlement, Stand
from detente.conflict.formula import Formula
from detente.conflict.formula import text as formula_text
from detente.files.emit import Open, Plain
from detente.files.plainly import Data, basis_data, chances_data, filled, quantity_data, short


def deal_data(deal: Deal | None) -> Any:
    """Return a deal as plain data, None where there is none."""
    if deal is None:
        return None
    return Open(
        filled(
            says=deal.says,
            scale=deal.scale if deal.scale != "points" else None,
            by=deal.by and Plain(deal.by),
            parties=Open({it.actor: _party(it) for it in deal.parties}),
            issues=Open({it.key: Open(_issue(it)) for it in deal.issues}),
            ratified_by=Open({it.actor: _ratifier(it) for it in deal.ratifiers}),
            without_a_deal=_without(deal),
            means=_means(deal.means),
            prices=Open([_price(it) for it in deal.prices]),
            side_payments=deal.side_payments,
        )
        | {name: Open({}) for name in ("parties", "issues") if not getattr(deal, name)}
        | basis_data(deal.basis)
    )


def _without(deal: Deal) -> Any:
    if deal.without == "values" and not deal.state:
        return None
    state = {"state": sorted(deal.state)} if deal.state or deal.without == "state" else {}
    return short({"is": deal.without} | state, "is")


def _means(means: tuple[Formula, ...]) -> Any:
    """Write what is meant: one formula alone, or a list."""
    return formula_text(means[0]) if len(means) == 1 else [formula_text(each) for each in means]


def _party(party: Party) -> Data:
    return filled(
        no_deal=quantity_data(party.no_deal),
        outside=quantity_data(party.outside),
        weight=quantity_data(party.weight),
        impatience=quantity_data(party.impatience),
    ) | ({} if party.signs else {"signs": False}) | basis_data(party.basis)  # fmt: skip


def _ratifier(each: Ratifier) -> Data:
    return filled(**{"for": each.party}, at_least=quantity_data(each.at_least)) | basis_data(each.basis)


def _price(price: Price) -> Data:
    said = {"for": price.party, "when": formula_text(price.when), "each": quantity_data(price.each)}
    return said | filled(says=price.says) | basis_data(price.basis)


def _issue(issue: Issue) -> Data:
    return filled(
        says=issue.says,
        scale=None if issue.ruler is None else _ruler(issue.ruler),
        outcomes=Open({it.key: _outcome(it) for it in issue.outcomes}),
        stands=Open({it.actor: _stand(it) for it in issue.stands}),
        decided_by=issue.decided_by,
        now=issue.now,
        off_the_table=issue.off,
    ) | basis_data(issue.basis)


def _ruler(ruler: Ruler) -> Data:
    numbers = {"from": _number(ruler.low), "to": _number(ruler.high), "step": _number(ruler.step)}
    return numbers | filled(unit=ruler.unit)


def _number(number: float | None) -> Any:
    """Write a number in full; whole ones without a point."""
    return None if number is None else Plain(f"{number:.12f}".rstrip("0").rstrip(".") or "0")


def _outcome(each: Settlement) -> Any:
    place = {} if each.place is None else {"at": _number(each.place)}
    data = filled(says=each.says) | place | filled(means=_means(each.means), prices=chances_data(each.prices))
    return short(data, "says", each.basis)


def _stand(stand: Stand) -> Any:
    places = {"position": stand.position, "at_most": stand.at_most, "at_least": stand.at_least}
    data = {key: _number(place) for key, place in places.items() if place is not None}
    data |= filled(salience=quantity_data(stand.salience), worth=chances_data(stand.worth), never=stand.never)
    return short(data, "position", stand.basis) if "position" in data else data | basis_data(stand.basis)
