"""The verdict board: for every claim what it says, what follows in this model, why, and what that rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from detente.conflict.model import Claim, Conflict, Outcome
from detente.findings.verdict import Answer, Rest, Verdict
from detente.language.write import edit_text
from detente.report.icons import icon, stamp
from detente.report.markup import NOTHING, Markup, anchor_id, join, link, tag, words
from detente.report.naming import concept_name, plural, sentence
from detente.report.references import References
from detente.report.tables import MARKS, mark, sides_words
from detente.report.words import witness_words

_MOST = 6
"""How many smallest sets are written out."""


def board(refs: References, slips: Mapping[str, Markup] | None = None) -> Markup:
    """Return one card for each claim, in the order of the model. `slips` say of some how often they hold."""
    claims = [claim for claim in refs.conflict.claims if claim.id in refs.verdicts]
    if not claims:
        return tag("p", words("This model makes no claims yet."))
    return tag("div", *(_card(refs, claim, (slips or {}).get(claim.id, NOTHING)) for claim in claims), class_="board")


def strip(refs: References) -> Markup:
    """Return the verdicts at a glance: one tile for each claim, grouped by outcome."""
    groups = []
    for outcome, _ in MARKS:
        same = [verdict for verdict in refs.findings.verdicts if verdict.outcome == outcome]
        tiles = [tag("li", _tile(refs, verdict)) for verdict in same]
        if same:
            head = tag("h3", icon(outcome), tag("b", words(str(len(same)))), words(f" {_says(outcome, len(same))}"))
            groups.append(tag("div", head, tag("ul", *tiles), class_=f"pile {outcome}"))
    return tag("div", *groups, class_="strip") if groups else NOTHING


def _says(outcome: Outcome, number: int) -> str:
    one = number == 1
    return {
        "holds": "holds" if one else "hold",
        "fails": "fails" if one else "fail",
        "depends": "depends" if one else "depend",
    }.get(outcome, outcome)


def _tile(refs: References, verdict: Verdict) -> Markup:
    item = refs.items.get(f"claim:{verdict.claim}")
    odd = NOTHING if verdict.as_expected else tag("span", words("unexpected"), class_="odd")
    number = tag("b", words(item.number if item else verdict.claim))
    says = tag("span", words(f"{verdict.says or verdict.claim} "), odd)
    return link(anchor_id("claim", verdict.claim), number, says)


def _card(refs: References, claim: Claim, slip: Markup) -> Markup:
    verdict = refs.verdicts[claim.id]
    number = refs.items[f"claim:{claim.id}"].number
    head = tag("h3", tag("span", words(number), class_="num"), words(f" {claim.says or claim.id}"))
    body = tag(
        "div",
        head,
        refs.evidence(claim.basis),
        _why(refs.conflict, verdict),
        _test(claim, verdict),
        _rests(refs, verdict),
        slip,
        _note(claim),
        _readings(refs.conflict, verdict),
        class_="body",
    )
    return tag("article", _seal(verdict), body, id=anchor_id("claim", claim.id), class_=f"card {verdict.outcome}")


def _seal(verdict: Verdict) -> Markup:
    expected = "as expected" if verdict.as_expected else f"{verdict.expected} was expected"
    aside = tag("span", words(expected), class_="expected" if verdict.as_expected else "expected odd")
    assumed = (
        tag("span", words("assumed"), class_="assumed", title="One want says so by itself")
        if verdict.assumed
        else NOTHING
    )
    return tag("div", stamp(verdict), aside, assumed, class_="seal")


def _why(conflict: Conflict, verdict: Verdict) -> Markup:
    first = verdict.reason.partition(" ")[0]
    reason = verdict.reason if set("._") & set(first) else sentence(verdict.reason)
    return tag("p", coded(conflict, reason), class_="why") if reason else NOTHING


def coded(conflict: Conflict, text: str) -> Markup:
    """Return `text` with the options, conditions and names in it set as code, each with what it means as a tooltip."""
    meaning = {option.key: option.does for option in conflict.options}
    meaning |= {item.key: item.says for item in conflict.conditions} | {item.key: "" for item in conflict.named}
    meaning |= {want.id: want.says for want in conflict.statement.values()}
    if not meaning:
        return words(text)
    names = "|".join(re.escape(name) for name in sorted(meaning, key=len, reverse=True))
    parts = re.split(rf"(?<![\w.-])({names})(?![\w-]|\.\w)", text)
    return join(*(tag("code", words(p), title=meaning[p] or None) if i % 2 else words(p) for i, p in enumerate(parts)))


def _test(claim: Claim, verdict: Verdict) -> Markup:
    if not verdict.test:
        return tag("p", words("The sentence has not been put as a test."), class_="test")
    under = f"  supposing {'; '.join(edit_text(edit) for edit in claim.suppose)}" if claim.suppose else ""
    return tag(
        "p", tag("span", words("test "), class_="label"), tag("code", words(verdict.test + under)), class_="test"
    )


def _note(claim: Claim) -> Markup:
    proposed = "Proposed: nobody has accepted it yet." if claim.basis.status == "proposed" else ""
    notes = [note for note in (proposed, claim.basis.note) if note]
    return tag("p", words(" ".join(notes)), class_="remark") if notes else NOTHING


def _rests(refs: References, verdict: Verdict) -> Markup:
    """Return the smallest sets of assumptions whose removal changes the verdict."""
    if not verdict.rests_on:
        size = f"set of up to {verdict.tried} assumptions" if verdict.tried > 1 else "single assumption"
        ranked = any(actor.ranking is not None for actor in refs.conflict.actors)
        aside = " Rankings given directly were not taken apart." if ranked else ""
        tried = f"No {size}, left out, changes this verdict.{aside}"
        return tag("p", words(tried), class_="rests") if verdict.tried else NOTHING
    rows = [_rest(refs, rest) for rest in verdict.rests_on[:_MOST]]
    more = len(verdict.rests_on) - len(rows)
    ending = tag("li", words(f"… and {plural(more, 'more set')}.")) if more else NOTHING
    folded = len(rows) > 3
    lead = words(f"Rests on {_sets(verdict.rests_on)}:")
    lines = tag("ul", *rows, ending)
    if folded:
        return tag("details", tag("summary", lead), lines, class_="rests")
    return tag("div", tag("p", lead), lines, class_="rests")


def _sets(rests: tuple[Rest, ...]) -> str:
    number = len(rests)
    if all(len(rest.assumptions) == 1 for rest in rests):
        return "this assumption" if number == 1 else f"each of these {number} assumptions"
    return "these assumptions together" if number == 1 else f"each of these {number} sets of assumptions"


def _rest(refs: References, rest: Rest) -> Markup:
    taken = []
    for id in rest.assumptions:
        row = refs.assumptions.get(id)
        taken.append(join(refs.number(id, title=False), words(f" {row.words}" if row else "")))
    becomes = tag(
        "span",
        words("— without it " if len(taken) == 1 else "— without them "),
        icon(rest.becomes),
        words(rest.becomes),
        class_="becomes",
    )
    return tag("li", join(*taken, by=" + "), words(" "), becomes)


def _readings(conflict: Conflict, verdict: Verdict) -> Markup:
    """Return the table of readings by concepts, and one witness for each outcome."""
    if not verdict.answers:
        return NOTHING
    shown = [_example(conflict, answer) for answer in _examples(verdict.answers)]
    inside = join(_matrix(conflict, verdict), *shown)
    return tag("details", tag("summary", words("How it was decided")), inside, class_="how") if inside else NOTHING


def _examples(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Pick the first answer with a witness for each outcome."""
    first: dict[Outcome, Answer] = {}
    for answer in answers:
        if answer.witness is not None:
            first.setdefault(answer.outcome, answer)
    return tuple(first.values())


