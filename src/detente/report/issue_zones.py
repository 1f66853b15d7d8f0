"""The zone of each issue: what its settlements are worth to those who sign, which of them nobody would lose by."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict
from detente.findings.deals.record import DealReading, Deals, IssueTold
from detente.report.chart import safe
from detente.report.deal_marks import LETTERS, Drawing, party_names, signers
from detente.report.deals import reading_name
from detente.report.naming import actor_name
from detente.report.palette import DASHES
from detente.report.visible import one_line

WIDTH = 760.0
_LEFT, _TALL, _BLOCK, _ROW = 24.0, 58.0, 132.0, 22.0
_LETTER = 6.4
Span = tuple[float, float]


def issue_zones(conflict: Conflict, found: Deals, one: DealReading, *, width: float = WIDTH) -> Drawing:
    """Compose the picture, `width` px wide: a strip for each issue that is negotiated, a line for the others."""
    names = party_names(conflict, found)
    key = _key(found, names, width)
    rows = [f'<g transform="translate({x:g} {y:g})">{drawn}</g>' for x, y, drawn in key]
    y = key[-1][1] + 30
    for issue in one.issues:
        if issue.settled is not None or issue.decided_by or not issue.settlements:
            rows += _fixed(conflict, issue, y, width)
            y += 44.0
        else:
            rows += _strip(found, one, issue, names, (y, width))
            y += _BLOCK
    under = reading_name(one)
    note = (
        "Shaded: settled so, and all else left as it is without a deal, nobody who signs is worse off on the issue "
        "(where only a lottery has a zone, nothing is shaded). "
        "Hatched: a red line rules it out. Letters stand at what the best single package of a solution picks."
    )
    return Drawing(f"Issue by issue{f' ({under})' if under else ''}", note, width, y, tuple(rows))


def _key(found: Deals, names: tuple[str, ...], width: float) -> list[tuple[float, float, str]]:
    """Return each entry of the key with its place, in rows that are no wider than the picture."""
    samples = [(f'<g class="c{n % 8}"><path class="line d{n % 8}" d="M0 -4h30"/></g>', names[at])
               for n, at in enumerate(signers(found))]  # fmt: skip
    samples.append(('<rect class="zone" x="4" y="-12" width="22" height="14"/>', "nobody loses by it"))
    samples.append(('<rect class="barred" x="4" y="-12" width="22" height="14"/>', "against a red line"))
    samples.append(('<path class="point" d="M15 -12l6 11h-12z"/>', "now"))
    placed: list[tuple[float, float, str]] = []
    x, y = _LEFT, _ROW
    for drawn, said in samples:
        need = 58 + _LETTER * len(said)
        if x + need - 20 > width and x > _LEFT:
            x, y = _LEFT, y + _ROW
        placed.append((x, y, f'{drawn}<text x="38">{safe(said)}</text>'))
        x += need
    return placed


def _fixed(conflict: Conflict, issue: IssueTold, y: float, width: float) -> Iterator[str]:
    who = actor_name(conflict, issue.decided_by) if issue.decided_by else ""
    said = f"decided by {who}: {issue.settled or 'nothing'}" if who else f"off the table: {issue.settled or ''}"
    yield f'<text x="{_LEFT:g}" y="{y + 16:g}">{_heading(issue, width)}</text>'
    yield f'<text class="quiet" x="{_LEFT:g}" y="{y + 32:g}">{safe(said)}</text>'


def _heading(issue: IssueTold, width: float) -> str:
    """Return the name of an issue and as much of what it says as there is room for."""
    room = max(12, int((width - 2 * _LEFT) / _LETTER) - len(issue.key) - 2)
    says = one_line(issue.says)
    says = says if len(says) <= room else f"{says[: room - 1]}…"
    return f'<tspan class="strong">{safe(issue.key)}</tspan>' + (f'<tspan dx="8">{safe(says)}</tspan>' if says else "")


def _strip(
    found: Deals, one: DealReading, issue: IssueTold, names: tuple[str, ...], place: tuple[float, float]
) -> Iterator[str]:
    y, width = place
    wide = (width - 2 * _LEFT) / len(issue.settlements)
    head, top = y + 14, y + 38
    yield f'<text x="{_LEFT:g}" y="{head:g}">{_heading(issue, width)}</text>'
    for at, each in enumerate(issue.settlements):
        kind = "barred" if not each.allowed else "zone" if each.zone else "cell"
        said = f"{each.key}: {', '.join(_worth(names[i], each.worth[i]) for i in signers(found))}"
        yield (
            f'<rect class="{kind}" x="{_LEFT + wide * at:.1f}" y="{top:g}" width="{wide:.1f}" height="{_TALL:g}">'
            f"<title>{safe(said)}</title></rect>"
        )
    yield from _lines(found, issue, top, wide)
    picks = _picks(one, issue)
    for at, letters in sorted(picks.items()):
        x = _LEFT + wide * (at + 0.5)
        yield f'<text class="strong middle" x="{x:.1f}" y="{top - 5:g}">{letters}</text>'
    yield from _labels(issue, picks, top + _TALL, wide)


def _worth(name: str, value: float) -> str:
    return f"{name} {round(value, 4) + 0.0:.4g}"


def _lines(found: Deals, issue: IssueTold, top: float, wide: float) -> Iterator[str]:
    """Draw what the settlements are worth to each who signs, on one scale, nothing at the foot."""
    among = signers(found)
    values = [each.worth[i] for each in issue.settlements for i in among]
    low, high = min(0.0, *values), max(0.0, *values)
    span = (low, high if high > low else low + 1.0)
    for number, i in enumerate(among):
        style = number % len(DASHES)
        places = [
            (_LEFT + wide * (at + 0.5), _up(each.worth[i], span, top)) for at, each in enumerate(issue.settlements)
        ]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        dots = "".join(f'<rect x="{x - 2:.1f}" y="{y - 2:.1f}" width="4" height="4"/>' for x, y in places)
        yield f'<g class="c{style} done"><path class="line d{style}" d="M{path}"/>{dots}</g>'


def _up(value: float, span: Span, top: float) -> float:
    return top + 6 + (_TALL - 12) * (1 - (value - span[0]) / (span[1] - span[0]))


def _picks(one: DealReading, issue: IssueTold) -> dict[int, str]:
    """Return the letters of the solutions at the settlements their best single packages pick."""
    place, found = {each.key: at for at, each in enumerate(issue.settlements)}, dict[int, str]()
    for each in one.solutions:
        settled = dict(each.best[0].settlements).get(issue.key) if each.lottery and each.best else None
        if settled in place:
            at = place[settled]
            found[at] = f"{found[at]} {LETTERS[each.key]}" if at in found else LETTERS[each.key]
    return found


def _labels(issue: IssueTold, picks: dict[int, str], bottom: float, wide: float) -> Iterator[str]:
    """Name settlements below their cells: the ends, where it stands now, what is picked, then whatever has room."""
    now = next((at for at, each in enumerate(issue.settlements) if each.key == issue.now), None)
    last = len(issue.settlements) - 1
    taken: list[Span] = []
    order = (*((now,) if now is not None else ()), 0, last, *sorted(picks), *range(1, last))
    for at in dict.fromkeys(order):
        text = one_line(issue.settlements[at].key)
        half, middle = _LETTER * len(text) / 2 + 4, _LEFT + wide * (at + 0.5)
        if all(middle + half <= low or middle - half >= high for low, high in taken):
            taken.append((middle - half, middle + half))
            yield f'<text class="middle quiet" x="{middle:.1f}" y="{bottom + 15:g}">{safe(text)}</text>'
        if at == now:
            yield f'<path class="point" d="M{middle:.1f} {bottom + 20:g}l6 11h-12z"><title>Now</title></path>'
