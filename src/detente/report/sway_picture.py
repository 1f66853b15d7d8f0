"""How far each verdict is from turning, as a picture: a row of steps for each claim, the fewest first.

A square is one change of wants; dots say that so many changes at once were tried, and nothing turned the verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from detente.conflict.model import Conflict
from detente.findings.sway import Sway
from detente.report.chart import drawn, safe
from detente.report.naming import plural
from detente.report.sway import step_words
from detente.report.tables import mark
from detente.report.visible import one_line

_LEFT, _NAME, _STEP, _MOST, _SAYS, _TOP, _LINE = 14.0, 250.0, 21.0, 8, 380.0, 46.0, 15.0
_LETTER = 6.6


def sway_svg(conflict: Conflict, found: Sequence[Sway], *, id: str = "sway") -> str:
    """Return the picture of `found`, claims that turn most easily first. `id` is put before every id in it."""
    shown = sorted((one for one in found if one.tried or one.searched), key=_ease)
    rows, y = [], _TOP
    for one in shown:
        said, name = _said(one), _name(conflict, one)
        rows.append("".join(_row(one, name, said, y)))
        y += max(len(name), len(said), 2) * _LINE + 14
    body = (
        f'<g aria-hidden="true"><text class="quiet" x="{_LEFT:g}" y="24">claim, and its verdict</text>'
        f'<text class="quiet" x="{_LEFT + _NAME:g}" y="24">steps that turn it, for instance</text></g>',
        f'<g role="list" aria-label="{plural(len(rows), "claim")}">{"".join(rows)}</g>',
    )
    width = _LEFT + _NAME + _STEP * _MOST + _SAYS
    left = len(found) - len(shown)
    beside = f" {plural(left, 'claim')} not searched: about time, without a test, or wants have no say." if left else ""
    note = f"A step (square) drops a want, turns it round, or exchanges two neighbours. Dots: tried, in vain.{beside}"
    title = f"{one_line(conflict.title) or 'The model'}: how far each verdict is from turning"
    return drawn(body, title=title, note=note, width=width, height=y, id=id)


def _ease(one: Sway) -> tuple[int, str]:
    return (one.distance or 1000 + one.searched, one.claim)


def _name(conflict: Conflict, one: Sway) -> list[str]:
    claim = next((claim for claim in conflict.claims if claim.id == one.claim), None)
    words = one_line(claim.says if claim and claim.says else one.claim)
    return wrap(f"{mark(one.outcome)} {words}", int(_NAME / _LETTER) - 2, max_lines=3, placeholder=" …")


def _said(one: Sway) -> list[str]:
    if not one.turns:
        return wrap(f"nothing of up to {plural(one.searched, 'step')} turns it", int(_SAYS / _LETTER))
    steps = "; ".join(step_words(step) for step in one.turns[0].steps)
    ways = f" ({one.number:,} ways)" if one.number > 1 else ""
    words = f"{mark(one.turns[0].becomes)} {one.turns[0].becomes} if {one_line(steps)}{ways}"
    return wrap(words, int(_SAYS / _LETTER), max_lines=3, placeholder=" …")


def _row(one: Sway, name: list[str], said: list[str], y: float) -> Iterator[str]:
    told = f"{' '.join(name)}, {one.outcome}: {' '.join(said)}"
    yield f'<g role="listitem"><g role="img" aria-label="{safe(told)}"><title>{safe(told)}</title>'
    yield f'<path class="row" d="M{_LEFT:g} {y - 8:g}H{_LEFT + _NAME + _STEP * _MOST + _SAYS - 14:g}"/>'
    for k, line in enumerate(name):
        yield f'<text class="strong" x="{_LEFT:g}" y="{y + 12 + _LINE * k:g}">{safe(line)}</text>'
    for k in range(min(one.distance or one.searched, _MOST)):
        x = _LEFT + _NAME + _STEP * k
        square = f'<rect class="point" x="{x:g}" y="{y + 1:g}" width="15" height="13" rx="3"/>'
        dot = f'<circle class="package" cx="{x + 7:g}" cy="{y + 8:g}" r="2.5"/>'
        yield square if one.distance is not None else dot
    for k, line in enumerate(said):
        quiet = ' class="quiet"' if one.distance is None else ""
        yield f'<text{quiet} x="{_LEFT + _NAME + _STEP * _MOST:g}" y="{y + 12 + _LINE * k:g}">{safe(line)}</text>'
    yield "</g></g>"
