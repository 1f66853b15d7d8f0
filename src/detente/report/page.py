"""The report: one page that needs nothing but itself. No script, no request, everything in it escaped.

It has the account with its sentences linked both ways to what rests on them, the verdict board, how much hangs on what
is unsure, the states, their graph, the parties, how it may unfold, what could be agreed, what else the model takes for
granted, and where it all came from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente.conflict.model import Conflict
from detente.findings.ensemble.ensemble import Ensemble
from detente.findings.verdict import Findings
from detente.moves import Graph
from detente.report.account import accounts, glow, key
from detente.report.background import alternatives, possible, provenance, ties
from detente.report.board import board, strip
from detente.report.deal_part import deal_part
from detente.report.figure import figure
from detente.report.head import head
from detente.report.hindsight import hindsight_part
from detente.report.icons import symbols
from detente.report.indicators import indicators_part
from detente.report.limits import limits, limits_link
from detente.report.markup import NOTHING, Markup, join, link, tag, words
from detente.report.parties import parties
from detente.report.references import References
from detente.report.robust_part import Hanging, hanging, robust_part, slips
from detente.report.scenarios import scenarios_part
from detente.report.states import states
from detente.report.stylesheet import stylesheet
from detente.report.tables import tally
from detente.report.unfolding import unfolding
from detente.report.views import views
from detente.stability import Solution


@dataclass(frozen=True, slots=True)
class Material:
    """What a part of the page is made from."""

    refs: References
    graph: Graph
    solution: Solution
    date: str | None
    over: Ensemble | None = None
    told: Hanging | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its id, its title, the line below the title, and what fills it."""

    id: str
    title: str
    lead: str
    fill: Callable[[Material], Markup]


PARTS = (
    Part(
        "account",
        "The account",
        "A mark in the text leads to what rests on it; a quotation further down leads back to its sentence.",
        lambda given: join(key(), accounts(given.refs)),
    ),
    Part(
        "verdicts",
        "Verdicts",
        "What follows about each claim, in this model, and which assumptions carry it.",
        lambda given: board(given.refs, slips(given.refs, given.over, given.told)),
    ),
    Part(
        "robust",
        "How much hangs on what is unsure",
        "Every claim over all that the model says may be otherwise: how often it holds, and which sentence to check.",
        lambda given: robust_part(given.refs, given.over, given.told),
    ),
    Part(
        "states",
        "The states",
        "A state says of every option whether it is taken.",
        lambda given: states(given.solution),
    ),
    Part(
        "graph",
        "Where things can go",
        "An arrow is an improvement: a change of its mover's own options to a state that the mover prefers.",
        lambda given: figure(given.solution),
    ),
    Part(
        "parties",
        "The parties",
        "What each can do and wants. A want outranks all the wants below it together.",
        lambda given: parties(given.refs, given.graph),
    ),
    Part(
        "views",
        "How each sees it",
        "Equilibria in the eyes of each actor, where it sees things its own way, and what would surprise it.",
        lambda given: views(given.refs, given.solution),
    ),
    Part(
        "unfolding",
        "How it may unfold",
        "Chances over time, sample paths and likeliest ways: conditional on rates and choice rules, and no forecast.",
        lambda given: unfolding(given.refs.conflict),
    ),
    Part(
        "indicators",
        "What to watch for",
        "The moves that best tell apart how it may go on: who would make each, what it tells, what it would change.",
        lambda given: indicators_part(given.refs.conflict),
    ),
    Part(
        "scenarios",
        "Scenarios",
        "The model with some of it otherwise, side by side: what there is, and which verdicts hang on it.",
        lambda given: scenarios_part(given.refs.conflict),
    ),
    Part(
        "hindsight",
        "In hindsight",
        "What happened, and which claims, moves and assumptions it bore out. One course of events is one draw.",
        lambda given: hindsight_part(given.refs.conflict, given.refs.findings),
    ),
    Part(
        "deal",
        "What could be agreed",
        "Which packages leave all who sign better off than no deal, and what each theory of bargaining would pick.",
        lambda given: deal_part(given.refs.conflict),
    ),
    Part(
        "possible",
        "What the model takes for granted",
        "Facts, words with a meaning, and what cannot be.",
        lambda given: possible(given.refs),
    ),
    Part(
        "ties",
        "Ties",
        "Who stands with, behind or against whom. Ties are described; only claims about camps hang on them.",
        lambda given: ties(given.refs),
    ),
    Part(
        "open",
        "Left open",
        "Questions the account does not settle. Every claim is tried under every combination of answers.",
        lambda given: alternatives(given.refs),
    ),
    Part(
        "provenance",
        "Provenance",
        "What this page was made from.",
        lambda given: provenance(given.refs, given.graph, date=given.date),
    ),
    Part("limits", "Limits", "How to read all this.", lambda given: limits()),
)


def page(
    conflict: Conflict,
    texts: Mapping[str, str],
    graph: Graph,
    solution: Solution,
    findings: Findings,
    *,
    date: str | None = None,
    over: Ensemble | None = None,
) -> str:
    """Return the report as one HTML document.

    `over` has the verdicts over all that is unsure, None where nothing is. `texts` has the decoded text of each source
    by its key; sources without one are named but not shown. `date` is printed as given. Cost is that of reading the
    texts once for each quote, and of drawing at most 40 states.
    """
    told = hanging(over) if over else None
    given = Material(References(conflict, texts, findings), graph, solution, date, over, told)
    sections = (_section(part, part.fill(given)) for part in PARTS)
    skip = link("main", words("Skip to the account"), class_="skip")
    body = tag(
        "body", skip, symbols(), _top(given.refs), _contents(), tag("main", *sections, id="main"), _end(findings)
    )
    return f"<!DOCTYPE html>\n{tag('html', _head(given.refs), body, lang='en')}\n"


def _head(refs: References) -> Markup:
    title = f"{refs.conflict.title or 'An account'} – detente report"
    return head(title, stylesheet() + glow(refs), version=refs.findings.version)


def _top(refs: References) -> Markup:
    says = tag("p", words(refs.conflict.says), class_="summary") if refs.conflict.says else NOTHING
    count = tag("p", words(tally(refs.findings)), class_="tally")
    kicker = tag("p", words("detente · an account, tested"), class_="kicker")
    title = tag("h1", words(refs.conflict.title or "An account"))
    return tag("header", kicker, title, says, count, strip(refs), class_="top")


def _contents() -> Markup:
    rows = (tag("li", link(part.id, words(part.title))) for part in PARTS)
    return tag("nav", tag("ul", *rows), class_="contents", aria_label="Contents")


def _section(part: Part, body: Markup) -> Markup:
    heading = tag("h2", words(part.title))
    return tag("section", heading, tag("p", words(part.lead), class_="lead"), body, id=part.id, class_="part")


def _end(findings: Findings) -> Markup:
    made = f"Made by detente {findings.version} from model {findings.model_hash[:12]}."
    return tag("footer", words(f"{made} What it says holds in this model, and only there."), limits_link())
