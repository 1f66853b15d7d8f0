"""How often each claim holds, as a picture: a strip for each claim, and beside it the question it hangs on.

A strip is as wide as all profiles together, and each outcome has its part of it, with a pattern of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from detente.conflict.model import Conflict, Outcome
from detente.findings.ensemble.ensemble import ClaimOver, Ensemble
from detente.findings.ensemble.splits import Leaf, Split, Tree
from detente.report.chart import drawn, safe
from detente.report.markup import anchor_id
from detente.report.naming import plural
from detente.report.robust import percent, question_words, sentences, share_words
from detente.report.tables import mark
from detente.report.visible import one_line

SHOWN: tuple[Outcome, ...] = ("holds", "depends", "untestable", "fails")
"""The outcomes from left to right."""

LEFT, NAME, BAR, SHARE, HINGE = 14.0, 176.0, 150.0, 140.0, 420.0
"""Where the columns begin, and how wide they are, in px: the claim, its strip, the share, what it hangs on."""

WIDTH = LEFT + NAME + BAR + SHARE + HINGE
MOST = 120
"""So many claims are shown."""

ALIKE = "no want and no reading: concepts or numbers make it differ"
"""What a claim hangs on where no question tells the cases apart."""

_TOP, _LINE, _GAP, _THICK, _LETTER = 44.0, 15.0, 13.0, 14.0, 6.4


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a strip with one outcome, in px."""

    outcome: Outcome
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A claim: its strip, the ends of the interval of how often it holds, what it hangs on, the sentence to check."""

    claim: str
    name: tuple[str, ...]
    title: str
    outcome: Outcome
    y: float
    segments: tuple[Segment, ...]
    interval: tuple[float, float] | None
    share: str
    hinge: tuple[str, ...]
    sentence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """The picture: claims that depend first, then the others, each in the order of the model."""

    title: str
    note: str
    width: float
    height: float
    rows: tuple[Strip, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the scene as plain data for JSON."""
        return asdict(self)


def strips(conflict: Conflict, found: Ensemble, trees: Mapping[str, Tree]) -> Strips:
    """Compose the picture. `trees` say of the claims that depend what they depend on."""
    asked = [one for one in found.claims if one.asked]
    rows, y = [], _TOP
    for one in sorted(asked, key=lambda each: each.outcome != "depends")[:MOST]:
        rows.append(_strip(conflict, one, trees.get(one.claim), y))
        y += _height(rows[-1])
    title = f"{one_line(conflict.title) or 'The model'}: how often each claim holds"
    return Strips(title, _note(found, len(found.claims) - len(rows)), WIDTH, y, tuple(rows))


def _note(found: Ensemble, unasked: int) -> str:
    number = plural(found.profiles.number, "profile")
    every = f"All {number} of wants" if found.profiles.exact else f"{number} of wants drawn (intervals at 95 %)"
    left = f" {plural(unasked, 'claim')} not shown." if unasked else ""
    return f"{every}, every order that fits what is sure as likely as every other.{left}"


def _strip(conflict: Conflict, one: ClaimOver, tree: Tree | None, y: float) -> Strip:
    segments, x = [], LEFT + NAME
    for outcome in SHOWN:
        width = one.orders[outcome].share * BAR
        if width > 0:
            segments.append(Segment(outcome, round(x, 1), round(width, 1)))
            x += width
    holds = one.orders["holds"]
    ends = (LEFT + NAME + holds.low * BAR, LEFT + NAME + holds.high * BAR)
    hinge, sentence = _hinge(conflict, tree)
    name = tuple(wrap(one_line(one.claim), int(NAME / 7.4) - 1, max_lines=3, placeholder=" …"))
    says = next((claim.says for claim in conflict.claims if claim.id == one.claim), "")
    shares = ", ".join(f"{outcome} in {percent(one.orders[outcome].share)}" for outcome in SHOWN
                       if one.orders[outcome].share > 0)  # fmt: skip
    title = f"{one_line(says) or one.claim}: {shares}{'. ' + ' '.join(hinge) if hinge else ''}"
    return Strip(one.claim, name or (one.claim,), title, one.outcome, round(y, 1), tuple(segments),
                 ends if 0 < holds.share < 1 and holds.low < holds.high else None, often_words(one), hinge,
                 sentence)  # fmt: skip


def often_words(one: ClaimOver) -> str:
    """Say how often a claim holds; of one that never does, how often it hangs on the reading or the concept."""
    depends = one.orders["depends"]
    if one.outcome == "untestable":
        return "untestable"
    if one.orders["holds"].share > 0 or depends.share == 0:
        return share_words(one.orders["holds"])
    return f"depends {'in all' if depends.share == 1 else f'in {percent(depends.share)}'}"


