"""The fixtures are our own: facts of published cases (tests/data/stability.json), and a harbour nobody published."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answers import equilibria, fast
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict.model import State
from detente.errors import InvalidModel, Problem
from detente.files.gmcr import Imported, import_gmcr
from detente.files.load import loads
from detente.files.write import dump
from detente.stability import CONCEPTS

FIXTURES = Path(__file__).parent / "gmcr"
TABLES = json.loads((Path(__file__).parents[1] / "data" / "stability.json").read_text("utf-8"))
CASES = {case["id"]: case for case in TABLES["cases"]}
Data = dict[str, Any]


def imported(name: str, *, partial: bool = False) -> Imported:
    return import_gmcr((FIXTURES / f"{name}.gmcr").read_bytes(), f"{name}.gmcr", partial=partial)


def data(name: str = "euphrates") -> Data:
    loaded: Data = json.loads((FIXTURES / f"{name}.gmcr").read_text("utf-8"))
    return copy.deepcopy(loaded)


def problems(file: Data, *, partial: bool = False) -> list[Problem]:
    with pytest.raises(InvalidModel) as error:
        import_gmcr(json.dumps(file, indent=1).encode(), "x.gmcr", partial=partial)
    return list(error.value.problems)


def state_at(found: Imported, number: int) -> State:
    return frozenset(option.key for bit, option in enumerate(found.conflict.options) if number >> bit & 1)


# --- results --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "case"), [("euphrates", "syria-iraq-1975"), ("cuba-by-hand", "cuban-strike-for-good")]
)
@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq", "symmetric-seq"])
def test_an_imported_file_has_the_stable_states_its_case_is_known_to_have(name: str, case: str, concept: str) -> None:
    found, expected = imported(name), CASES[case]["expected"][concept]
    answer = fast(found.conflict, concept)
    known = [frozenset(state_at(found, number) for number in states) for states in expected["stable"].values()]
    assert known == list(answer.values())
    assert frozenset(state_at(found, number) for number in expected["equilibria"]) == equilibria(answer)


@pytest.mark.parametrize("name", ["euphrates", "cuba-by-hand", "harbour"])
def test_the_model_file_of_an_import_reads_back_as_the_same_conflict(name: str) -> None:
    conflict = imported(name).conflict
    assert conflict == loads(dump(conflict)).conflict


# --- what is carried over -------------------------------------------------------------------------------------------


def test_names_become_keys_and_stay_as_words() -> None:
    conflict = imported("harbour").conflict
    assert [("dock_workers", "Dock workers"), ("navy", "Navy"), ("etat_major", "État-major")] == [
        (actor.key, actor.name) for actor in conflict.actors
    ]
    assert ["dock_workers.strike", "navy.blockade", "etat_major.strike", "etat_major.open_the_port"] == [
        option.key for option in conflict.options
    ]
    assert "Strike!" == conflict.option["etat_major.strike"].does


def test_directions_become_options_that_stay_or_cannot_be_taken() -> None:
    option = imported("harbour").conflict.option
    assert (True, True) == (option["dock_workers.strike"].can_take, option["dock_workers.strike"].can_undo)
    assert (False, True) == (option["navy.blockade"].can_take, option["navy.blockade"].can_undo)
    assert (True, False) == (option["etat_major.open_the_port"].can_take, option["etat_major.open_the_port"].can_undo)


def test_states_ranked_by_hand_are_numbered_with_the_options_in_the_order_of_their_owners() -> None:
    dock, navy, strike, port = "dock_workers.strike", "navy.blockade", "etat_major.strike", "etat_major.open_the_port"
    numbered = [set(), {dock}, {navy}, {dock, navy}, {strike}, {port}, {dock, port}]
    states = [frozenset(state) for state in numbered]
    ranking = imported("harbour").conflict.actor["dock_workers"].ranking
    assert ((states[3],), (states[0], states[1]), (states[2],), (states[4], states[5], states[6])) == ranking


def test_a_coalition_is_named_and_the_way_to_ask_for_it_is_told() -> None:
    found = imported("harbour")
    assert (("dock_workers", "etat_major"),) == found.coalitions
    assert "Coalitions there: dock_workers with etat_major." in found.conflict.says
    assert any("coalition dock_workers, etat_major" in (warning.fix or "") for warning in found.warnings)


def test_what_the_file_leaves_open_is_settled_with_a_warning() -> None:
    (warning,) = imported("euphrates").warnings
    assert ("D154", "warning", "the file names no status quo: nothing is taken, as in its state 1") == (
        warning.code,
        warning.severity,
        warning.message,
    )


def test_where_nothing_taken_cannot_be_the_first_feasible_state_is_the_start() -> None:
    file = data()
    file["infeasibles"].append([[0, "N"], [1, "N"]])
    found = import_gmcr(json.dumps(file).encode())
    assert frozenset({"syria.release_water"}) == found.conflict.status_quo


def test_statements_that_a_ranking_by_hand_makes_idle_are_told() -> None:
    assert any("the statements are not used" in warning.message for warning in imported("harbour").warnings)


# --- what cannot be carried over ------------------------------------------------------------------------------------


def unknown(file: Data) -> None:
    file["sensitivity"] = 1


def misperceived(file: Data) -> None:
    file["decisionMakers"][0]["misperceptions"] = [[[2, "Y"]]]


@pytest.mark.parametrize(("spoil", "code"), [(unknown, "D151"), (misperceived, "D152")])
def test_what_would_be_lost_is_an_error_and_with_partial_a_warning(spoil: Callable[[Data], None], code: str) -> None:
    file = data()
    spoil(file)
    (problem,) = problems(file)
    assert (code, "error") == (problem.code, problem.severity)
    assert problem.place is not None
    found = import_gmcr(json.dumps(file).encode(), partial=True)
    assert [(code, "warning"), ("D154", "warning")] == [(one.code, one.severity) for one in found.warnings]
    assert imported("euphrates").conflict.actors == found.conflict.actors


def test_a_shared_option_is_refused_with_the_way_to_model_it() -> None:
    file = data()
    file["decisionMakers"][1]["options"] = [2, 0]
    (problem,) = problems(file, partial=True)
    assert "D155" == problem.code
    assert 'Syria and Iraq share the option "Release water"' == problem.message
    assert "an option of its own" in (problem.fix or "")


def put(*path: Any) -> Callable[[Data], None]:
    """Return the change that puts the last of `path` where the others lead."""

    def spoil(file: Data) -> None:
        target: Any = file
        for step in path[:-2]:
            target = target[step]
        target[path[-2]] = path[-1]

    return spoil


def gone(*path: Any) -> Callable[[Data], None]:
    """Return the change that takes the key at the end of `path` out."""

    def spoil(file: Data) -> None:
        target: Any = file
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]

    return spoil


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (put("decisionMakers", 0, "options", [0, 7]), ["D153", "D153"]),
        (put("decisionMakers", 0, "options", [0, -1]), ["D153", "D153"]),
        (put("decisionMakers", 0, "options", [0, True]), ["D122", "D153"]),
        (put("decisionMakers", 0, "options", [0, 1.5]), ["D122", "D153"]),
        (put("decisionMakers", 0, "preferences", 0, [[0, "y"]]), ["D122"]),
        (put("decisionMakers", 0, "preferences", 0, []), ["D121"]),
        (put("decisionMakers", 0, "preferences", 0, {"compound": True, "members": []}), ["D121"]),
        (put("decisionMakers", 0, "preferences", 0, {"compound": True}), ["D121"]),
        (put("decisionMakers", 0, "preferences", 0, {"members": [[[0, "Y"]]], "if": []}), ["D151"]),
        (put("decisionMakers", 0, "preferences", 0, [[0, "Y"], [0, "N"]]), ["D153"]),
        (put("decisionMakers", 0, "isCoalition", True), ["D152"]),
        (put("decisionMakers", 0, "name", 3), ["D122"]),
        (gone("decisionMakers", 0, "name"), ["D121"]),
        (put("options", 0, "permittedDirection", "forward"), ["D123"]),
        (put("options", 0, "permitted", "both"), ["D151"]),
        (gone("options", 0, "permittedDirection"), ["D121"]),
        (gone("infeasibles"), ["D121"]),
        (gone("useManualPreferenceRanking"), ["D121"]),
        (put("useManualPreferenceRanking", "no"), ["D122"]),
        (put("useManualPreferenceRanking", True), ["D121", "D121"]),
        (put("coalitions", [0]), ["D153"]),
        (put("coalitions", [[0, 1], 1]), ["D153"]),
        (put("infeasibles", 7), ["D122"]),
        (put("infeasibles", [[[0, "Y"]], [[0, "N"]]]), ["D180"]),
    ],
)
def test_each_slip_in_a_file_is_told_with_its_place(spoil: Callable[[Data], None], codes: list[str]) -> None:
    file = data()
    spoil(file)
    found = problems(file)
    assert codes == [problem.code for problem in found]
    assert all(problem.place for problem in found)


@pytest.mark.parametrize(
    ("ranking", "codes"),
    [([1, 2, 3], ["D132"]), ([1, 1, *range(2, 13)], ["D133"]), ([0, *range(1, 13)], ["D153"]), ([[]], ["D122"]),
     (["1"], ["D122"]), ({}, ["D122"])],
)  # fmt: skip
def test_a_ranking_must_rank_every_state_once(ranking: Any, codes: list[str]) -> None:
    file = data("cuba-by-hand")
    file["decisionMakers"][1]["preferenceRanking"] = ranking
    assert codes == [problem.code for problem in problems(file)]


def test_a_ranking_by_hand_over_too_many_states_is_refused_before_counting_them() -> None:
    file = data("cuba-by-hand")
    extra = [{"name": f"More {number}", "permittedDirection": "both"} for number in range(60)]
    file["options"] += extra
    file["decisionMakers"][0]["options"] += list(range(4, 64))
    assert ["D152"] == [problem.code for problem in problems(file)]


values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 5) | st.sampled_from(["Y", "N", "both", "fwd", "A"]),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.sampled_from(["members", "compound"]), each),
    max_leaves=6,
)
keys = ["options", "decisionMakers", "infeasibles", "coalitions", "useManualPreferenceRanking", "program"]


@given(st.sampled_from(["euphrates", "cuba-by-hand", "harbour"]), st.sampled_from(keys), values, st.booleans())
def test_whatever_stands_at_a_key_the_import_ends_in_a_conflict_or_in_problems(
    name: str, key: str, value: Any, partial: bool
) -> None:
    codes = codes_of(json.dumps(data(name) | {key: value}).encode(), partial=partial)
    assert [] == [code for code in codes if not code.startswith("D1")]


def codes_of(text: bytes, *, partial: bool) -> list[str]:
    """Return the codes of the problems, none where the file is imported."""
    try:
        import_gmcr(text, partial=partial)
    except InvalidModel as error:
        return [problem.code for problem in error.problems]
    return []


def test_every_concept_can_be_asked_of_an_imported_conflict() -> None:
    conflict = imported("harbour").conflict
    assert all(fast(conflict, concept.key) for concept in CONCEPTS)
