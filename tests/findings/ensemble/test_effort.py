"""The size of an ensemble is told before it is gone through."""

from __future__ import annotations

from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InvalidQuery, TooLarge
from detente.files.load import loads
from detente.findings.ensemble.effort import cheap, duration, freed, refuse, size_of
from detente.findings.ensemble.profiles import profiles_of
from detente.moves import compile_graph


def model(wants: int, *, order: str = "any order", doubts: int = 0) -> str:
    listed = [f"{{that: x{at}, id: w{at}{', holds: perhaps' if at < doubts else ''}}}" for at in range(wants)]
    options = ", ".join(f"x{at}: X" for at in range(wants))
    return (
        "detente: 1\ntitle: t\nactors:\n  a:\n    options: {" + options + "}\n    wants: [" + ", ".join(listed) + "]\n"
        f"    order: [{order}]\nclaims: [{{id: c, test: some equilibrium has a.x0}}]\n"
    )


@settings(deadline=None)
@given(st.integers(2, 5), st.integers(0, 2))
def test_the_size_is_the_orders_times_two_for_each_doubt(wants: int, doubts: int) -> None:
    size = size_of(loads(model(wants, doubts=doubts)).conflict)
    assert factorial(wants) * 2**doubts == size.profiles


@pytest.mark.parametrize("doubts", [0, 1, 2])
def test_no_more_profiles_are_gone_through_than_the_size_says(doubts: int) -> None:
    conflict = loads(model(4, doubts=doubts)).conflict
    size = size_of(conflict).profiles
    assert size is not None
    assert profiles_of(conflict, number=2, seed=1).number <= size


def test_all_of_very_many_profiles_are_refused_and_as_many_as_fit_are_drawn() -> None:
    conflict = loads(model(14)).conflict
    graph, size = compile_graph(conflict), size_of(conflict)
    refuse(size, number=1_000, every=False, graph=graph, claims=1, readings=1)
    with pytest.raises(TooLarge, match="87,178,291,200 profiles"):
        refuse(size, number=1_000, every=True, graph=graph, claims=1, readings=1)
    with pytest.raises(TooLarge, match="D411"):
        refuse(size, number=10**11, every=False, graph=graph, claims=1, readings=1)


def test_a_few_profiles_of_a_small_model_are_cheap_and_many_are_not() -> None:
    few, many = loads(model(3)).conflict, loads(model(11)).conflict
    assert cheap(size_of(few), compile_graph(few), 1, 1)
    assert not cheap(size_of(many), compile_graph(many), 1, 1)


def test_an_actor_is_freed_and_nobody_else() -> None:
    conflict = loads(model(3, order="w0 and w1 in any order")).conflict
    assert (2, 6) == (size_of(conflict).profiles, size_of(freed(conflict, ["a"])).profiles)
    with pytest.raises(InvalidQuery, match='did you mean "a"'):
        freed(conflict, ["aa"])


@pytest.mark.parametrize(
    ("seconds", "said"), [(5, "5 seconds"), (90, "2 minutes"), (7_200, "2 hours"), (86_400 * 3, "3 days")]
)
def test_a_time_is_told_in_the_unit_that_fits(seconds: float, said: str) -> None:
    assert said == duration(seconds)