def _hinge(conflict: Conflict, tree: Tree | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the first question of a tree with what follows from the answers, and the sentences that settle it."""
    if tree is None:
        return (), ()
    if isinstance(tree, Leaf):
        return (ALIKE,), ()
    asks = f"hinge: {question_words(conflict, tree.question)}"
    then = f"{percent(held(tree.yes))} if so, {percent(held(tree.no))} if not"
    wide = int(HINGE / _LETTER)
    said = [line for each in sentences(conflict, tree.question)
            for line in wrap(each, wide, max_lines=2, placeholder=" …")]  # fmt: skip
    return (*wrap(asks, wide, max_lines=2, placeholder=" …"), f"holds in {then}"), tuple(said[:4])


def held(tree: Tree) -> float:
    """Return in what share of the cases of a tree the claim holds."""
    parts = list(_leaves(tree))
    total = sum(leaf.share for leaf in parts)
    return sum(leaf.share * leaf.outcomes.get("holds", 0.0) for leaf in parts) / total if total else 0.0


def _leaves(tree: Tree) -> Iterator[Leaf]:
    match tree:
        case Leaf():
            yield tree
        case Split(_, yes, no):
            yield from _leaves(yes)
            yield from _leaves(no)


def _height(row: Strip) -> float:
    return _LINE * max(len(row.name), len(row.hinge) + len(row.sentence), 1) + _GAP


def strips_svg(scene: Strips, *, id: str = "strips", linked: bool = False) -> str:
    """Return the picture as an SVG element. With `linked`, claims lead to their cards on the report's page."""
    body = painted_strips(scene, id=id, linked=linked)
    return drawn(body, title=scene.title, note=scene.note, width=scene.width, height=scene.height, id=id)


def painted_strips(scene: Strips, *, id: str, linked: bool = False) -> Iterator[str]:
    """Yield what is inside the picture."""
    yield f"<defs>{_patterns(id)}</defs>"
    yield f'<g aria-hidden="true">{"".join(_key(id))}</g><g role="list" aria-label="{len(scene.rows)} claims">'
    for row in scene.rows:
        yield f'<g role="listitem"><g role="img" aria-label="{safe(row.title)}"><title>{safe(row.title)}</title>'
        yield "".join(_row(row, id, linked=linked)) + "</g></g>"
    yield "</g>"


def _patterns(id: str) -> str:
    """Return what tells outcomes apart without a colour: stripes and dots."""
    return (
        f'<pattern id="{id}-depends" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="card" width="6" height="6"/><rect class="depends" width="3" '
        f'height="6"/></pattern><pattern id="{id}-untestable" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<rect class="card" width="5" height="5"/><circle class="untestable" cx="2.5" cy="2.5" r="1.1"/></pattern>'
    )


def _key(id: str) -> Iterator[str]:
    x = LEFT
    for outcome in SHOWN:
        yield _bar(Segment(outcome, x, 26.0), 12.0, id)
        yield f'<text x="{x + 33:g}" y="23">{mark(outcome)} {outcome}</text>'
        x += 60 + 7.4 * len(outcome)
    yield f'<text class="quiet" x="{LEFT + NAME + BAR + SHARE:g}" y="23">what it hangs on, and what to check</text>'


def _row(row: Strip, id: str, *, linked: bool) -> Iterator[str]:
    top = row.y + 12
    yield f'<path class="row" d="M{LEFT:g} {row.y - 7:g}H{WIDTH - 14:g}"/>'
    name = "".join(
        f'<text class="strong" x="{LEFT:g}" y="{top + _LINE * k:g}">{safe(line)}</text>'
        for k, line in enumerate(row.name)
    )
    yield f'<a href="#{anchor_id("claim", row.claim)}">{name}</a>' if linked else name
    yield "".join(_bar(segment, row.y + 1, id) for segment in row.segments)
    if row.interval is not None:
        low, high = row.interval
        yield f'<path class="whisker" d="M{low:.1f} {row.y + 19:g}v4m0 -2H{high:.1f}m0 -2v4"/>'
    yield f'<text x="{LEFT + NAME + BAR + 10:g}" y="{top:g}">{mark(row.outcome)} {safe(row.share)}</text>'
    for k, line in enumerate((*row.hinge, *row.sentence)):
        look = "quiet" if k >= len(row.hinge) else ""
        yield f'<text class="{look}" x="{LEFT + NAME + BAR + SHARE:g}" y="{top + _LINE * k:g}">{safe(line)}</text>'


def _bar(segment: Segment, y: float, id: str) -> str:
    patterned = segment.outcome in ("depends", "untestable")
    look = f'class="part" fill="url(#{id}-{segment.outcome})"' if patterned else f'class="part {segment.outcome}"'
    return f'<rect {look} x="{segment.x:g}" y="{y:g}" width="{segment.width:g}" height="{_THICK:g}"/>'
