"""A crisis with all that a chain can say, and readers of exported chains made from the languages' descriptions."""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from itertools import product

import numpy as np
from numpy.typing import NDArray

TIMED = """detente: 1
title: "Two ports: a quarrel // endmodule"
starts: 2026-01-10
dynamics: {rule: logit, precision: 3, rate: 1 per 8 days}
actors:
  north:
    name: Northport
    options:
      close: {does: Close the strait, takes: 6 days, stages: 3}
      talk: Ask for talks
    wants: [south.yield, not close if storm, talk]
  south:
    name: Southport
    options:
      "yield": {does: Give way, rate: 1 per 3 days, undone: never}
    wants: [not north.close, not yield if not (north.close is being prepared)]
conditions: {storm: {says: A storm}}
named: {shut: north.close and not south.yield, settled: {that: south.yield and north.talk}}
events:
  gale: {sets: storm, rate: 1 per 20 days}
  calm: {sets: not storm, rate: 1 per 4 days, when: storm}
status_quo: []
"""

CALENDAR = TIMED + "calendar:\n  on 2026-03-01: drop north.want-talk\n"

Matrix = NDArray[np.float64]


def parsed(text: str) -> tuple[list[tuple[int, ...]], Matrix, dict[str, set[int]], int]:
    """Read a PRISM model of one module: its reachable states and more, rates, labels, and the initial state.

    Written from the language's description: `x : bool init v;`, `x : [0..m] init v;`, `[] guard -> rate : update;`
    with updates `(x'=v) & ...` or `true`, rates of enabled commands added up, comments from // to the line's end.
    """
    text = re.sub(r"//.*", "", text)
    names, ranges, start = [], [], []
    for name, kind, high, value in re.findall(r"(\w+) : (bool|\[0\.\.(\d+)\]) init (\w+);", text):
        names.append(name)
        ranges.append(range(2 if kind == "bool" else int(high) + 1))
        start.append(_value(value))
    states = list(product(*ranges))
    index = {state: at for at, state in enumerate(states)}
    rates = np.zeros((len(states), len(states)))
    for guard, rate, update in re.findall(r"\[\] (.*?) -> (\S+) : (.*?);", text):
        changes = {names.index(name): _value(value) for name, value in re.findall(r"\((\w+)'=(\w+)\)", update)}
        assert changes or update == "true"
        for state in states:
            if holds(guard, dict(zip(names, state, strict=True))):
                after = tuple(changes.get(at, value) for at, value in enumerate(state))
                rates[index[state], index[after]] += float(rate)
    labels = {
        name: {at for at, state in enumerate(states) if holds(formula, dict(zip(names, state, strict=True)))}
        for name, formula in re.findall(r'label "(\w+)" = (.*?);', text)
    }
    return states, rates, labels, index[tuple(start)]


def _value(text: str) -> int:
    return int(text == "true") if text in ("true", "false") else int(text)


def holds(formula: str, values: Mapping[str, int]) -> bool:
    """Tell whether a disjunction of bracketed conjunctions, or one conjunction, is true."""
    parts = formula.split(" | ")
    return any(all(_literal(each, values) for each in part.strip("()").split(" & ")) for part in parts)


def _literal(text: str, values: Mapping[str, int]) -> bool:
    if text in ("true", "false"):
        return text == "true"
    found = re.fullmatch(r"(!?)(\w+)(?:(=|<=|>=)(\d+))?", text)
    assert found, text
    negated, name, relation, value = found.groups()
    if relation:
        return bool({"=": operator.eq, "<=": operator.le, ">=": operator.ge}[relation](values[name], int(value)))
    return bool(values[name]) != bool(negated)
