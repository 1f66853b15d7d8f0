"""Exported chains, read back by readers that know nothing of how they were written, and by Storm where it is."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dynamics.hitting import ever
from detente.dynamics.process import Process, compile_process
from detente.dynamics.rules import RULES, rule_of
from detente.dynamics.within import within
from detente.errors import TooLarge
from detente.files.generator import MOST_RATES, RESERVED, Generator, Rate, Variable, checked_size, safe_names, summed
from detente.files.load import loads
from detente.files.prism import blocks, prism_text
from detente.files.transitions import explicit_files, storm_files
from detente.findings.generator import generator
from tests.dynamics.timed import timed
from tests.files.exported import TIMED, parsed


def crisis(text: str = TIMED, rule: str = "logit") -> tuple[Process, Generator]:
    conflict = loads(text).conflict
    process = compile_process(conflict, rule=rule_of(rule, conflict))
    return process, generator(process)


@pytest.mark.parametrize("rule", [rule.key for rule in RULES])
def test_the_text_has_the_generator_that_was_compiled(rule: str) -> None:
    process, written = crisis(rule=rule)
    states, rates, labels, start = parsed(prism_text(written))
    at = [states.index(state) for state in written.states]
    expected = process.timeline[0].chain.rates.toarray()
    still = [state for state in range(process.n) if not expected[state].any()]
    expected[still, still] = 1.0
    np.testing.assert_allclose(rates[np.ix_(at, at)], expected, rtol=1e-14)
    others = np.delete(rates[at], at, axis=1)
    assert not others.any()
    assert start == at[process.start]
    for named in process.conflict.named:
        assert labels[named.key] == {at[state] for state in np.flatnonzero(process.mask(named.formula))}


@pytest.mark.parametrize("seed", range(12))
def test_the_text_of_any_crisis_has_its_generator(seed: int) -> None:
    process = compile_process(timed(seed))
    written = generator(process)
    states, rates, _, _ = parsed(prism_text(written))
    at = [states.index(state) for state in written.states]
    expected = process.timeline[0].chain.rates.toarray()
    expected[~expected.any(axis=1), ~expected.any(axis=1)] = 1.0
    np.testing.assert_allclose(rates[np.ix_(at, at)], expected, rtol=1e-13)
    assert len(set(written.states)) == process.n


def test_no_text_of_the_model_can_leave_a_comment() -> None:
    _, written = crisis(TIMED.replace("a quarrel", "a quarrel\\nendmodule\\u2028x"))
    text = prism_text(written)
    assert 1 == len(re.findall(r"^endmodule$", text, re.MULTILINE))
    assert text.isascii()


def test_explicit_files_have_the_generator_the_states_and_the_labels() -> None:
    process, written = crisis()
    files = explicit_files(written)
    head, *rows = files[".tra"].splitlines()
    assert head == f"{process.n} {len(rows)}"
    entries = [(int(s), int(t), float(r)) for s, t, r in map(str.split, rows)]
    assert entries == sorted(entries)
    rates = np.zeros((process.n, process.n))
    for source, target, rate in entries:
        rates[source, target] = rate
    expected = process.timeline[0].chain.rates.toarray()
    still = ~expected.any(axis=1)
    np.testing.assert_allclose(rates, expected + np.diag(still.astype(float)), rtol=1e-14)
    names, *states = files[".sta"].splitlines()
    assert names == f"({','.join(safe_names(each.name for each in written.variables))})"
    assert process.n == len(states)
    declared, *marked = files[".lab"].splitlines()
    keys = dict(re.findall(r'(\d+)="(\w+)"', declared))
    assert ["init", "deadlock", *(named.key for named in process.conflict.named)] == list(keys.values())
    found = {int(at): {keys[key] for key in here.split()} for at, here in (line.split(":") for line in marked)}
    for named in process.conflict.named:
        assert {at for at, here in found.items() if named.key in here} == set(
            np.flatnonzero(process.mask(named.formula))
        )
    assert {process.start} == {at for at, here in found.items() if "init" in here}


def test_each_value_of_the_states_file_is_that_of_the_state() -> None:
    process, written = crisis()
    rows = [line.split(":")[1].strip("()").split(",") for line in explicit_files(written)[".sta"].splitlines()[1:]]
    for at, row in enumerate(rows):
        taken = {v.name for v, value in zip(written.variables, row, strict=True) if value == "true"}
        assert taken == {each for each in process.label(at) if "being prepared" not in each}


@given(st.data())
def test_blocks_are_the_states_and_no_two_overlap(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    state = st.tuples(*(st.integers(0, most) for most in sizes))
    states = data.draw(st.sets(state, max_size=40))
    found = blocks(states)

    def inside(state: tuple[int, ...]) -> int:
        return sum(all(low <= v <= high for (low, high), v in zip(block, state, strict=True)) for block in found)

    every = [tuple(row) for row in np.ndindex(*(most + 1 for most in sizes))]
    assert [int(each in states) for each in every] == [inside(each) for each in every]


@given(st.lists(st.text(max_size=8)))
def test_safe_names_are_names_and_differ(names: list[str]) -> None:
    found = safe_names(names)
    assert len(names) == len(set(found))
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) and name not in RESERVED for name in found)


def test_what_would_be_too_large_a_file_is_refused() -> None:
    checked_size(MOST_RATES)
    with pytest.raises(TooLarge, match="D871"):
        checked_size(MOST_RATES + 1)


def test_rates_between_the_same_states_add_up_whatever_their_cause() -> None:
    rates = (Rate(0, 1, 0.5, "a"), Rate(0, 1, 0.5, "a"), Rate(0, 1, 0.25, "b"))
    written = Generator((), (Variable("x"),), ((0,), (1,)), 0, rates)
    assert [(0, 1, 1.25), (1, 1, 1.0)] == summed(written)
    assert [[0.0, 1.25], [0.0, 1.0]] == parsed(prism_text(written))[1].tolist()


DAYS = (1.0, 7.0, 60.0)


@pytest.mark.parametrize("rule", [rule.key for rule in RULES])
@pytest.mark.parametrize("form", ["prism", "storm"])
def test_storm_accepts_the_files_and_agrees(form: str, rule: str, tmp_path: Path) -> None:
    stormpy = pytest.importorskip("stormpy")
    process, written = crisis(rule=rule)
    goal = process.mask(next(named.formula for named in process.conflict.named if named.key == "shut"))
    texts = [f'P=? [F<={days:g} "shut"]' for days in DAYS] + ['P=? [F "shut"]']
    if form == "prism":
        path = tmp_path / "crisis.prism"
        path.write_text(prism_text(written))
        program = stormpy.parse_prism_program(str(path), prism_compatibility=True)
        properties = stormpy.parse_properties(";".join(texts), program)
        checked = stormpy.build_model(program, properties)
    else:
        for ending, text in storm_files(written).items():
            (tmp_path / f"crisis{ending}").write_text(text)
        checked = stormpy.build_model_from_explicit(str(tmp_path / "crisis.tra"), str(tmp_path / "crisis.lab"))
        properties = stormpy.parse_properties(";".join(texts))
    environment = importlib.import_module("stormpy.environments").sound()
    environment.solver().native().precision = stormpy.Rational("1/1000000000000")
    start = checked.initial_states[0]
    results = (stormpy.model_checking(checked, each, environment=environment).get_value(start) for each in properties)
    found = [float(getattr(value, "value", value)) for value in results]
    expected = within(process.timeline, goal, np.array(DAYS)).values[:, process.start].tolist()
    expected.append(float(ever(process.timeline, goal).values[process.start]))
    assert 0 < expected[0] < expected[1]
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-8)
