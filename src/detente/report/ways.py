"""How the crisis can get somewhere, in sentences and as a picture: the layers of all shortest sequences."""

from __future__ import annotations

from textwrap import wrap

from detente.conflict.model import Conflict, State
from detente.findings.status_quo import Ways
from detente.findings.witness import Step
from detente.report.layout import arrange
from detente.report.naming import actor_name, listed, option_label, plural, sentence, state_label
from detente.report.scene import Edge, Mover, Node, Scene, mover_codes
from detente.report.subset import Arrow, Subset, Vertex
from detente.report.tables import Table
from detente.report.words import path_words, state_words, step_words

MOST_NODES = 40
"""A picture has at most this many states; of more, the first sequences are drawn."""

_LINES, _WIDE = 4, 24


def ways_words(conflict: Conflict, ways: Ways) -> tuple[str, ...]:
    """Return what was found as sentences, the answer first. The sequences themselves are in `ways_table`."""
    if ways.length is None:
        return _none(conflict, ways)
    if not ways.length:
        return (f"It is so already: {state_words(conflict, ways.start)}.",)
    ends = f", to {plural(len(ways.ends), 'different state')}" if len(ways.ends) > 1 else ""
    found = "one shortest way" if ways.number == 1 else f"{ways.number:,} shortest ways"
    return (
        f"It takes {plural(ways.length, 'step')} by {_means(conflict, ways)}; {found} there{ends}.",
        *_who(conflict, ways),
        *_steps(conflict, ways),
        *_out_of_reach(conflict, ways),
    )


def ways_table(conflict: Conflict, ways: Ways) -> Table:
    """Return the sequences that are listed, one row each."""
    rows = tuple((str(k), path_words(conflict, path)) for k, path in enumerate(ways.paths, 1))
    left = ways.number - len(ways.paths)
    note = f"… and {left:,} more." if left else ""
    return Table("Shortest ways there, in this model", ("", "way"), rows if ways.length else (), note)


def ways_scene(conflict: Conflict, ways: Ways, *, most: int = MOST_NODES) -> Scene:
    """Compose the picture: the start on the left, then the states one step on, and so on, to the target.

    Who moves shows by colour, dashes and label, as in the state graph. Where there are more than `most` states, the
    first sequences that fit are drawn, and the note says so. Where nothing leads there only the start is drawn.
    """
    steps, left = _chosen(ways, most)
    layer = {ways.start: 0}
    for step in steps:
        layer.setdefault(step.after, layer[step.before] + 1)
    names = {state: f"s{number}" for number, state in enumerate(layer)}
    vertices = tuple(Vertex(names[state], state, at, start=state == ways.start) for state, at in layer.items())
    arrows = tuple(Arrow(names[step.before], names[step.after], step.actor) for step in steps)
    drawn = Subset(vertices, arrows, _note(conflict, ways, left))
    lines = {vertex.id: _lines(conflict, vertex, ways) for vertex in vertices}
    badges = (ways.start, *ways.ends, _now(conflict))
    ends = {names[state] for state in badges if state in names}
    placed = arrange(drawn, {id: _size(text, badge=id in ends) for id, text in lines.items()})
    nodes = tuple(_node(conflict, vertex, lines[vertex.id], placed.boxes[vertex.id], ways) for vertex in vertices)
    edges = tuple(
        Edge(names[s.before], names[s.after], s.actor, step_words(conflict, s, modal="would"), *placed.curves[key])
        for s in steps
        for key in [(names[s.before], names[s.after])]
    )
    title = f"Ways from the start to {ways.target}" if len(ways.target) < 80 else "Ways from the start to the target"
    return Scene(title, drawn.note, placed.width, placed.height, ways.states, _movers(conflict, steps), nodes, edges)


def _means(conflict: Conflict, ways: Ways) -> str:
    actors = listed([actor_name(conflict, actor) for actor in ways.actors])
    return f"{ways.means} of {actors}" if actors else ways.means


def _who(conflict: Conflict, ways: Ways) -> tuple[str, ...]:
    """Return who must move: in any sequence, and in every shortest one."""
    must = [actor_name(conflict, actor) for actor in ways.must_move]
    also = [actor_name(conflict, actor) for actor in ways.always_move if actor not in ways.must_move]
    move = "moves" if len(must) == 1 else "move"
    said = [f"Nothing leads there unless {listed(must)} {move}." if must else "No single actor is needed for it."]
    if also:
        verb = "moves" if len(also) == 1 else "move"
        said.append(
            f"{sentence(listed(also)).rstrip('.')} {verb} in every shortest way, though a longer one may do without."
        )
    return tuple(said)


def _steps(conflict: Conflict, ways: Ways) -> tuple[str, ...]:
    if not ways.always_steps or ways.number == 1:
        return ()
    said = [f"[{state_label(conflict, s.before)}] {step_words(conflict, s, modal='must')}" for s in ways.always_steps]
    return (f"Every shortest way has {'this step' if len(said) == 1 else 'these steps'}: {'; '.join(said)}.",)