def _example(conflict: Conflict, answer: Answer) -> Markup:
    """Return one answer with its witness in words; nothing where it has none."""
    if answer.witness is None:
        return NOTHING
    under = [concept_name(answer.concept)] if answer.concept else []
    under += [sides_words(conflict, answer.sides)] if answer.sides else []
    reading = f" ({'; '.join(under)})" if under else ""
    head = join(icon(answer.outcome), words(f" {answer.outcome}{reading}: "), coded(conflict, answer.reason))
    lines = [tag("li", words(line)) for line in witness_words(conflict, answer.witness)]
    return tag("div", tag("p", head), tag("ul", *lines), class_="witness")


def _matrix(conflict: Conflict, verdict: Verdict) -> Markup:
    """Return which reading gives which answer; nothing where there is only one answer."""
    concepts = list(dict.fromkeys(answer.concept for answer in verdict.answers))
    readings = list(dict.fromkeys(answer.sides for answer in verdict.answers))
    if len(concepts) * len(readings) < 2:
        return NOTHING
    found = {(answer.sides, answer.concept): answer.outcome for answer in verdict.answers}
    heads = [tag("th", words(concept_name(c) if c else "answer"), scope="col") for c in concepts]
    rows = []
    for sides in readings:
        cells = [_cell(found.get((sides, concept))) for concept in concepts]
        rows.append(
            tag("tr", tag("th", words(sides_words(conflict, sides) or "as the model stands"), scope="row"), *cells)
        )
    head = tag("thead", tag("tr", tag("th", words("reading"), scope="col"), *heads))
    return tag("div", tag("table", head, tag("tbody", *rows), class_="matrix"), class_="wide")


def _cell(outcome: Outcome | None) -> Markup:
    if outcome is None:
        return tag("td", words("·"))
    return tag("td", icon(outcome), tag("span", words(outcome), class_="sr"), title=f"{mark(outcome)} {outcome}")
