"""A chain as explicit files, state by state: rates (.tra), states (.sta), named sets (.lab).

PRISM and Storm have the same files with different heads: PRISM counts states and rates and numbers its labels, Storm
names the kind of model and declares its labels. States are numbered from 0, rates are per day.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.files.generator import Generator, checked_size, safe_names, summed


def explicit_files(generator: Generator) -> dict[str, str]:
    """Return the text of each file by its ending, as PRISM reads them (`prism -importmodel NAME.all -ctmc`)."""
    rates = _rates(generator)
    head = f"{len(generator.states)} {len(rates)}"
    return {".tra": _lines([head, *rates]), ".sta": _states(generator), ".lab": _lines(_numbered(generator))}


def storm_files(generator: Generator) -> dict[str, str]:
    """Return the text of each file by its ending, as Storm reads them (`storm --explicit NAME.tra NAME.lab`)."""
    return {
        ".tra": _lines(["ctmc", *_rates(generator)]),
        ".sta": _states(generator),
        ".lab": _lines(_named(generator)),
    }


def _rates(generator: Generator) -> list[str]:
    checked_size(len(generator.rates))
    return [f"{source} {target} {rate!r}" for source, target, rate in summed(generator)]


def _states(generator: Generator) -> str:
    names = ",".join(safe_names(variable.name for variable in generator.variables))
    kinds = [variable.most == 1 for variable in generator.variables]
    rows = (
        ",".join(str(bool(v)).lower() if two else str(v) for v, two in zip(state, kinds, strict=True))
        for state in generator.states
    )
    return _lines([f"({names})", *(f"{at}:({row})" for at, row in enumerate(rows))])


def _labelled(generator: Generator) -> list[tuple[str, frozenset[int]]]:
    """Return the labels both programs know, then the others."""
    names = safe_names(label.name for label in generator.labels)
    sets = (label.states for label in generator.labels)
    return [("init", frozenset({generator.start})), ("deadlock", frozenset()), *zip(names, sets, strict=True)]


def _numbered(generator: Generator) -> Iterator[str]:
    labels = _labelled(generator)
    yield " ".join(f'{at}="{name}"' for at, (name, _) in enumerate(labels))
    for state in range(len(generator.states)):
        here = [str(at) for at, (_, states) in enumerate(labels) if state in states]
        if here:
            yield f"{state}: {' '.join(here)}"


def _named(generator: Generator) -> Iterator[str]:
    labels = _labelled(generator)
    yield from ("#DECLARATION", " ".join(name for name, _ in labels), "#END")
    for state in range(len(generator.states)):
        here = [name for name, states in labels if state in states]
        if here:
            yield f"{state} {' '.join(here)}"


def _lines(lines: list[str] | Iterator[str]) -> str:
    return "\n".join(lines) + "\n"
