"""The state graph through a *lens*: only some states, states that agree in something as one, a way laid out.

| a lens says | drawn |
|---|---|
| nothing | what the status quo leads to by improvements |
| `whole` | every state |
| `concept` | the states that are an equilibrium under it ("any": under one of them) |
| `taken` | the states in which these options are taken ("-x": are not) |
| `text` | the states in which, for each of its words, an option taken has the word in its name or its description |
| `actor` | the improvements of this actor alone |
| `group` | as one: the states that agree on these options, or ("concepts") on what they are equilibria under |
| `path_to` | also a shortest way of improvements from the status quo to this state |
| `most` | no more states than this |

Filters and groups are about every state. The status quo is always drawn. States come in layers by their distance from
it, those it does not lead to last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.conflict.model import State
from detente.moves import Graph, Mask, Reach, improvements, index_of, reachable, state_of
from detente.report.naming import option_deed, option_label, plural
from detente.report.subset import Arrow, Subset, Vertex, steps_from
from detente.stability import Solution

MOST, EVERY = 400, 3
"""The most vertices a lens shows; so many improvements for each are all drawn, of more only the best of each mover."""

_TEXT = 200


@dataclass(frozen=True, slots=True)
class Lens:
    """What is to be seen of a state graph. Names that are not in the model match nothing."""

    most: int = MOST
    whole: bool = False
    concept: str = ""
    actor: str = ""
    taken: tuple[str, ...] = ()
    text: str = ""
    group: tuple[str, ...] = ()
    path_to: State | None = None


def lens_of(options: Mapping[str, Any], graph: Graph) -> Lens | None:
    """Return the lens that the options of a request ask for, None where they ask for nothing.

    `group` is "concepts", an actor (all its options) or an option. What has the wrong type is as if it were not there.
    """
    words = {name: value[:_TEXT] for name, value in options.items() if isinstance(value, str) and value.strip()}
    path = options.get("path_to")
    lens = Lens(
        whole=options.get("whole") is True,
        concept=words.get("concept", ""),
        actor=words.get("actor", ""),
        taken=_strings(options.get("taken")),
        text=words.get("text", ""),
        group=_grouping(graph, words.get("group", "")),
        path_to=frozenset(_strings(path)) if isinstance(path, list) else None,
    )
    most = options.get("most")
    if type(most) is int:
        return replace(lens, most=max(1, min(most, MOST)))
    return lens if lens != Lens() else None


def _strings(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _grouping(graph: Graph, key: str) -> tuple[str, ...]:
    own = tuple(option for option in graph.options if graph.conflict.option[option].by == key)
    return own or ((key,) if key in graph.options or key == "concepts" else ())


def seen(solution: Solution, lens: Lens) -> Subset:
    """Return what `lens` shows of the state graph. Deterministic.

    Cost O(n) for each option and concept, and the improvements of the states drawn.
    """
    graph = solution.graph
    reach = reachable(graph, [graph.start], "improvements")
    steps = _way(graph, reach, lens.path_to)
    states, matched = _states(solution, lens, reach, [state for _, before, after in steps for state in (before, after)])
    cells = _cells(solution, lens.group, states)
    vertices = tuple(_vertex(solution, id, members, reach) for id, members in cells.items())
    home = {state: id for id, members in cells.items() for state in members}
    path = tuple(Arrow(home[a], home[b], who) for who, a, b in steps if home[a] != home[b])
    arrows, best = _arrows(graph, home, lens.actor, EVERY * len(vertices))
    counts = dict(Counter((arrow.source, arrow.target, arrow.actor) for arrow in arrows))
    counts |= {key: 1 for arrow in path for key in [(arrow.source, arrow.target, arrow.actor)] if key not in counts}
    drawn = {key: Arrow(*key, count) for key, count in counts.items()}
    way = tuple(dict.fromkeys(drawn[arrow.source, arrow.target, arrow.actor] for arrow in path))
    beyond = any(vertex.layer < 0 for vertex in vertices)
    note = " ".join(_said(graph, lens, states, matched, best=best, way=len(steps), beyond=beyond))
    return Subset(_layered(vertices), tuple(drawn.values()), note, way)


def _way(graph: Graph, reach: Reach, target: State | None) -> list[tuple[str, int, int]]:
    """Return a shortest way to `target`, who takes each step first; nothing where there is none."""
    if target is None or not target <= {*graph.options}:
        return []
    at = index_of(graph, target)
    if at is None or reach.distance[at] < 0:
        return []
    return [(movers[0], before, after) for movers, before, after in reach.path(at)]


def _states(solution: Solution, lens: Lens, reach: Reach, also: Iterable[int]) -> tuple[list[int], int]:
    """Return what is drawn, nearest first, and how many states the lens is about."""
    graph = solution.graph
    about = _about(solution, lens, reach)
    number = int(about.sum())
    about[[graph.start, *also]] = True
    found = np.flatnonzero(about)
    far = np.where(reach.distance < 0, np.iinfo(np.int32).max, reach.distance)
    some = np.logical_or.reduce(
        [np.zeros(graph.size, np.bool_), *(one.all(axis=0) for one in solution.stable.values())]
    )
    near = found[np.lexsort((found, ~some[found], far[found]))].tolist()
    needed = {graph.start, *also}
    room = np.inf if lens.group else max(lens.most - len(needed), 0)
    others = [state for state in near if state not in needed]
    return sorted({*needed, *others[: min(len(others), int(min(room, 2**14)))]}, key=lambda s: (far[s], s)), number


def _about(solution: Solution, lens: Lens, reach: Reach) -> Mask:
    """Mark the states that pass the filters."""
    graph = solution.graph
    about: Mask = np.ones(graph.size, dtype=np.bool_)
    if not (lens.whole or lens.group or lens.concept or lens.taken or lens.text):
        return reach.distance >= 0
    if lens.concept:
        asked = [stable for key, stable in solution.stable.items() if lens.concept in ("any", key)]
        about &= np.logical_or.reduce([np.zeros(graph.size, np.bool_), *(stable.all(axis=0) for stable in asked)])
    for key in lens.taken:
        there = _any(graph, [key.removeprefix("-")])
        about &= ~there if key.startswith("-") else there
    for word in lens.text.lower().split():
        about &= _any(graph, [key for key in graph.options if word in _option_text(graph, key)])
    return about


def _any(graph: Graph, options: list[str]) -> Mask:
    """Mark the states in which one of `options` is taken."""
    care = sum(1 << place for place, key in enumerate(graph.options) if key in options)
    there: Mask = (graph.states & np.uint64(care)) != 0
    return there


def _option_text(graph: Graph, key: str) -> str:
    return f"{option_label(graph.conflict, key)} {option_deed(graph.conflict, key)}".lower()


def _cells(solution: Solution, group: tuple[str, ...], states: list[int]) -> dict[str, list[int]]:
    """Return the states of each vertex, by the vertex's id."""
    if not group:
        return {f"s{state}": [state] for state in states}
    cells: dict[tuple[bool, ...], list[int]] = {}
    for state in states:
        cells.setdefault(_agreeing(solution, group, state), []).append(state)
    return {f"c{members[0]}": members for members in list(cells.values())[:MOST]}


