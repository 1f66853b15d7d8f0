"""Games in extensive form: text and tree say the same, models are trees that rank as payoffs do, Gambit agrees."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.case import loads
from detente.files.interchange.extensive import ExtensiveGame, Node, extensive_text, import_extensive, read_extensive
from detente.files.write import dump
from detente.findings.games import tree, turns
from tests.files.interchange.refused import refused

ENTRY = """EFG 2 R "Entry" { "Newcomer" "Firm" }
"after Selten"

p "door" 1 1 "" { "out" "in" } 0
t "" 1 "peace" { 1, 5 }
p "inside" 2 1 "" { "share" "fight" } 0
t "" 2 "shared" { 2 2 }
t "" 3 "war" { 0, 0 }
"""
CHANCE = ENTRY.replace('p "inside" 2 1 "" { "share" "fight" } 0', 'c "luck" 1 "" { "share" 1/2 "fight" 1/2 } 0')
BLIND = """EFG 2 R "x" { "A" "B" }
p "" 1 1 "" { "l" "r" } 0
p "" 2 7 "" { "l" "r" } 0
t "" 1 "" { 1 1 }
t "" 2 "" { 0 0 }
p "" 2 7 "" { "l" "r" } 0
t "" 3 "" { 0 0 }
t "" 4 "" { 1 1 }
"""
names = st.text(st.characters(codec="ascii", exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@st.composite
def trees(draw: st.DrawFn, *, players: int = 2, most: int = 5) -> ExtensiveGame:
    nodes: list[Node] = []

    def grow(depth: int) -> None:
        actions = (
            draw(st.integers(1, 3)) if depth < 3 and len(nodes) < most and (not nodes or draw(st.booleans())) else 0
        )
        name = f"{draw(names)}{len(nodes)}"
        if not actions:
            paid = tuple(Fraction(draw(st.integers(-3, 3))) for _ in range(players))
            nodes.append(Node(name, payoffs=paid, outcome=f"{draw(names)}{len(nodes)}"))
            return
        said = tuple(f"{draw(names)}{at}" for at in range(actions))
        nodes.append(Node(name, draw(st.integers(0, players - 1)), said))
        for _ in range(actions):
            grow(depth + 1)

    grow(0)
    return ExtensiveGame(draw(names), tuple(f"player {at}" for at in range(players)), tuple(nodes), draw(names))


@given(trees())
def test_a_tree_is_what_its_text_says(game: ExtensiveGame) -> None:
    assert game == read_extensive(extensive_text(game).encode())


@given(trees())
def test_an_imported_tree_is_a_model_whose_tree_is_the_same_up_to_how_much_better(game: ExtensiveGame) -> None:
    imported = import_extensive(extensive_text(game).encode())
    case = loads(dump(imported.conflict))
    assert imported.conflict == case.conflict
    moving = sorted({node.player for node in game.nodes if node.player is not None})
    back, lost = tree(case.graph)
    assert not lost
    assert [node.actions for node in game.nodes] == [node.actions for node in back.nodes]
    assert [node.outcome for node in game.nodes if not node.actions] == [
        node.outcome for node in back.nodes if not node.actions
    ]
    for new, old in enumerate(moving):
        said = [node.payoffs[old] for node in game.nodes if not node.actions]
        ranks = [node.payoffs[new] for node in back.nodes if not node.actions]
        assert [[a < b for b in said] for a in said] == [[a < b for b in ranks] for a in ranks]
        assert [node.player == old for node in game.nodes] == [node.player == new for node in back.nodes]


def test_play_goes_on_and_only_ends_are_at_rest() -> None:
    case = loads(dump(import_extensive(ENTRY.encode()).conflict))
    ends = {node.name or node.outcome for node in read_extensive(ENTRY.encode()).nodes if not node.actions}
    assert {"peace", "shared", "war"} == ends
    assert ends == {next(iter(state)) for state in case.solve(concepts=["nash"]).equilibria("nash")}
    assert [("newcomer", "door", "peace", "out"), ("newcomer", "door", "inside", "in")] == [
        (arc.by, arc.start, arc.end, arc.says) for arc in (case.conflict.arcs or ())[:2]
    ]


def test_payoffs_on_the_way_are_added_to_those_at_the_end() -> None:
    paid = ENTRY.replace('{ "share" "fight" } 0', '{ "share" "fight" } 9 "fee" { -1 1/2 }')
    game = read_extensive(paid.encode())
    assert (1, Fraction(5, 2)) == game.nodes[3].payoffs
    assert (1, 5) == game.nodes[1].payoffs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CHANCE, ("D186", "6:1")),
        (BLIND, ("D186", "6:8")),
        (ENTRY.rsplit("t ", 1)[0], ("D185", "7:23")),
        (ENTRY + 't "" 4 "" { 0 0 }', ("D185", "9:1")),
        (ENTRY.replace("{ 0, 0 }", "{ 0 }"), ("D185", "8:14")),
        (ENTRY.replace("{ 0, 0 }", ""), ("D185", "8:6")),
        (ENTRY.replace(" 2 1 ", " 3 1 "), ("D185", "6:12")),
        (ENTRY.replace('{ "share" "fight" }', "{ }"), ("D185", "6:14")),
        (
            'EFG 2 R "x" { "A" }\np "" 1 one "" { "a" } 0\n',
            ("D185", "2:8"),
        ),
        ('EFG 2 R "x" { "A" }\n' + "".join(f'p "" 1 {at} "" {{ "a" }} 0\n' for at in range(1, 99)), ("D190", "66:1")),
    ],
)
def test_what_a_model_has_no_word_for_is_refused_with_its_place(text: str, expected: tuple[str, str]) -> None:
    assert expected == refused(read_extensive, text)


def test_the_game_of_turns_is_as_deep_as_asked_and_ends_where_it_is() -> None:
    case = detente.load(detente.shipped("cuban"))
    game = turns(case.graph, 2)
    assert ("usa", "ussr") == game.players
    first = game.nodes[0]
    assert (0, "stay") == (first.player, first.actions[0])
    depth = [0] * len(game.nodes)
    for at, came in enumerate(game.parents):
        depth[at] = 0 if came is None else depth[came[0]] + 1
    assert {2} == {depth[at] for at, node in enumerate(game.nodes) if not node.actions}
    stayed = next(at for at, came in enumerate(game.parents) if came == (game.parents.index((0, 0)), 0))
    assert tuple(Fraction(int(row[case.graph.start])) for row in case.graph.rank) == game.nodes[stayed].payoffs


def test_gambit_reads_what_is_written_and_what_it_writes_is_read(tmp_path: Path) -> None:
    gambit = pytest.importorskip("pygambit", reason="pygambit is not installed (make others)")
    for game in (read_extensive(ENTRY.encode()), turns(detente.load(detente.shipped("cuban")).graph, 2)):
        (tmp_path / "x.efg").write_text(extensive_text(game), encoding="utf-8")
        theirs = gambit.read_efg(str(tmp_path / "x.efg"))
        again = read_nodes(theirs.to_efg())
        assert [(node.player, node.actions, node.payoffs) for node in game.nodes] == again


def read_nodes(text: str) -> list[tuple[object, ...]]:
    """Read nodes without the limit of 64, by taking the limit up for a moment."""
    import detente.files.interchange.extensive as module

    kept, module.MOST_NODES = module.MOST_NODES, 10_000
    try:
        return [(node.player, node.actions, node.payoffs) for node in read_extensive(text.encode()).nodes]
    finally:
        module.MOST_NODES = kept


def test_open_spiel_reads_what_is_written_and_plays_to_the_same_ends(tmp_path: Path) -> None:
    spiel = pytest.importorskip("pyspiel", reason="open_spiel is not installed (group games)")
    game = read_extensive(ENTRY.encode())
    (tmp_path / "x.efg").write_text(extensive_text(game), encoding="utf-8")
    state = spiel.load_game(f"efg_game(filename={tmp_path / 'x.efg'})").new_initial_state()
    found: list[tuple[float, ...]] = []

    def walk(state: object) -> None:
        if state.is_terminal():  # type: ignore[attr-defined]
            found.append(tuple(state.returns()))  # type: ignore[attr-defined]
            return
        for action in state.legal_actions():  # type: ignore[attr-defined]
            walk(state.child(action))  # type: ignore[attr-defined]

    walk(state)
    assert [node.payoffs for node in game.nodes if not node.actions] == found
