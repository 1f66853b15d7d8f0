"""Nesting: which attribution is reported inside which, and the chain of mouths from the outlet to the first speaker."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.attribution.told import Report

Place = tuple[int | None, tuple[str, ...]]
_NEAR = 24
"""How many contents that begin before a cue are looked at: deeper nesting is not told in one breath."""


def nested(told: Sequence[Report], speakers: Sequence[str | None], via: tuple[str, ...]) -> tuple[Place, ...]:
    """Return for each attribution its parent's index and its chain; `told` is in the order of the cues.

    The parent is the one it is told to be `within`, else the one with the smallest content that holds the cue. A chain
    starts with `via`, and nobody stands in it twice in a row. Cost is linear.
    """
    contents = sorted((start, end, n) for n, report in enumerate(told) for start, end in report.content)
    cues = {report.cue: n for n, report in enumerate(told)}
    parents = [
        cues[report.within] if report.within in cues else _parent(report, n, contents, told)
        for n, report in enumerate(told)
    ]
    return tuple((parent, _chain(n, parents, speakers, via)) for n, parent in enumerate(parents))


def _parent(report: Report, own: int, contents: list[tuple[int, int, int]], told: Sequence[Report]) -> int | None:
    from bisect import bisect_right

    at = report.cue[0]
    near = contents[max(0, bisect_right(contents, (at, at, own)) - _NEAR) : bisect_right(contents, (at, at, own))]
    holding = [
        (end - start, told[n].within is None, n)
        for start, end, n in near
        if n != own and start <= at < end and not _within(told[n].cue, report)
    ]
    return min(holding)[2] if holding else None


def _within(cue: tuple[int, int], report: Report) -> bool:
    """Two that hold each other's cue are not nested: the outer one is that whose cue stands outside."""
    return any(start <= cue[0] < end for start, end in report.content)


def _chain(
    n: int, parents: Sequence[int | None], speakers: Sequence[str | None], via: tuple[str, ...]
) -> tuple[str, ...]:
    mouths: list[str] = []
    at: int | None = n
    for _ in range(_NEAR):
        if at is None:
            break
        if (speaker := speakers[at]) is not None:
            mouths.append(speaker)
        at = parents[at]
    chain = [*via, *reversed(mouths)]
    return tuple(key for before, key in zip([None, *chain], chain, strict=False) if key != before)
