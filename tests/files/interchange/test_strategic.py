"""Games in strategic form: text and game say the same, models rank as payoffs do, and Gambit and OpenSpiel agree."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.case import loads
from detente.files.interchange.strategic import (
    MOST_PROFILES,
    StrategicGame,
    import_strategic,
    read_strategic,
    strategic_text,
)
from detente.files.write import dump
from detente.findings.games import strategic
from tests.files.interchange.refused import refused

DILEMMA = """NFG 1 R "Two prisoners" { "A" "B" }
{ { "keep silent" "talk" } { "keep silent" "talk" } }
"a comment"

-1 -1 0 -3
-3 0 -2 -2
"""
OUTCOMES = """NFG 1 R "x" { "A" "B" } { 2 2 } ""
{ { "both" 3, 3 } { "one" 4 0 } { "other" 1/2 4.5 } }
1 2 3 0
"""
names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)
numbers = st.fractions(min_value=-50, max_value=50, max_denominator=9)


@st.composite
def games(draw: st.DrawFn) -> StrategicGame:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    cells = len(list(product(*map(range, sizes))))
    rows = st.tuples(*[numbers] * len(sizes))
    return StrategicGame(
        draw(names),
        tuple(draw(names) for _ in sizes),
        tuple(tuple(draw(names) for _ in range(size)) for size in sizes),
        tuple(draw(st.lists(rows, min_size=cells, max_size=cells))),
        draw(names),
    )


@given(games())
def test_a_game_is_what_its_text_says(game: StrategicGame) -> None:
    assert game == read_strategic(strategic_text(game).encode())


@given(games())
def test_strategies_by_number_are_the_same_payoffs(game: StrategicGame) -> None:
    found = read_strategic(strategic_text(game, named=False).encode())
    assert (game.payoffs, list(map(len, game.strategies))) == (found.payoffs, list(map(len, found.strategies)))


@given(games())
def test_an_imported_game_is_a_model_that_ranks_as_its_payoffs_do_and_exports_as_the_same_game(
    game: StrategicGame,
) -> None:
    imported = import_strategic(strategic_text(game).encode())
    case = loads(dump(imported.conflict))
    assert imported.conflict == case.conflict
    moving = [at for at, own in enumerate(game.strategies) if own]
    back, _ = strategic(case.graph)
    assert len(game.payoffs) == len(back.payoffs)
    for at in moving:
        old, new = [row[at] for row in game.payoffs], [row[at] for row in back.payoffs]
        assert [sorted(set(old)).index(one) for one in old] == new


def test_payoffs_stand_with_the_first_players_strategies_fastest() -> None:
    game = read_strategic(DILEMMA.encode())
    assert ((-1, -1), (0, -3), (-3, 0), (-2, -2)) == game.payoffs
    case = loads(dump(import_strategic(DILEMMA.encode()).conflict))
    assert (frozenset({"a.talk", "b.talk"}),) == case.solve(concepts=["nash"]).equilibria("nash")
    assert frozenset({"a.talk", "b.keep_silent"}) == case.conflict.actor["a"].ranking[0][0]  # type: ignore[index]


def test_the_outcome_form_says_what_its_outcomes_pay() -> None:
    game = read_strategic(OUTCOMES.encode())
    assert ((3, 3), (4, 0), (Fraction(1, 2), Fraction(9, 2)), (0, 0)) == game.payoffs
    assert (("1", "2"), ("1", "2")) == game.strategies


def test_what_is_lost_is_told() -> None:
    codes = [problem.code for problem in import_strategic(DILEMMA.encode()).warnings]
    assert ["D154", "D187"] == codes
    ranks = DILEMMA.replace("-1 -1 0 -3\n-3 0 -2 -2", "2 2 3 0\n0 3 1 1")
    assert ["D154"] == [problem.code for problem in import_strategic(ranks.encode()).warnings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("D102", "1:1")),
        ("EFG 2 R", ("D185", "1:1")),
        ('NFG 2 R "x"', ("D185", "1:5")),
        (DILEMMA.replace("talk", 'ta"lk', 1), ("D185", "3:11")),
        (DILEMMA.replace("-2 -2", "-2"), ("D185", "6:7")),
        (DILEMMA + "7", ("D185", "7:1")),
        (DILEMMA.replace("-3 0", "-3 1/0"), ("D185", "6:4")),
        (DILEMMA.replace("-3 0", "-3 1e999"), ("D185", "6:4")),
        (DILEMMA.replace("-3 0", "-3 x"), ("D185", "6:4")),
        (DILEMMA.replace("-3 0", "-3 ?"), ("D185", "6:4")),
        (OUTCOMES.replace("3 0\n", "4 0\n"), ("D185", "3:5")),
        (OUTCOMES.replace("{ 2 2 }", "{ 2 }"), ("D185", "1:25")),
        ('NFG 1 R "x" { "A" "B" } { 99 99 } 1', ("D190", "1:35")),
        ('NFG 1 R "x" { } { } 1', ("D190", "1:17")),
        (b"\xff", ("D104", "1:1")),
    ],
)
def test_what_is_no_such_game_is_refused_with_its_place(text: str | bytes, expected: tuple[str, str]) -> None:
    assert expected == refused(read_strategic, text)


def test_a_long_text_of_quotes_is_read_in_no_time() -> None:
    assert "D185" == refused(read_strategic, 'NFG 1 R "x" { ' + '"\\' * 100_000)[0]
    assert MOST_PROFILES >= 12


def test_the_program_gambit_reads_what_is_written_and_finds_the_same_equilibria(tmp_path: Path) -> None:
    gambit = pytest.importorskip("pygambit", reason="pygambit is not installed (make others)")
    for key in ("cuban",):
        case = detente.load(detente.shipped(key))
        game, _ = strategic(case.graph)
        (tmp_path / "x.nfg").write_text(strategic_text(game), encoding="utf-8")
        theirs = gambit.read_nfg(str(tmp_path / "x.nfg"))
        assert list(game.players) == [player.label for player in theirs.players]
        assert list(map(list, game.strategies)) == [[one.label for one in it.strategies] for it in theirs.players]
        assert len(case.solve(concepts=["nash"]).equilibria("nash")) == len(_pure(gambit, theirs))


@pytest.mark.parametrize("text", [DILEMMA, OUTCOMES, DILEMMA.replace("-1 -1", "0 0")])
def test_gambit_and_detente_have_the_same_nash_equilibria_of_an_imported_game(text: str, tmp_path: Path) -> None:
    gambit = pytest.importorskip("pygambit", reason="pygambit is not installed (make others)")
    (tmp_path / "x.nfg").write_text(text, encoding="utf-8")
    theirs = gambit.read_nfg(str(tmp_path / "x.nfg"))
    case = loads(dump(import_strategic(text.encode()).conflict))
    own = [[case.conflict.option[key].does for key in group.options] for group in case.conflict.one_of]
    found = {
        tuple(case.conflict.option[key].does for group in case.conflict.one_of for key in group.options if key in state)
        for state in case.solve(concepts=["nash"]).equilibria("nash")
    }
    assert found == _pure(gambit, theirs)
    assert all(own)


def test_what_gambit_writes_is_read(tmp_path: Path) -> None:
    gambit = pytest.importorskip("pygambit", reason="pygambit is not installed (make others)")
    (tmp_path / "x.nfg").write_text(DILEMMA, encoding="utf-8")
    theirs = gambit.read_nfg(str(tmp_path / "x.nfg")).to_nfg()
    ours = read_strategic(DILEMMA.encode())
    again = read_strategic(theirs.encode())
    assert (ours.players, ours.strategies, ours.payoffs) == (again.players, again.strategies, again.payoffs)


def _pure(gambit: object, game: object) -> set[tuple[str, ...]]:
    found = gambit.nash.enumpure_solve(game).equilibria  # type: ignore[attr-defined]
    return {
        tuple(one.label for player in game.players for one in player.strategies if profile[one] == 1)  # type: ignore[attr-defined]
        for profile in found
    }


def test_open_spiel_reads_what_is_written(tmp_path: Path) -> None:
    spiel = pytest.importorskip("pyspiel", reason="open_spiel is not installed (group games)")
    game, _ = strategic(detente.load(detente.shipped("cuban")).graph)
    (tmp_path / "x.nfg").write_text(strategic_text(game, named=False), encoding="utf-8")
    theirs = spiel.load_game(f"nfg_game(filename={tmp_path / 'x.nfg'})")
    assert list(map(len, game.strategies)) == [theirs.num_rows(), theirs.num_cols()]
    for column, row in product(range(theirs.num_cols()), range(theirs.num_rows())):
        ours = game.payoffs[column * theirs.num_rows() + row]
        assert ours == (theirs.row_utility(row, column), theirs.col_utility(row, column))
