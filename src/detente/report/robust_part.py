"""How much hangs on what is unsure, for a page: the strips of the claims, the states by share, what to check next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.findings.ensemble.ensemble import ClaimOver, Ensemble
from detente.findings.ensemble.settle import Worth, worth
from detente.findings.ensemble.splits import Question, Split, Tree, cases, splits
from detente.findings.ensemble.variants import unsure
from detente.report.answer_page import answer_page
from detente.report.chart import drawn
from detente.report.heat import heat, heat_svg, painted_heat
from detente.report.markup import NOTHING, Markup, join, link, tag, words
from detente.report.references import References
from detente.report.robust import (
    BITS,
    bears_on,
    distinct,
    next_table,
    pairs_table,
    percent,
    question_bases,
    question_words,
    robust_table,
    robust_words,
    states_table,
    tree_lines,
)
from detente.report.strips import ALIKE, SHOWN, held, often_words, painted_strips, strips, strips_svg
from detente.report.tables import Table

SURE = "The model says of nothing that it is unsure: each verdict is that of one profile of wants."
LEFT_OUT = "Something is unsure in this model, and it was not asked for this page: detente robust asks."
UNTIMED = "Claims about time are not asked on this page: detente robust asks them of some of the profiles."

_NEXT = 8
_GAP = 34


@dataclass(frozen=True, slots=True)
class Hanging:
    """What an ensemble tells: what each claim that depends hangs on, and what to check next, the most worth first."""

    trees: Mapping[str, Tree]
    next: tuple[Worth, ...]


def hanging(found: Ensemble) -> Hanging:
    """Work out what the claims hang on. Claims asked of fewer than a hundred profiles have no say in what is next."""
    of = cases(found)
    asked = [one for one in found.claims if one.asked]
    trees = {one.claim: splits(found, one.claim, of=of) for one in asked if one.outcome == "depends"}
    enough = min(found.profiles.number, 100)
    least = 1e-6 if found.profiles.exact else 8 / found.profiles.number
    told = worth(found, claims=[one.claim for one in asked if one.asked >= enough], least=least)
    return Hanging(trees, distinct(told))


def robust_svg(conflict: Conflict, found: Ensemble, *, id: str = "robust") -> str:
    """Return the strips and below them the states by share, as one SVG element."""
    above, below = strips(conflict, found, hanging(found).trees), heat(conflict, found)
    body = [*painted_strips(above, id=id)]
    height = above.height
    if below.rows:
        moved = f'<g transform="translate(0 {above.height + _GAP:g})">'
        head = '<text class="strong" x="14" y="-2">How often a state is an equilibrium</text>'
        body += [moved, head, *painted_heat(below), "</g>"]
        height += _GAP + below.height
    note = f"{above.note} {below.note}" if below.rows else above.note
    return drawn(body, title=above.title, note=note, width=max(above.width, below.width), height=height, id=id)


def robust_page(conflict: Conflict, found: Ensemble) -> str:
    """Return the ensemble as a small offline page: sentences, pictures, and the same as tables."""
    told = hanging(found)
    more = (next_table(conflict, told.next), trees_table(conflict, told), states_table(conflict, found))
    tables = [table for table in (*more, pairs_table(found)) if table.rows]
    picture = robust_svg(conflict, found)
    title = f"{conflict.title or 'The model'}: how much hangs on what is unsure"
    return answer_page(title, robust_words(found), picture, robust_table(found), tables)


def trees_table(conflict: Conflict, told: Hanging) -> Table:
    """Return what each claim that depends hangs on, a row for each line of its tree."""
    rows = tuple(
        (claim if at == 0 else "", f"{'– ' * depth}{line}")
        for claim, tree in told.trees.items()
        for at, (depth, line) in enumerate(tree_lines(conflict, tree))
    )
    return Table("What it depends on", ("claim", "questions, and what follows"), rows)


def robust_part(refs: References, found: Ensemble | None, told: Hanging | None) -> Markup:
    """Return the section of the report: pictures, what each claim hangs on, and what to check next."""
    if found is None or told is None:
        return tag("p", words(LEFT_OUT if _open(refs.conflict) else SURE))
    conflict = refs.conflict
    said = [tag("p", words(line)) for line in robust_words(found)]
    if _unasked(conflict, found):
        said.append(tag("p", words(UNTIMED), class_="remark"))
    claims = _figure(strips_svg(strips(conflict, found, told.trees), linked=True), "How often each claim holds")
    states = (
        _figure(heat_svg(heat(conflict, found)), "How often a state is an equilibrium") if found.states else NOTHING
    )
    return join(*said, claims, _trees(refs, told), states, _next(refs, told))


def slips(refs: References, found: Ensemble | None, told: Hanging | None) -> dict[str, Markup]:
    """Return what is to stand on the card of each claim that was asked."""
    if found is None or told is None:
        return {}
    return {
        one.claim: often(refs, one, told.trees.get(one.claim))
        for one in found.claims
        if one.asked and one.outcome != "untestable"
    }


def often(refs: References, one: ClaimOver, tree: Tree | None) -> Markup:
    """Return a claim's strip for its card: how often it holds over all that is unsure, its hinge, the sentences."""
    bars = [
        tag("i", class_=outcome, style=f"width:{100 * one.orders[outcome].share:.2f}%")
        for outcome in SHOWN
        if one.orders[outcome].share > 0
    ]
    strip = tag("span", *bars, class_="slip", aria_hidden="true")
    said = often_words(one)
    head = f"Over all that is unsure it {said if said.startswith('depends') else f'holds in {said}'}"
    line = tag("p", strip, words(f" {head}"))
    if not isinstance(tree, Split):
        alike = tag("p", words(f"It hangs on {ALIKE}.")) if tree is not None else NOTHING
        return tag("div", line, alike, class_="often")
    ends = f"holds in {percent(held(tree.yes))} if so, in {percent(held(tree.no))} if not"
    asks = tag("p", words(f"It hangs on whether {question_words(refs.conflict, tree.question)}: {ends}."))
    return tag("div", line, asks, *_bases(refs, tree.question), class_="often")