def _out_of_reach(conflict: Conflict, ways: Ways) -> tuple[str, ...]:
    """Return what can never come about by these means."""
    if ways.within_reach == ways.states:
        return (f"All {plural(ways.states, 'state')} can be reached by {_means(conflict, ways)}.",)
    beyond = f"{plural(ways.states - ways.within_reach, 'state')} of {ways.states:,} can never be reached"
    said = [f"By {_means(conflict, ways)}, {beyond}."]
    if conflict.arcs is not None:
        said.append(f"Out of reach: {', '.join(option_label(conflict, key) for key in ways.never_taken)}.")
    elif ways.never_taken:
        said.append(f"Never taken: {_options(conflict, ways.never_taken)}.")
    if ways.never_undone and conflict.arcs is None:
        said.append(f"Never given up: {_options(conflict, ways.never_undone)}.")
    return tuple(said)


def _options(conflict: Conflict, keys: tuple[str, ...]) -> str:
    by_actor = [f"{option_label(conflict, key)} ({actor_name(conflict, conflict.option[key].by)})" for key in keys]
    return ", ".join(by_actor)


def _none(conflict: Conflict, ways: Ways) -> tuple[str, ...]:
    """Return that nothing leads there, why, and whether anything else would."""
    said = [f"No sequence of {_means(conflict, ways)} leads there."]
    if ways.unmet and list(ways.unmet) != [ways.target]:
        said.append(f"Nowhere within reach: {'; '.join(ways.unmet)}.")
    if ways.by_moves is not None:
        said.append(f"By moves, of anybody and whether they gain or not, it takes {plural(ways.by_moves, 'step')}.")
    elif ways.means != "moves":
        said.append("Nor do moves of anybody, whether they gain or not.")
    return (*said, *_out_of_reach(conflict, ways))


def _chosen(ways: Ways, most: int) -> tuple[tuple[Step, ...], bool]:
    """Return the steps to draw, and whether some were left out."""
    steps: dict[Step, None] = dict.fromkeys(ways.steps)
    if _nodes(ways, steps) <= most and len(steps) <= 3 * most:
        return ways.steps, ways.partly
    steps = {}
    for path in ways.paths:
        wider = {**steps, **dict.fromkeys(path.steps)}
        if steps and _nodes(ways, wider) > most:
            break
        steps = wider
    return tuple(steps), True


def _nodes(ways: Ways, steps: dict[Step, None]) -> int:
    return len({ways.start, *(step.after for step in steps)})


def _note(conflict: Conflict, ways: Ways, left: bool) -> str:
    if ways.length is None:
        return f"No sequence of {_means(conflict, ways)} leads there; only the start is drawn."
    drawn = "the first of the" if left else "all"
    return f"Drawn: {drawn} {plural(ways.number, 'shortest way')} there by {_means(conflict, ways)}, step by step."


def _lines(conflict: Conflict, vertex: Vertex, ways: Ways) -> tuple[str, ...]:
    """Say what is different from the start; the start says what is taken."""
    if vertex.start:
        return _cut(wrap(state_label(conflict, vertex.state), _WIDE))
    more = [f"+ {option_label(conflict, o.key)}" for o in conflict.options if o.key in vertex.state - ways.start]
    less = [f"− {option_label(conflict, o.key)}" for o in conflict.options if o.key in ways.start - vertex.state]
    return _cut(more + less)


def _cut(lines: list[str]) -> tuple[str, ...]:
    short = [line if len(line) <= _WIDE else line[: _WIDE - 1].rstrip() + "…" for line in lines]
    return tuple(short if len(short) <= _LINES else [*short[: _LINES - 1], f"… {len(short) - _LINES + 1} more"])


def _size(lines: tuple[str, ...], *, badge: bool) -> tuple[float, float]:
    """Estimate the size of a node, with room for the line that says that it is the start or the target."""
    return max(*(len(line) * 6.6 for line in lines), 76) + 22, (len(lines) + badge) * 15 + 14


def _node(
    conflict: Conflict, vertex: Vertex, lines: tuple[str, ...], box: tuple[float, float, float, float], ways: Ways
) -> Node:
    state: State = vertex.state
    now = state == _now(conflict)
    roles = {"status_quo": now, "start": vertex.start and not now, "target": state in ways.ends}
    here = listed([f"the {role.replace('_', ' ')}" for role, there in roles.items() if there])
    title = sentence(f"{here}{': ' if here else ''}{state_words(conflict, state)}")
    taken = tuple(option.key for option in conflict.options if option.key in state)
    return Node(
        vertex.id, lines, title, tuple(role for role, there in roles.items() if there), (), taken, 1, vertex.layer, *box
    )


def _now(conflict: Conflict) -> State:
    """Return the options taken in the status quo."""
    return conflict.status_quo & {option.key for option in conflict.options}


def _movers(conflict: Conflict, steps: tuple[Step, ...]) -> tuple[Mover, ...]:
    """Return who moves; a coalition that moves together has a code made of its members'."""
    makers = conflict.decision_makers
    codes = mover_codes(conflict, makers)
    moving = dict.fromkeys(step.actor for step in steps)
    alone = [Mover(a, actor_name(conflict, a), codes[a], i) for i, a in enumerate(makers) if a in moving]
    jointly = [
        Mover(
            key,
            listed(actor_name(conflict, m) for m in key.split(", ")),
            "+".join(codes[m] for m in key.split(", ")),
            k,
        )
        for k, key in enumerate((key for key in moving if ", " in key), len(makers))
    ]
    return (*alone, *jointly)
