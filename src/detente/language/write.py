"""Records to text: claims and edits in the language they are read in.

`parse_claim(text(query)) == query` and `parse_edit(edit_text(edit)) == edit`, for every record the parser can make.
Formulas are written by `conflict.formula.text`.
"""

from __future__ import annotations

from decimal import Decimal

from detente.conflict import formula as formulas
from detente.conflict.edit import (
    Add,
    AsOf,
    Choose,
    Drop,
    Edit,
    Fix,
    Forbid,
    Free,
    Hand,
    Ignore,
    Move,
    Negate,
    Position,
    SetNumber,
    StartFrom,
)
from detente.conflict.formula import Formula
from detente.conflict.order import Above, Among, AnyOrder, AtLeast, Sureness
from detente.conflict.quantity import Quantity
from detente.conflict.query import (
    Avows,
    BestPackage,
    BetterPackage,
    Cause,
    Chance,
    Deters,
    Equilibrium,
    ExpectedTime,
    Frustration,
    IndependentSources,
    InView,
    IssueZone,
    LikelyPath,
    Linking,
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    SameCamp,
    Stable,
    TimeShare,
)

_LEVELS = {"<": "below", "=": "at", ">": "above"}


def text(query: Query) -> str:
    """Write a claim; reading the result gives the same claim back.

    >>> from detente.conflict.formula import Atom
    >>> text(Stable(Atom("deal"), ("usa", "iran"), "seq", coalition=True))
    'deal is stable(seq) for coalition usa, iran'
    """
    match query:
        case OnlyBecause(claim, causes):
            inner = f"({text(claim)})" if isinstance(claim, InView) else text(claim)
            return f"{inner} only because of {', '.join(_cause(cause) for cause in causes)}"
        case No(claim):
            return f"no ({text(claim)})"
        case InView(actor, claim):
            return f"in the view of {actor}: {text(claim)}"
        case Chance() | ExpectedTime() | LikelyPath() | TimeShare():
            return _dynamics(query)
        case BetterPackage() | BestPackage() | IssueZone() | Linking():
            return _deals(query)
        case SameCamp(actors, quantifier):
            return f"{' and '.join(actors)} are in the same camp in {quantifier} optimal split"
        case Frustration(relation, bound):
            return f"frustration {relation} {bound}"
        case IndependentSources(claim, relation, bound):
            return f"independent sources of {claim} {relation} {bound}"
        case Avows(actor, formula):
            return f"{actor} avows {formulas.text(formula)}"
        case _:
            return _stability(query)


def _stability(query: Equilibrium | Stable | Reaches | Prefers | Deters) -> str:
    """Write a claim that stability answers."""
    match query:
        case Equilibrium(quantifier, formula, reachable, concept):
            which = f"{quantifier}{' reachable' if reachable else ''} equilibrium{_concept(concept)}"
            return f"{which} has {formulas.text(formula)}"
        case Stable(formula, actors, concept, coalition):
            several, all_ = ("coalition ", "every coalition") if coalition else ("", "everyone")
            whom = f"{several}{', '.join(actors)}" if actors else all_
            return f"{formulas.text(formula)} is stable{_concept(concept)} for {whom}"
        case Reaches(target, means, start, actors):
            whose = f" of {', '.join(actors)}" if actors else ""
            return f"{_state(start)} reaches {formulas.text(target)} by {means}{whose}"
        case Prefers(actor, better, worse, always):
            how = "always prefers" if always else "prefers"
            return f"{actor} {how} {formulas.text(better)} to {formulas.text(worse)}"
        case Deters(threat, actor, deed, concept):
            return f"{threat} deters {actor} from {deed}{' ' * (concept is not None)}{_concept(concept)}"


def _dynamics(query: Chance | ExpectedTime | LikelyPath | TimeShare) -> str:
    """Write a claim that dynamics answers."""
    match query:
        case Chance(relation=relation, bound=bound, start=start):
            return f"P({_event(query)}{_from(start)}) {relation} {_number(bound)}"
        case ExpectedTime(formula, relation, bound, start):
            return f"E[time to {formulas.text(formula)}{_from(start)}] {relation} {_time(bound)}"
        case LikelyPath(formula, passes, start):
            return f"most likely path to {formulas.text(formula)}{_from(start)} has {formulas.text(passes)}"
        case TimeShare(formula, relation, bound):
            return f"share of time in {formulas.text(formula)} {relation} {_number(bound)}"


