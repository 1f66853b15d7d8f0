"""The dominant ways to an outcome on the state graph: the likeliest in each meaning, laid over each other.

A way starts on the left; a state that several ways pass is drawn once. What is drawn is said in the note: the chance
of a way depends on what one means by the likeliest, and on the rates.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from detente.conflict.model import Conflict
from detente.findings.measured import CONDITIONAL, LikelyWay, WayStep
from detente.report.chart import percent
from detente.report.layout import Arranged, Box, arrange
from detente.report.naming import actor_name, option_label, sentence
from detente.report.scene import Edge, Mover, Node, Scene, mover_codes
from detente.report.subset import Arrow, Subset, Vertex
from detente.report.visible import one_line

BY_CHANCE = ""
"""The mover of what nobody decides: an outside event, a preparation that goes on."""

Facts = frozenset[str]
Pair = tuple[Facts, Facts]
_LINES, _WIDE = 4, 26


def likely_scene(conflict: Conflict, outcome: str, ways: tuple[LikelyWay, ...]) -> Scene:
    """Compose the picture of `ways`, one or more, from the same start to `outcome`. Raises ValueError for none."""
    start = ways[0].start
    layer: dict[Facts, int] = {start: 0}
    arrows: dict[Pair, list[tuple[LikelyWay, WayStep]]] = {}
    for way in ways:
        for before, step in _steps(way):
            layer.setdefault(step.after, layer[before] + 1)
            arrows.setdefault((before, step.after), []).append((way, step))
    names = {facts: f"s{number}" for number, facts in enumerate(layer)}
    ends = {way.steps[-1].after if way.steps else way.start for way in ways}
    vertices = tuple(Vertex(names[facts], facts, at, start=facts == start) for facts, at in layer.items())
    drawn = Subset(
        vertices,
        tuple(Arrow(names[a], names[b], used[0][1].actor or BY_CHANCE) for (a, b), used in arrows.items()),
        _note(outcome, ways),
    )
    lines = {vertex.id: _lines(conflict, vertex.state, start) for vertex in vertices}
    sizes = {v.id: _size(lines[v.id], badge=v.state == start or v.state in ends) for v in vertices}
    placed = arrange(drawn, sizes)
    nodes = tuple(_node(conflict, v, lines[v.id], placed.boxes[v.id], start, ends) for v in vertices)
    edges = tuple(_edge(conflict, used, names[a], names[b], placed) for (a, b), used in arrows.items())
    title = f"The likeliest ways to {one_line(outcome).replace('_', ' ')}"
    movers = _movers(conflict, {used[0][1].actor or BY_CHANCE for used in arrows.values()})
    return Scene(title, drawn.note, placed.width, placed.height, len(vertices), movers, nodes, edges)


def _steps(way: LikelyWay) -> Iterator[tuple[Facts, WayStep]]:
    """Yield the steps, each with what is the case before it; one after which all reads the same is left out."""
    before = way.start
    for step in way.steps:
        if step.after != before:
            yield before, step
        before = step.after


def _note(outcome: str, ways: tuple[LikelyWay, ...]) -> str:
    """Say of each way in which meaning it is the likeliest, under which rule, and its chance."""
    said = "; ".join(f"{percent(way.chance, way.chance)} ({way.meaning}: {way.says})" for way in ways)
    rules = ", ".join(dict.fromkeys(way.rule for way in ways))
    return f"The likeliest ways to {one_line(outcome).replace('_', ' ')} under {rules}, {CONDITIONAL}: {said}."


def _lines(conflict: Conflict, facts: Facts, start: Facts) -> tuple[str, ...]:
    """Say what is different from the start; the start says what is the case."""
    if facts == start:
        return _cut(wrap(", ".join(sorted(fact_label(conflict, fact) for fact in facts)) or "nothing taken", _WIDE))
    more = [f"+ {fact_label(conflict, fact)}" for fact in sorted(facts - start)]
    less = [f"− {fact_label(conflict, fact)}" for fact in sorted(start - facts)]
    return _cut(more + less or ["as at the start"])


def fact_label(conflict: Conflict, fact: str) -> str:
    """Return what is the case in a state, in a few words: "strike, being prepared", "Iran is blamed"."""
    option, _, being = fact.partition(" being prepared")
    if option in conflict.option:
        return option_label(conflict, option) + (", being prepared" if being or option != fact else "")
    if fact.startswith("blamed(") and fact.endswith(")"):
        return f"{actor_name(conflict, fact[7:-1])} is blamed"
    return one_line(fact).replace("_", " ")


def _cut(lines: list[str]) -> tuple[str, ...]:
    short = [line if len(line) <= _WIDE else line[: _WIDE - 1].rstrip() + "…" for line in lines]
    return tuple(short if len(short) <= _LINES else [*short[: _LINES - 1], f"… {len(short) - _LINES + 1} more"])


def _size(lines: tuple[str, ...], *, badge: bool) -> tuple[float, float]:
    return max(*(len(line) * 6.6 for line in lines), 76) + 22, (len(lines) + badge) * 15 + 14


def _node(conflict: Conflict, vertex: Vertex, lines: tuple[str, ...], box: Box, start: Facts, ends: set[Facts]) -> Node:
    roles = tuple(
        role for role, there in {"status_quo": vertex.state == start, "target": vertex.state in ends}.items() if there
    )
    facts = ", ".join(sorted(fact_label(conflict, fact) for fact in vertex.state)) or "nothing taken"
    return Node(vertex.id, lines, sentence(facts), roles, (), tuple(sorted(vertex.state)), 1, vertex.layer, *box)


def _edge(
    conflict: Conflict, used: list[tuple[LikelyWay, WayStep]], source: str, target: str, placed: Arranged
) -> Edge:
    """Return a step drawn, with its words and the ways that have it."""
    step = used[0][1]
    who = actor_name(conflict, step.actor) if step.actor else "By itself"
    ways = ", ".join(dict.fromkeys(way.meaning for way, _ in used))
    title = f"{who}: {one_line(step.what)} (the likeliest: {ways})"
    return Edge(source, target, step.actor or BY_CHANCE, title, *placed.curves[source, target])


def _movers(conflict: Conflict, moving: set[str]) -> tuple[Mover, ...]:
    makers = conflict.decision_makers
    codes = mover_codes(conflict, makers)
    found = [Mover(a, actor_name(conflict, a), codes[a], i) for i, a in enumerate(makers) if a in moving]
    chance = [Mover(BY_CHANCE, "nobody: chance, time", "*", len(makers))] if BY_CHANCE in moving else []
    return (*found, *chance)
