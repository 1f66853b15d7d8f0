"""The verdict board in the terminal, and all there is to say about one claim."""

from __future__ import annotations

from detente.commands.table import draw
from detente.commands.terminal import COLORS, Styled, paragraph, say
from detente.conflict.model import Conflict
from detente.findings.verdict import Findings, Rest, Verdict
from detente.report.assumptions import assumption_words
from detente.report.naming import plural
from detente.report.robust import over_words, unsure_words
from detente.report.tables import Table, answer_table, mark, tally
from detente.report.visible import one_line
from detente.report.words import witness_words
from detente.results import Check

_SETS = 2
_WITNESSES = 2


def show_board(found: Check) -> None:
    """Print the board: each claim with its verdict, its sentence, and what the verdict rests on."""
    findings = found.findings
    say(Styled(findings.title, bold=True))
    say(Styled(_about(findings), dim=True))
    say()
    often = {one.claim: over_words(one) for one in found.over.found.claims} if found.over else {}
    rows = tuple(
        (_outcome(v), v.claim, one_line(v.says or v.test), often.get(v.claim, ""), rests_in_short(v))
        for v in findings.verdicts
    )
    board = Table("", ("verdict", "claim", "says", "over all orders", "rests on"), rows)
    draw(board, paint=lambda column, cell: COLORS.get(cell.split()[1]) if column == 0 and " " in cell else None)
    say()
    paragraph(tally(findings))
    if unsure := unsure_words(found.conflict, found.over):
        paragraph(unsure)


def show_verdict(conflict: Conflict, verdict: Verdict) -> None:
    """Print one claim in full: its test, why the verdict, each reading, the witnesses, and what it rests on."""
    say()
    expected = "" if verdict.as_expected else f"  ({verdict.expected} expected)"
    look = Styled(f"{mark(verdict.outcome)} {verdict.outcome}", COLORS[verdict.outcome], bold=True)
    say(look, "  ", Styled(verdict.claim, bold=True), expected)
    for text in (one_line(verdict.says), f"test: {verdict.test or 'none yet'}", one_line(verdict.reason)):
        if text:
            paragraph(text, indent=2)
    if len({(answer.outcome, answer.reason) for answer in verdict.answers}) > 1:
        draw(answer_table(conflict, verdict))
    _show_witnesses(conflict, verdict)
    _show_rests(conflict, verdict)


def rests_in_short(verdict: Verdict) -> str:
    """Return what a verdict rests on in a few words: the first sets, how many more, or up to what size was tried."""
    if verdict.outcome == "untestable" and not verdict.rests_on:
        return one_line(verdict.reason)
    sets = [" + ".join(rest.assumptions) for rest in verdict.rests_on]
    more = f"; and {len(sets) - _SETS} more" if len(sets) > _SETS else ""
    assumed = "assumed: " if verdict.assumed else ""
    return assumed + ("; ".join(sets[:_SETS]) + more if sets else _nothing(verdict))


def _nothing(verdict: Verdict) -> str:
    if not verdict.tried:
        return "not tried here (--why)"
    return f"no set of up to {plural(verdict.tried, 'assumption')}"


def _outcome(verdict: Verdict) -> str:
    word = f"{mark(verdict.outcome)} {verdict.outcome}"
    return word if verdict.as_expected else f"{word} (not {verdict.expected})"


def _about(findings: Findings) -> str:
    """Say what was computed, in one line."""
    makers = plural(len(findings.decision_makers), "decision maker")
    if not findings.states:
        return f"In this model: more states than can be listed, {makers}; claims about time, by sample paths."
    size = plural(findings.states, "state")
    return f"In this model: {size}, {makers}, {plural(len(findings.concepts), 'stability concept')}."


def _show_witnesses(conflict: Conflict, verdict: Verdict) -> None:
    """Print the first witnesses that differ; the report and --json have all of them."""
    shown: list[tuple[str, ...]] = []
    for answer in verdict.answers:
        if answer.witness is not None and len(shown) < _WITNESSES:
            words = witness_words(conflict, answer.witness)
            if words not in shown:
                shown.append(words)
    for first, *rest in shown:
        paragraph(f"witness: {first}", indent=2)
        for line in rest:
            paragraph(line, indent=4)


def _show_rests(conflict: Conflict, verdict: Verdict) -> None:
    """Print the sets of assumptions the verdict rests on, each with its quotations."""
    if not verdict.rests_on and verdict.outcome != "untestable":
        paragraph(f"rests on: {_nothing(verdict)}", indent=2)
    for rest in verdict.rests_on:
        paragraph(_rest(rest), indent=2)
        for id_ in rest.assumptions:
            paragraph(f"{id_}: {assumption_words(conflict, id_)}{_quoted(conflict, id_)}", indent=4)


def _rest(rest: Rest) -> str:
    kind = "" if rest.smallest else " (irreducible; a smaller set may exist)"
    return f"without {' + '.join(rest.assumptions)} it {_becomes(rest)}{kind}"


def _becomes(rest: Rest) -> str:
    return f"is {rest.becomes}" if rest.becomes == "untestable" else rest.becomes


def _quoted(conflict: Conflict, id_: str) -> str:
    """Return the sentences an assumption came from, and through whom."""
    from detente.findings.assumptions import basis_of

    basis = basis_of(id_, conflict)
    words = {quote.key: quote.exact for quote in conflict.quotes}
    quotes = "; ".join(f"“{one_line(words[key])}”" for key in basis.because if key in words)
    chain = f" ({' → '.join(basis.said_by)})" if basis.said_by else ""
    return f" — {quotes}{chain}" if quotes else chain
