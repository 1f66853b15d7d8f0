"""Legal sequences of several repliers, worked out by hand, in the room's three places that follow them."""

from __future__ import annotations

import numpy as np
import pytest

from detente.conflict.model import Actor, Arc, Conflict, Option
from detente.moves import Graph, compile_graph
from detente.stability import coalition_stable, stable
from detente.stability.returning import stable_without_return


def chain(*walkers: str, loses_at: int, extra: tuple[Arc, ...] = (), last: str = "") -> Graph:
    """Return s0, s1, ...: a can go from s0 to s1, and the walkers on from there, one arrow each.

    a likes s1 best, then what follows, then s0; only the state `loses_at` is worse. Everybody else likes later states
    better. `last` stands last in the list of states.
    """
    names = [f"s{k}" for k in range(len(walkers) + 2)]
    likes = [names[1], *(name for k, name in enumerate(names) if k > 1 and k != loses_at), names[0], names[loses_at]]
    actors = tuple(
        Actor(key, key, ranking=tuple((frozenset({name}),) for name in (likes if key == "a" else names[::-1])))
        for key in "abcd"
    )
    arcs = tuple(Arc(by, names[k + 1], names[k + 2]) for k, by in enumerate(walkers))
    options = tuple(Option(name, "") for name in sorted(names, key=lambda name: (name == last, name)))
    listed = (Arc("a", "s0", "s1"), *arcs, *extra)
    return compile_graph(Conflict("chain", actors, options, status_quo=frozenset({"s0"}), arcs=listed))


def answers(graph: Graph, concept: str) -> list[bool]:
    """Tell whether a stays at s0: in both readings, and as a coalition of one."""
    alone = coalition_stable(graph, ["a"], f"c{concept}")
    a = graph.actors.index("a")
    return [bool(mask[0]) for mask in (stable(graph, concept)[a], stable_without_return(graph, concept)[a], alone)]


each = pytest.mark.parametrize("concept", ["gmr", "seq"])


@each
@pytest.mark.parametrize("walkers", ["b", "bc", "cb", "bcb", "cbc", "bcbc", "cbcbcb"])
def test_repliers_who_take_turns_lead_to_the_end_however_long_it_is(walkers: str, concept: str) -> None:
    graph = chain(*walkers, loses_at=len(walkers) + 1, extra=(Arc("c", "s0", "s1"), Arc("b", "s0", "s1")))
    assert [True, True, True] == answers(graph, concept)


@each
@pytest.mark.parametrize("walkers", ["bcbcbcbc", "cbcbcbcb"])
def test_others_who_have_nothing_to_add_do_not_end_the_search(walkers: str, concept: str) -> None:
    """d, who comes last of all, moves only after the end."""
    graph = chain(*walkers, loses_at=len(walkers) + 1, extra=(Arc("d", f"s{len(walkers) + 1}", "s0"),))
    assert ("d", [True, True, True]) == (graph.actors[-1], answers(graph, concept))


@pytest.mark.parametrize("concept", ["nash", "smr", "symmetric-seq"])
def test_where_nobody_goes_back_the_readings_agree(concept: str) -> None:
    for graph in (chain("b", "c", loses_at=3), back(), back(Arc("b", "s1", "s2"))):
        assert stable(graph, concept).tolist() == stable_without_return(graph, concept).tolist()


@each
@pytest.mark.parametrize("last", ["s2", "s3"])
@pytest.mark.parametrize("walkers", ["bb", "cc", "bcc", "cbb", "bbc", "ccb"])
def test_no_replier_moves_twice_in_a_row_by_another_sitting_still(walkers: str, last: str, concept: str) -> None:
    """Wherever the state between its two moves stands in the list."""
    extra = Arc("c", "s0", "s1"), Arc("b", "s0", "s1")
    graph = chain(*walkers, loses_at=len(walkers) + 1, extra=extra, last=last)
    assert [False, False, False] == answers(graph, concept)


@each
@pytest.mark.parametrize("loses_at", [2, 3, 4])
def test_a_sequence_may_end_anywhere_on_the_way(loses_at: int, concept: str) -> None:
    assert [True, True, True] == answers(chain("b", "c", "b", loses_at=loses_at), concept)


@each
def test_where_no_reply_hurts_nobody_stays(concept: str) -> None:
    assert [False, False, False] == answers(chain("b", "c", "b", loses_at=0), concept)


def back(*others: Arc) -> Graph:
    """Return s0, s1, s2: a goes from s0 to s1 and prefers s1 to both others, which it ranks alike; b goes back."""
    levels = ((frozenset({"s1"}),), (frozenset({"s0"}), frozenset({"s2"})))
    liked = tuple((frozenset({name}),) for name in ("s2", "s0", "s1"))
    actors = (Actor("a", "A", ranking=levels), Actor("b", "B", ranking=liked))
    arcs = (Arc("a", "s0", "s1"), Arc("b", "s1", "s0"), *others)
    options = tuple(Option(name, "") for name in ("s0", "s1", "s2"))
    return compile_graph(Conflict("back", actors, options, status_quo=frozenset({"s0"}), arcs=arcs))


@each
def test_going_back_deters_in_one_reading_only_and_a_state_as_bad_in_both(concept: str) -> None:
    """For s0 and s2 a cares alike: beside the way back there is a second worst end, which counts."""
    only, both = back(), back(Arc("b", "s1", "s2"))
    assert [True, True] == [bool(stable(graph, concept)[0, 0]) for graph in (only, both)]
    assert [False, True] == [bool(stable_without_return(graph, concept)[0, 0]) for graph in (only, both)]


@each
def test_where_nobody_decides_the_answer_has_no_rows_and_is_yes_or_no(concept: str) -> None:
    nobody = compile_graph(Conflict("still", (), (Option("s0", ""),), status_quo=frozenset({"s0"}), arcs=()))
    found = stable_without_return(nobody, concept)
    assert ((0, 1), np.dtype(np.bool_)) == (found.shape, found.dtype)