def _bases(refs: References, question: Question) -> list[Markup]:
    """Return what a question rests on, each with its sentences linked to the text."""
    return [
        tag("div", refs.number(id_), refs.evidence(basis) or words(" no source"), class_="checked")
        for id_, basis in question_bases(refs.conflict, question)
    ]


def _open(conflict: Conflict) -> bool:
    """Tell whether anything that takes part is unsure."""
    sure = accepted(conflict)
    return bool(sure.alternatives) or any(unsure(actor) for actor in sure.actors)


def _unasked(conflict: Conflict, found: Ensemble) -> bool:
    asked = {one.claim for one in found.claims if one.asked}
    return any(claim.id not in asked and claim.test is not None for claim in accepted(conflict).claims)


def _figure(picture: str, name: str) -> Markup:
    scroll = {"class_": "wide", "tabindex": "0", "role": "region", "aria_label": name}
    return tag("figure", tag("div", Markup(picture), **scroll))


def _trees(refs: References, told: Hanging) -> Markup:
    """Return the trees of the claims, folded away: the strips show the first question of each."""
    parts = []
    for claim, tree in told.trees.items():
        lines = [
            tag("li", words(line), style=f"margin-left:{1.4 * depth:g}rem")
            for depth, line in tree_lines(refs.conflict, tree)
        ]
        item = refs.items.get(f"claim:{claim}")
        head = link(item.place, words(item.number), class_="ref") if item else tag("code", words(claim))
        parts += [tag("p", head, words(f" {item.words if item else claim}")), tag("ul", *lines, class_="tree")]
    return tag("details", tag("summary", words("What each of them depends on")), *parts) if parts else NOTHING


def _next(refs: References, told: Hanging) -> Markup:
    if not told.next:
        return NOTHING
    rows = [_worth(refs, one) for one in told.next[:_NEXT]]
    head = tag("h3", words("What to check next"))
    return join(head, tag("ol", *rows, class_="next"), tag("p", words(BITS), class_="remark"))


def _worth(refs: References, one: Worth) -> Markup:
    """Return a question with its sentences, each linked to the text."""
    asks = tag("b", words(f"Whether {question_words(refs.conflict, one.question)}"))
    gain = tag("span", words(f"{one.bits:.2f} bits: {bears_on(one)}"), class_="kind")
    return tag("li", asks, gain, *_bases(refs, one.question))