def _event(query: Chance) -> str:
    """Write what may happen."""
    happens = formulas.text(query.formula) if query.formula else ""
    other = formulas.text(query.other) if query.other else ""
    within = f"within {'the horizon' if query.time is None else _time(query.time)}"
    return {
        "within": f"{happens} {within}",
        "before": f"{happens} before {other}",
        "while": f"{happens} while {other} {within}",
        "at": f"{happens} at {query.date}",
        "ratified": f"ratified by {query.actor}",
    }[query.event]


def _deals(query: BetterPackage | BestPackage | IssueZone | Linking) -> str:
    """Write a claim that deals answer."""
    match query:
        case BetterPackage(quantifier, actors):
            return f"{quantifier} package is better for {' and '.join(actors)} than no deal"
        case BestPackage(solution, issue, relation, value, formula):
            best = f"the best{f'[{solution}]' if solution else ''} package"
            if formula is not None:
                return f"{best} has {formulas.text(formula)}"
            return f"{best} settles {issue}" + (f" {_LEVELS[relation]} {value}" if relation in _LEVELS else "")
        case IssueZone(issue):
            return f"issue {issue} alone has a zone"
        case Linking(share, actor):
            return f"linking adds at least {_number(share)} of {actor}'s no-deal-to-best range"


def _cause(cause: Cause) -> str:
    return f"({edit_text(cause.edit)})" if cause.edit is not None else str(cause.name)


def _concept(concept: str | None) -> str:
    return f"({concept})" if concept else ""


def _state(start: Formula | None) -> str:
    return "status_quo" if start is None else formulas.text(start)


def _from(start: Formula | None) -> str:
    return f" from {formulas.text(start)}" if start is not None else ""


def _number(value: float) -> str:
    """Write a number in full, without an exponent and without a needless point."""
    digits = format(Decimal(repr(value)), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _time(days: float) -> str:
    return f"{_number(days)} {'day' if days == 1 else 'days'}"


def edit_text(edit: Edit) -> str:
    """Write an edit; reading the result gives the same edit back.

    >>> edit_text(Fix("gaza_war", value=False))
    'fix not gaza_war'
    """
    match edit:
        case Drop(of) | Negate(of) | Free(of):
            return f"{type(edit).__name__.lower()} {of}"
        case Add(actor, formula, position):
            return f"add {actor} wants {formulas.text(formula)}{_position(position, silent='last')}"
        case Move(of, position):
            return f"move {of}{_position(position)}"
        case Ignore(audience, actor):
            return f"ignore {audience}" if actor is None else f"{actor} ignores {audience}"
        case Fix(name, value):
            return f"fix {'' if value else 'not '}{name}"
        case Hand(option, actor):
            return f"hand {option} to {actor}"
        case Forbid(formula):
            return f"forbid {formulas.text(formula)}"
        case StartFrom(names):
            return f"start from {', '.join(sorted(names)) or 'nothing'}"
        case SetNumber(what, of, quantity):
            whose = "" if what == "precision" else f" of {of}"
            return f"set {what}{whose} to {quantity_text(quantity)}"
        case Choose(alternative, side):
            return f"choose {alternative}: {side}"
        case AsOf(date):
            return f"as of {date}"


def order_text(order: Sureness) -> str:
    """Write how sure the order of wants is; reading the result gives the same back.

    >>> order_text(Among(("usa.calm", "usa.firm")))
    'usa.calm and usa.firm in any order'
    """
    match order:
        case AnyOrder():
            return "any order"
        case Among(wants):
            return f"{' and '.join(wants)} in any order"
        case AtLeast(want, other):
            return f"{want} at least as important as {other}"
        case Above(want, other):
            return f"{want} above {other}"


def _position(position: Position, *, silent: str = "") -> str:
    """Write a position after a blank; nothing where it is the `silent` one."""
    if position.where == silent:
        return ""
    return f" {position.where}" + (f" {position.of}" if position.of else "")


def quantity_text(quantity: Quantity) -> str:
    """Write a quantity as it was written, or else from its numbers, in days.

    >>> quantity_text(Quantity(14.0, 7.0, 21.0, "days"))
    '7 to 21 days'
    """
    if quantity.text:
        return quantity.text
    ends = [quantity.low] if quantity.low == quantity.high else [quantity.low, quantity.high]
    return " ".join(part for part in (" to ".join(_number(end) for end in ends), quantity.unit) if part)
