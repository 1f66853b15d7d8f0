"""Values of a conflict as the plain data a person would write: what says nothing left out, short where it can be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from detente.conflict.basis import Basis
from detente.conflict.quantity import Quantity
from detente.conflict.unfolding import Chances
from detente.errors import InvalidQuery
from detente.files.emit import Open, Plain
from detente.language import parse_quantity

Data = dict[str, Any]


def filled(**values: Any) -> Data:
    """Return the values that say something."""
    empty: tuple[Any, ...] = (None, "", (), [], {}, False, Open({}), Open([]))
    said = {key: value for key, value in values.items() if value not in empty}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}


def short(data: Data, key: str, basis: Basis = Basis()) -> Any:
    """Return the short form where there is nothing but `key` to say."""
    whole = data | basis_data(basis)
    return whole.get(key, "") if set(whole) <= {key} else whole


def basis_data(basis: Basis) -> Data:
    """Return what an assumption rests on."""
    status = "proposed" if basis.status == "proposed" else None
    return filled(because=basis.because, said_by=basis.said_by, status=status, note=basis.note)


def quantity_data(quantity: Quantity | None) -> Any:
    """Write a quantity as it was written, or with its range where that says less than it has."""
    if quantity is None:
        return None
    written = _reading(quantity.text)
    alike = written is not None and (written.value, written.unit) == (quantity.value, quantity.unit)
    value = quantity.text if alike else _number(quantity.value, quantity.unit)
    said = _reading(value) or quantity
    ranged = (said.low, said.high) != (quantity.low, quantity.high)
    ends = [Plain(_number(end, quantity.unit)) for end in (quantity.low, quantity.high)] if ranged else None
    return short({"value": Plain(value)} | filled(range=ends, spread=quantity.spread), "value", quantity.basis)


def _reading(text: str) -> Quantity | None:
    try:
        return replace(parse_quantity(text), text=text)
    except InvalidQuery:
        return None


def _number(value: float, unit: str) -> str:
    return f"{value!r} {unit}".rstrip()


def chances_data(chances: Chances) -> Data:
    """Return names, each with its number."""
    return {name: quantity_data(number) for name, number in chances}
