"""The spatial forecast against KTAB's own logs, its parts against small cases, and the baselines beside it."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.bargaining.baselines import median_voter, pairwise_votes, weighted_mean
from detente.bargaining.contest import challenges
from detente.bargaining.favourite import FAVOURITES, coalitions, favourite
from detente.bargaining.spatial import Conventions, Forecast, forecast, sensitivity
from detente.errors import InvalidModel
from tests.bargaining.problems import unhurried
from tests.bargaining.test_solutions import table

DATA = Path(__file__).parents[2].parent / "shared" / "corpora" / "data"
Arrays = tuple[np.ndarray, np.ndarray, np.ndarray]


def logged(entry: dict[str, object], actors: int, dimensions: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the printed positions (turns, actors, dimensions) and chances (turns, actors)."""
    expected = entry["expected"]
    assert isinstance(expected, dict)
    rows = np.array([[float(x) for x in line.split(":")[1].split()] for line in expected["history"]])
    places = rows[: actors * dimensions].reshape(actors, dimensions, -1).transpose(2, 0, 1)
    return places, rows[actors * dimensions :].T


def made(n: int, dimensions: int, seed: int) -> Arrays:
    rng = np.random.default_rng(seed)
    salience = 0.98 * rng.random((n, dimensions)) / dimensions
    return rng.random(n) + 0.1, rng.random((n, dimensions)), salience + 0.01 / dimensions


def test_all_turns_of_the_reference_run_come_out_as_printed() -> None:
    entry = table("deal.ktab_soe")
    data = entry["data"]
    assert isinstance(data, dict)
    rows = [row for row in csv.reader(io.StringIO(data["csv"])) if row][2:]
    numbers = np.array([[float(cell) for cell in row[2:7]] for row in rows])
    found = forecast(numbers[:, 0], numbers[:, 1::2] / 100, numbers[:, 2::2] / 100)
    places, chances = logged(entry, 13, 2)
    assert (28, 13, 2) == places.shape == found.positions.shape
    assert np.abs(100 * found.positions - places).max() <= 0.05 + 1e-9
    assert np.abs(found.chances - chances).max() <= 0.00005 + 1e-9
    assert found.settled


def test_the_first_chances_of_the_run_by_incentives_come_out_as_printed() -> None:
    entry = table("deal.ktab_smpExample")
    if not (DATA / "smpExample.xml").exists():
        pytest.skip("the example is not here")
    places, chances = logged(entry, 5, 3)
    actors = ElementTree.parse(DATA / "smpExample.xml").getroot().find("Actors")
    assert actors is not None
    power = np.array([float(actor.findtext("capability") or "nan") for actor in actors])
    salience = np.array([[float(cell.text or "nan") for cell in actor.find("Salience") or []] for actor in actors])
    conventions = Conventions(vote="half-cubic", favourite="markov-incentive")
    found = forecast(power, places[0] / 100, salience / 100, conventions=conventions, most=1)
    assert np.abs(found.chances[0] - chances[0]).max() <= 0.00005 + 1e-9


# --- its parts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", FAVOURITES)
def test_the_chances_sum_to_one_and_the_stronger_is_the_favourite(rule: str) -> None:
    strength = coalitions(np.array([[[0.0, 2.0, 3.0], [-2.0, 0.0, 1.0], [-3.0, -1.0, 0.0]]] * 2) * [[[1.0]], [[-0.5]]])
    chances = favourite(strength, rule)  # type: ignore[arg-type]
    assert pytest.approx(1.0) == chances.sum()
    assert 0 == int(np.argmax(chances))


def test_the_conditional_chance_is_that_of_beating_all_others() -> None:
    strength = np.array([[1.0, 3.0], [1.0, 1.0]])
    assert pytest.approx([0.75, 0.25]) == favourite(strength, "conditional").tolist()


@pytest.mark.parametrize("rule", ["markov-uniform", "markov-incentive"])
def test_the_long_run_is_where_many_steps_lead(rule: str) -> None:
    rng = np.random.default_rng(0)
    strength = rng.random((5, 5)) + 0.01
    victory = strength / (strength + strength.T)
    called = np.full((5, 5), 0.2) if rule == "markov-uniform" else strength * victory + 1e-10 * np.eye(5)
    called = called / called.sum(axis=0)
    p = np.full(5, 0.2)
    for _ in range(2_000):
        each = called * p  # i challenges j while j is the favourite
        p = (each * victory).sum(axis=1) + (each * victory.T).sum(axis=0)
    assert np.allclose(p, favourite(strength, rule), atol=1e-10)  # type: ignore[arg-type]


