"""A chain as a model in the PRISM language, which PRISM and Storm read (Storm with its switch -pc).

One module has a variable for each option, condition and stage. A command has a guard, a rate (to 15 digits) and what
changes. States from which the same happens are put into as few guards as meet by chance; no two guards of a command
overlap, because overlapping ones would add up.

Kwiatkowska, Norman and Parker (2011), PRISM 4.0: Verification of probabilistic real-time systems, CAV.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from detente.files.generator import Generator, Label, Variable, checked_size, comment, never_left, safe_names

Block = tuple[tuple[int, int], ...]
"""The least and the largest value of each variable."""

Change = tuple[tuple[int, int], ...]


def prism_text(generator: Generator) -> str:
    """Return the model as text. Cost: states leaving times variables. Raises TooLarge (D871)."""
    checked_size(len(generator.rates))
    names = safe_names(variable.name for variable in generator.variables)
    lines = [
        *(f"// {comment(line)}" for line in generator.head),
        "",
        "ctmc",
        "",
        "module crisis",
        *_declared(generator, names),
        "",
        *_commands(generator, names),
        "endmodule",
        "",
        *_labels(generator, names),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def blocks(states: Iterable[tuple[int, ...]]) -> list[Block]:
    """Return blocks of states, no two of which overlap, that together are `states`.

    One variable after the other: blocks that differ in it alone, by values that follow on each other, become one.

    >>> blocks([(0, 0), (0, 1), (1, 1)])
    [((0, 0), (0, 0)), ((0, 1), (1, 1))]
    """
    found = [tuple((value, value) for value in state) for state in states]
    for at in range(len(found[0]) if found else 0):
        lines: dict[Block, list[tuple[int, int]]] = defaultdict(list)
        for block in found:
            lines[(*block[:at], (0, 0), *block[at + 1 :])].append(block[at])
        found = [(*line[:at], run, *line[at + 1 :]) for line, spans in lines.items() for run in _runs(spans)]
    return sorted(found)


def _runs(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join spans that follow on each other."""
    first, last = min(spans)
    for low, high in sorted(spans)[1:]:
        if low > last + 1:
            yield first, last
            first = low
        last = high
    yield first, last


def _declared(generator: Generator, names: tuple[str, ...]) -> Iterator[str]:
    start = generator.states[generator.start]
    for variable, name, value in zip(generator.variables, names, start, strict=True):
        kind = "bool" if variable.most == 1 else f"[0..{variable.most}]"
        yield f"  {name} : {kind} init {_value(value, variable)};  // {comment(variable.name)}"


def _commands(generator: Generator, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the commands, those of one cause together."""
    alike: dict[tuple[str, Change, float], list[tuple[int, ...]]] = defaultdict(list)
    for (why, source, target), rate in _by_cause(generator).items():
        before, after = generator.states[source], generator.states[target]
        change = tuple((at, new) for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new)
        alike[why, change, float(f"{rate:.15g}")].append(before)
    last = None
    for (why, change, rate), sources in sorted(alike.items(), key=lambda it: it[0]):
        if why != last:
            yield f"  // {comment(why)}"
        last = why
        update = " & ".join(f"({names[at]}'={_value(value, generator.variables[at])})" for at, value in change)
        for block in blocks(sources):
            yield f"  [] {_guard(block, generator.variables, names)} -> {rate!r} : {update};"
    still = blocks(generator.states[state] for state in never_left(generator))
    if still:
        yield "  // never left"
    for block in still:
        yield f"  [] {_guard(block, generator.variables, names)} -> 1.0 : true;"


def _by_cause(generator: Generator) -> dict[tuple[str, int, int], float]:
    """Return the rates of each cause, one per pair of states."""
    total: dict[tuple[str, int, int], float] = defaultdict(float)
    for each in generator.rates:
        total[each.why, each.source, each.target] += each.rate
    return total


def _labels(generator: Generator, names: tuple[str, ...]) -> Iterator[str]:
    for label, name in zip(generator.labels, safe_names(label.name for label in generator.labels), strict=True):
        yield f"// {comment(f'{label.name}: {label.says}')}"
        yield f'label "{name}" = {_set(label, generator, names)};'


def _set(label: Label, generator: Generator, names: tuple[str, ...]) -> str:
    found = blocks(generator.states[state] for state in label.states)
    return " | ".join(f"({_guard(block, generator.variables, names)})" for block in found) or "false"


def _guard(block: Block, variables: tuple[Variable, ...], names: tuple[str, ...]) -> str:
    said = (_is(name, *span, variable.most) for name, span, variable in zip(names, block, variables, strict=True))
    return " & ".join(filter(None, said)) or "true"


def _is(name: str, low: int, high: int, most: int) -> str:
    """Say that a variable is from `low` to `high`; nothing where it always is."""
    if (low, high) == (0, most):
        return ""
    if most == 1:
        return name if low else f"!{name}"
    if low == high:
        return f"{name}={low}"
    return f"{name}<={high}" if not low else f"{name}>={low}" if high == most else f"{name}>={low} & {name}<={high}"


def _value(value: int, variable: Variable) -> str:
    return str(bool(value)).lower() if variable.most == 1 else str(value)
