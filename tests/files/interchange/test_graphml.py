"""GraphML: ties come back as they were, a signed graph becomes ties, and no file can do harm; networkx agrees."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.case import loads
from detente.conflict.model import Actor, Conflict, Tie
from detente.conflict.signed import TIE_KINDS
from detente.conflict.slug import tie_id
from detente.files.interchange.graphml import graphml_text, import_graphml, ties_graph
from detente.files.kinds import ACTOR_KINDS
from detente.files.write import dump
from detente.findings.drawn import drawn
from detente.moves.reach import improvements, moves
from tests.files.interchange.refused import refused

SIGNED = """<graphml>
  <key id="w" for="edge" attr.name="weight" attr.type="double"><default>1</default></key>
  <key id="c" for="node" attr.name="color"/>
  <graph edgedefault="undirected">
    <node id="United States"><data key="c">blue</data></node>
    <node id="b"/>
    <node id="c"/>
    <edge source="United States" target="b"/>
    <edge source="b" target="c"><data key="w">-2.5</data></edge>
  </graph>
</graphml>
"""
KEYS = ("a", "b", "c")
words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@st.composite
def webs(draw: st.DrawFn) -> Conflict:
    actors = tuple(Actor(key, draw(words), draw(st.sampled_from(ACTOR_KINDS))) for key in KEYS)
    taken: set[str] = set()
    ties = []
    for _ in range(draw(st.integers(0, 4))):
        source, target = draw(st.permutations(KEYS))[:2]
        kind = draw(st.sampled_from(TIE_KINDS)).name
        made = tie_id(source, kind, target, taken=taken)
        taken.add(made)
        ties.append(Tie(made, source, target, kind, says=draw(words)))
    return Conflict(draw(words), actors, (), ties=tuple(ties))


@given(webs())
def test_ties_come_back_as_they_were(web: Conflict) -> None:
    imported = import_graphml(graphml_text(ties_graph(web)).encode())
    assert web == imported.conflict
    assert () == imported.warnings


def test_a_signed_graph_becomes_ties_and_what_is_left_behind_is_told() -> None:
    imported = import_graphml(SIGNED.encode())
    assert ("united_states", "b", "c") == tuple(imported.conflict.actor)
    assert [("united_states", "ally", "b"), ("b", "adversary", "c")] == [
        (tie.source, tie.kind, tie.target) for tie in imported.conflict.ties
    ]
    assert ["D187", "D187"] == [problem.code for problem in imported.warnings]
    assert "color" in imported.warnings[0].message
    loads(dump(imported.conflict))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<graphml>", '<!DOCTYPE x [<!ENTITY a "b">]><graphml>', ("D186", "1:13")),
        ("<graphml>", "<gexf>", ("D186", "1:1")),
        ('<node id="b"/>', '<node id="b"><graph/></node>', ("D186", "6:18")),
        ('<node id="b"/>', '<node id="b"><port name="x"/></node>', ("D186", "6:18")),
        ('<node id="b"/>', '<node id="c"/>', ("D185", "7:5")),
        ('<node id="b"/>', "<node/>", ("D185", "6:5")),
        ('target="c"', 'target="d"', ("D185", "9:5")),
        ('target="c"', 'target="b"', ("D186", "9:5")),
        ("-2.5", "0", ("D186", "9:5")),
        ("-2.5", "nan", ("D186", "9:5")),
        ('key="w"', 'key="v"', ("D185", "9:5")),
        ("</graph>", "</grahp>", ("D185", "10:5")),
        ("<node id=", "<x>" * 9 + "<node id=", ("D186", "5:5")),
    ],
)
def test_what_is_no_signed_graph_is_refused_with_its_place(old: str, new: str, expected: tuple[str, str]) -> None:
    assert old in SIGNED
    assert expected == refused(import_graphml, SIGNED.replace(old, new, 1))


def test_a_kind_nobody_knows_is_refused_with_the_nearest() -> None:
    named = SIGNED.replace('attr.name="weight"', 'attr.name="is"').replace("-2.5", "alli").replace(">1<", ">ally<")
    with pytest.raises(detente.errors.InvalidModel, match='is it "ally"'):
        import_graphml(named.encode())


def test_networkx_reads_the_states_and_moves_of_a_crisis() -> None:
    networkx = pytest.importorskip("networkx", reason="networkx is not installed (group games)")
    graph = detente.load(detente.shipped("cuban")).graph
    read = networkx.read_graphml(io.BytesIO(graphml_text(drawn(graph)).encode()), force_multigraph=True)
    assert graph.size == read.number_of_nodes()
    for i, actor in enumerate(graph.actors):
        expected = {(f"s{s}", f"s{t}") for s in range(graph.size) for t in moves(graph, i, s).tolist()}
        assert expected == {(s, t) for s, t, said in read.edges(data=True) if said["by"] == actor}
        assert graph.rank[i].tolist() == [read.nodes[f"s{s}"][f"rank_{actor}"] for s in range(graph.size)]
    assert [f"s{graph.start}"] == [node for node, said in read.nodes(data=True) if said["now"]]


def test_an_edge_says_whether_who_moves_gains_and_a_tie_is_no_gain() -> None:
    text = "detente: 1\ntitle: x\nactors:\n  a: {options: {go: , sit: }, wants: [go]}\n  b: {options: {fight: }}\n"
    graph = loads(text).graph
    expected = {
        (f"s{s}", f"s{t}", actor)
        for i, actor in enumerate(graph.actors)
        for s in range(graph.size)
        for t in improvements(graph, i, s).tolist()
    }
    assert expected == {(s, t, said["by"]) for s, t, said in drawn(graph).edges if said["improves"] == "true"}


def test_what_networkx_writes_of_a_signed_graph_is_read() -> None:
    networkx = pytest.importorskip("networkx", reason="networkx is not installed (group games)")
    web = networkx.Graph()
    web.add_edge("x", "y", sign=1)
    web.add_edge("y", "z", sign=-1)
    written = io.BytesIO()
    networkx.write_graphml(web, written)
    ties = import_graphml(written.getvalue()).conflict.ties
    assert [("x", "ally", "y"), ("y", "adversary", "z")] == [(tie.source, tie.kind, tie.target) for tie in ties]