def test_a_third_party_joins_the_side_with_which_it_saves_more_of_its_own() -> None:
    worth = np.array([[1.0, 0.2, 0.8], [0.2, 1.0, 0.3], [0.9, 0.3, 1.0]])
    weight = np.ones(3)
    alone = challenges(0, weight, worth, rule="proportional", third_parties="stay out")[1]
    helped = challenges(0, weight, worth, rule="proportional", third_parties="join")[1]
    assert pytest.approx(0.5) == alone
    wins = (0.8 + 0.6) / (0.8 + 0.6 + 0.8)
    against = (1 - wins) * (1.0 - 0.3) - wins * (1.0 - 0.9)
    assert pytest.approx(0.8 / (1.6 + against)) == helped


@unhurried
@given(st.integers(2, 7), st.integers(1, 3), st.integers(0, 10_000))
def test_everybody_stays_on_the_scale_and_the_chances_are_chances(n: int, dimensions: int, seed: int) -> None:
    found = forecast(*made(n, dimensions, seed), most=12)
    assert ((found.positions >= 0) & (found.positions <= 1)).all()
    assert ((found.chances >= 0) & (found.chances <= 1 + 1e-12)).all()
    inside = found.positions[-1].min(axis=0) - 1e-12, found.positions[-1].max(axis=0) + 1e-12
    assert ((inside[0] <= found.expected) & (found.expected <= inside[1])).all()


def test_actors_in_one_place_stay_there() -> None:
    found = forecast(np.ones(3), np.full((3, 1), 0.25), np.full((3, 1), 0.5))
    assert (0.25, True) == (found.expected[0], found.settled)
    assert np.array_equal(found.positions[-1], found.positions[0])


def test_sensitivity_changes_one_convention_at_a_time() -> None:
    found: tuple[tuple[str, Forecast], ...] = sensitivity(*made(4, 1, 0), most=5)
    assert 2 + 2 + 1 + 2 + 4 == len(found)
    for name, one in found:
        field, value = name.split(": ")
        expected = Conventions(**{field.replace(" ", "_"): value})  # type: ignore[arg-type]
        assert expected == one.conventions


@pytest.mark.parametrize(
    "wrong",
    [
        (np.ones(2), np.zeros((3, 1)), np.full((3, 1), 0.5)),
        (np.array([1.0, 0.0]), np.zeros((2, 1)), np.full((2, 1), 0.5)),
        (np.ones(2), np.full((2, 1), 1.5), np.full((2, 1), 0.5)),
        (np.ones(2), np.zeros((2, 2)), np.array([[0.9, 0.3], [0.1, 0.1]])),
        (np.ones(2), np.zeros((2, 1)), np.array([[0.5], [-0.1]])),
        (np.ones(2), np.full((2, 1), np.nan), np.full((2, 1), 0.5)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(wrong: Arrays) -> None:
    with pytest.raises(InvalidModel) as caught:
        forecast(*wrong)
    assert {"D950"} == {problem.code for problem in caught.value.problems}


# --- the baselines ----------------------------------------------------------------------------------------------------


def test_mean_median_and_votes_are_those_of_the_published_example() -> None:
    entry = table("deal.bdm_eu_input")
    data, expected = entry["data"], entry["expected"]
    assert isinstance(data, dict)
    assert isinstance(expected, dict)
    weight = np.array(data["capability"]) * np.array(data["salience"])
    positions = np.array(data["position"], dtype=np.float64)
    assert pytest.approx(expected["weighted_mean"], abs=1e-12) == weighted_mean(weight, positions)
    assert expected["weighted_median"] == median_voter(weight, positions)
    places, votes = pairwise_votes(weight, positions)
    for duel, printed in expected["pairwise_votes"].items():
        one, other = (places.tolist().index(float(place)) for place in duel.split(" over "))
        assert pytest.approx(printed, abs=1e-9) == votes[one, other]


@unhurried
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 20)), min_size=1, max_size=12))
def test_the_median_voter_loses_to_nobody(actors: list[tuple[int, int]]) -> None:
    weight, positions = (np.array(column, dtype=np.float64) for column in zip(*actors, strict=True))
    places, votes = pairwise_votes(weight, positions)
    winner = places.tolist().index(median_voter(weight, positions))
    assert (votes[winner] >= -1e-9).all()
    below, above = (weight[side].sum() for side in (positions < places[winner], positions > places[winner]))
    assert max(below, above) <= weight.sum() / 2 + 1e-9