def _agreeing(solution: Solution, group: tuple[str, ...], state: int) -> tuple[bool, ...]:
    if group == ("concepts",):
        return tuple(bool(stable[:, state].all()) for stable in solution.stable.values())
    bits = int(solution.graph.states[state])
    return tuple(bool(bits >> place & 1) for place, key in enumerate(solution.graph.options) if key in group)


def _vertex(solution: Solution, id: str, members: list[int], reach: Reach) -> Vertex:
    graph, at = solution.graph, np.array(members)
    marks = {key: stable[:, at].all(axis=0) for key, stable in solution.stable.items()}
    concepts = tuple(key for key, there in marks.items() if bool(there.all()))
    start, layer = graph.start in members, int(reach.distance[members[0]])
    if len(members) == 1:
        return Vertex(id, state_of(graph, members[0]), layer, concepts, start=start)
    taken = [(graph.states[at] >> np.uint64(place)) & np.uint64(1) for place in range(len(graph.options))]
    pattern = tuple("Y" if bits.all() else "-" if bits.any() else "N" for bits in taken)
    sure = frozenset(key for key, sign in zip(graph.options, pattern, strict=True) if sign == "Y")
    some = int(np.logical_or.reduce([np.zeros(len(at), np.bool_), *marks.values()]).sum())
    return Vertex(id, sure, layer, concepts, start, pattern, len(members), equilibria=some)


def _layered(vertices: tuple[Vertex, ...]) -> tuple[Vertex, ...]:
    """Put what the status quo does not lead to behind everything else."""
    last = max(vertex.layer for vertex in vertices) + 1
    return tuple(vertex if vertex.layer >= 0 else replace(vertex, layer=last) for vertex in vertices)


def _arrows(graph: Graph, home: Mapping[int, str], actor: str, most: int) -> tuple[list[Arrow], bool]:
    """Return the improvements between vertices, and whether only the best of each mover are among them."""
    every = list(_between(graph, home, actor, most if len(home) < MOST else 0))
    if len({(arrow.source, arrow.target, arrow.actor) for arrow in every}) <= most and len(home) < MOST:
        return every, False
    return [
        Arrow(home[state], home[to], who)
        for state in home
        for who, to in steps_from(graph, state, "best")
        if to in home and home[to] != home[state] and actor in ("", who)
    ], True


def _between(graph: Graph, home: Mapping[int, str], actor: str, most: int) -> Iterator[Arrow]:
    """Yield every improvement between vertices, and stop when there are more than `most` pairs."""
    pairs: set[tuple[str, str, str]] = set()
    for number, who in enumerate(graph.actors):
        for state, id in home.items() if actor in ("", who) else ():
            for to in improvements(graph, number, state).tolist():
                if home.get(to, id) != id:
                    pairs.add((id, home[to], who))
                    yield Arrow(id, home[to], who)
            if len(pairs) > most:
                return


def _said(
    graph: Graph, lens: Lens, states: list[int], matched: int, *, best: bool, way: int, beyond: bool
) -> Iterator[str]:
    drawn = f"{len(states):,} of {plural(graph.size, 'state')} drawn"
    chosen = lens.concept or lens.taken or lens.text
    yield f"{drawn}; {matched:,} match, and the status quo is always there." if chosen else f"{drawn}."
    if lens.group:
        yield "States that agree are one."
    if beyond:
        yield "What the status quo does not lead to stands on the right."
    yield "Of each mover's improvements only the best." if best else "Every improvement between them."
    if lens.path_to is not None:
        yield (
            f"A shortest way takes {plural(way, 'improvement')}."
            if way
            else "No improvements lead from the status quo there."
        )
