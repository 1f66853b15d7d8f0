"""An ensemble in words and tables: how often each claim holds, what that depends on, and what to check next."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.basis import Basis
from detente.conflict.model import Conflict, Outcome
from detente.findings.assumptions import basis_of
from detente.findings.ensemble.ensemble import ClaimOver, Ensemble, Share
from detente.findings.ensemble.settle import Worth
from detente.findings.ensemble.splits import Leaf, Question, Split, Tree
from detente.findings.ensemble.variants import unsure
from detente.findings.sensitivity import Sensitivity
from detente.report.naming import actor_name, concept_name, listed, plural, speakers, state_label
from detente.report.tables import Table, mark
from detente.report.visible import one_line

CELLS: tuple[tuple[Outcome, str], ...] = (("holds", "█"), ("depends", "▒"), ("untestable", "░"), ("fails", "·"))
"""What stands for each outcome in a strip, from left to right."""

WIDTH = 20
"""How many cells a strip has."""

_NONE = 1e-9
"""A share below is none; rounding leaves as much."""

_STATES = 12
_PAIRS = 12
_NEXT = 8


def robust_words(found: Ensemble) -> tuple[str, ...]:
    """Return what the shares are shares of, as sentences."""
    return tuple(_words(found))


def _words(found: Ensemble) -> Iterator[str]:
    profiles = found.profiles
    actors = listed([one.actor for one in profiles.variants])
    if not actors:
        yield "No want and no order of wants is unsure; what is open are alternatives, or numbers with a range."
    elif profiles.exact:
        yield f"What is unsure about the wants of {actors} leaves {plural(profiles.number, 'profile')}: all are asked."
    else:
        of = "more than can be counted" if profiles.size is None else f"{profiles.size:,} orders"
        drawn = f"{plural(profiles.number, 'profile')} drawn (seed {profiles.seed}) of {of}"
        yield f"What is unsure about the wants of {actors}: {drawn}. Intervals are at 95 %."
    if len(found.readings) > 1:
        yield f"Each is judged under {plural(len(found.readings), 'reading')} of what the account leaves open."
    if profiles.number == 1:
        return
    yield (
        "A share is one of orders: every order of wants that fits what is sure is as likely as every other. Many "
        f"orders rank the states alike; the share of the {plural(found.rankings, 'distinct ranking')} stands beside it."
    )


def strip(one: ClaimOver, *, width: int = WIDTH) -> str:
    """Return how often a claim comes out how, as a row of cells: holds (█), depends (▒), untestable (░), fails (·).

    What ever happens has a cell, however seldom it does.
    """
    shares = [one.orders[outcome].share for outcome, _ in CELLS]
    cells = [max(round(share * width), 1) if share > _NONE else 0 for share in shares]
    cells[cells.index(max(cells))] += width - sum(cells)
    return "".join(cell * number for (_, cell), number in zip(CELLS, cells, strict=True))


def robust_table(found: Ensemble, *, width: int = WIDTH) -> Table:
    """Return one row for each claim: its verdict over all profiles, its strip, and how often it holds."""
    rows = tuple(_claim_row(found, one, width) for one in found.claims)
    head = ("over all", "claim", "", "holds in", "of rankings", "asked of")
    legend = "█ holds  ▒ depends on the reading or the concept  ░ untestable  · fails"
    return Table("How often each claim holds", head, rows, legend)


def _claim_row(found: Ensemble, one: ClaimOver, width: int) -> tuple[str, ...]:
    if not one.asked:
        return ("", one_line(one.claim), "", "not asked", "", "")
    verdict = f"{mark(one.outcome)} {one.outcome}"
    few = "" if one.asked == found.profiles.number else plural(one.asked, "case")
    rankings = "" if few else percent(one.rankings["holds"])
    return (verdict, one_line(one.claim), strip(one, width=width), share_words(one.orders["holds"]), rankings, few)


def over_words(one: ClaimOver) -> str:
    """Say in two or three words how a claim comes out over all profiles: *depends* where it does so nowhere."""
    if one.outcome == "depends" and one.orders["holds"].share > 0:
        return f"holds in {percent(one.orders['holds'].share)}"
    if one.outcome == "depends" and one.orders["depends"].share < 1:
        return f"fails in {percent(one.orders['fails'].share)}"
    return one.outcome


def unsure_words(conflict: Conflict, over: object | None) -> str:
    """Say that verdicts are those of the listed order where something is unsure about it, and what tells more."""
    actors = [actor.key for actor in conflict.actors if unsure(actor)]
    if not actors:
        return ""
    told = f"Something is unsure about what {listed(actors)} want{'s' if len(actors) == 1 else ''}: verdicts are those"
    more = "of the order listed." if over else "of the order listed; `detente robust` tells how often each claim holds."
    return f"{told} {more}"


def share_words(one: Share) -> str:
    """Say a share, with its interval where it has one.

    >>> share_words(Share(0.5, 0.5, 0.5)), share_words(Share(0.621, 0.59, 0.65))
    ('50 %', '62 % (59 to 65)')
    """
    if one.low == one.high:
        return percent(one.share)
    return f"{percent(one.share)} ({_number(one.low)} to {_number(one.high)})"


def percent(share: float) -> str:
    """Say a share in per cent; what is not all is never called so.

    >>> percent(0.9996), percent(0.004), percent(1.0)
    ('99.96 %', '0.4 %', '100 %')
    """
    return f"{_number(share)} %"


def _number(share: float) -> str:
    number = 100 * share
    for digits in range(3):
        told = f"{number:.{digits}f}"
        if (float(told) == 0) == (share < _NONE) and (float(told) == 100) == (share > 1 - _NONE):
            break
    return told


# ---- what it depends on ----------------------------------------------------------------------------------------------


def question_words(conflict: Conflict, question: Question) -> str:
    """Write a question as it is answered with yes, in the names of the model."""
    if question.side is None:
        return str(question)
    alternative = next(it for it in conflict.alternatives if it.key == question.want)
    says = next((side.says for side in alternative.sides if side.key == question.side), "")
    return f"{question}{f' ({one_line(says)})' if says else ''}"


def question_bases(conflict: Conflict, question: Question) -> tuple[tuple[str, Basis], ...]:
    """Return what a question is about and rests on: one or two wants, or the sides of an alternative."""
    if question.side is None:
        ids = [question.want] + ([question.other] if question.other else [])
        return tuple((id_, basis_of(id_, conflict)) for id_ in ids)
    sides = next(it for it in conflict.alternatives if it.key == question.want).sides
    return tuple((side.key, side.basis) for side in sides)


def quoted(conflict: Conflict, basis: Basis) -> str:
    """Return the sentences something rests on with who says so, or that nobody does."""
    words = {quote.key: quote.exact for quote in conflict.quotes}
    quotes = "; ".join(f"“{one_line(words[key])}”" for key in basis.because if key in words)
    by = speakers(conflict, basis)
    if quotes or by:
        return f"{quotes}{f' ({by})' if by and quotes else by}"
    return f"no source: {one_line(basis.note)}" if basis.note else "no source"


def sentences(conflict: Conflict, question: Question) -> tuple[str, ...]:
    """Return the sentences a question is about, each with its speaker, and the want or side it was read as."""
    return tuple(f"{id_}: {quoted(conflict, basis)}" for id_, basis in question_bases(conflict, question))


def tree_lines(conflict: Conflict, tree: Tree) -> tuple[tuple[int, str], ...]:
    """Return what a verdict depends on as lines with their depth: a question, then what follows on yes and on no."""
    return tuple(_tree(conflict, tree, 0))


def _tree(conflict: Conflict, tree: Tree, depth: int) -> Iterator[tuple[int, str]]:
    match tree:
        case Leaf():
            yield depth, leaf_words(tree)
        case Split(question, yes, no):
            sides = [(f"if {question_words(conflict, question)}", yes), ("if not", no)]
            for head, side in sides:
                if isinstance(side, Leaf):
                    yield depth, f"{head}: {leaf_words(side)}"
                else:
                    yield depth, f"{head}:"
                    yield from _tree(conflict, side, depth + 1)


def leaf_words(leaf: Leaf) -> str:
    """Say what comes out in the cases of a leaf, and how many of all they are.

    >>> leaf_words(Leaf(0.5, {"holds": 1.0}))
    'holds (50 % of the cases)'
    """
    told = [(share, outcome) for outcome, share in leaf.outcomes.items()]
    of = f"({percent(leaf.share)} of the cases)"
    if len(told) == 1:
        return f"{told[0][1]} {of}"
    return f"{listed([f'{outcome} in {percent(share)}' for share, outcome in sorted(told, reverse=True)])} {of}"


# ---- states, pairs, what to check next -------------------------------------------------------------------------------


def states_table(conflict: Conflict, found: Ensemble, *, most: int = _STATES) -> Table:
    """Return the states that are an equilibrium most often, and how often under each concept."""
    concepts = tuple(found.states[0].shares) if found.states else ()
    rows = tuple(
        (state_label(conflict, one.state), *(percent(share) if share else "" for share in one.shares.values()))
        for one in found.states[:most]
    )
    rest = len(found.states) - len(rows)
    note = f"And {plural(rest, 'more state')} that is one in some profile." if rest == 1 else ""
    note = f"And {plural(rest, 'more state')} that are one in some profile." if rest > 1 else note
    return Table("How often a state is an equilibrium", ("state", *map(concept_name, concepts)), rows, note)


def pairs_table(found: Ensemble, *, most: int = _PAIRS) -> Table:
    """Return which claims hang together: pairs of those that hold in some profiles and not in others."""
    often = {at: one.orders["holds"].share for at, one in enumerate(found.claims) if one.asked == found.profiles.number}
    open_ = [at for at, share in often.items() if 1e-9 < share < 1 - 1e-9]
    told = [(_hangs(found, often, one, other), one, other) for k, one in enumerate(open_) for other in open_[k + 1 :]]
    strong = sorted((each for each in told if each[0][0] > 0.005), key=lambda each: -each[0][0])[:most]
    rows = tuple((found.claims[one].claim, found.claims[other].claim, said) for (_, said), one, other in strong)
    return Table("Claims that hang together", ("claim", "and", "in the profiles"), rows)


def _hangs(found: Ensemble, often: dict[int, float], one: int, other: int) -> tuple[float, str]:
    """Return how far two claims are from having nothing to do with each other, and how they hang together."""
    both, first, second = float(found.together[one, other]), often[one], often[other]
    apart = abs(both - first * second)
    names = found.claims[one].claim, found.claims[other].claim
    if abs(both - first) < 1e-9 and abs(both - second) < 1e-9:
        return apart, "both hold or neither"
    if both < 1e-9:
        return apart, "never both"
    if abs(both - first) < 1e-9 or abs(both - second) < 1e-9:
        only, where = names if abs(both - first) < 1e-9 else names[::-1]
        return apart, f"{only} only where {where}"
    return apart, f"both in {percent(both)}; {percent(first * second)} if they had nothing to do with each other"


def next_table(conflict: Conflict, worths: tuple[Worth, ...], *, most: int = _NEXT) -> Table:
    """Return what to check next: how much doubt it is expected to take away, of which claims, and its sentence."""
    rows = tuple(
        (question_words(conflict, one.question), f"{one.bits:.2f}", bears_on(one), "; ".join(said))
        for one in distinct(worths)[:most]
        for said in [sentences(conflict, one.question)]
    )
    head = ("is it so that", "bits", "bears on", "go and check")
    return Table("What to check next", head, rows, BITS)


BITS = "A bit is the doubt of a claim that may as well hold as not; summed over the claims."


def distinct(worths: tuple[Worth, ...]) -> tuple[Worth, ...]:
    """Return the questions, of those about the same thing that tell the same the first one."""
    found = {
        (one.question.want, tuple((name, round(bits, 6)) for name, bits in one.claims)): one for one in worths[::-1]
    }
    return tuple(one for one in worths if one in found.values())


def bears_on(one: Worth) -> str:
    """Name the claims a question bears on, the first three of them."""
    more = f" and {len(one.claims) - 3} more" if len(one.claims) > 3 else ""
    return ", ".join(name for name, _ in one.claims[:3]) + more


def matters_table(conflict: Conflict, found: Sensitivity) -> Table:
    """Return what the verdict on one claim depends on most: the indices of each factor with their intervals."""
    rows = tuple(
        (_factor(conflict, one.factor), _index(one.first, one.first_interval), _index(one.total, one.total_interval))
        for one in found.indices
    )
    note = f"{plural(found.asked, 'case')} asked (seed {found.seed}); intervals at 95 %. "
    note += "Alone: the share of the variance it explains by itself. In all: with its interplay with the others."
    note = note if rows else "It comes out the same in every case: nothing to explain."
    return Table(f"What matters most for {one_line(found.claim)}", ("", "alone", "in all"), rows, note)


def _factor(conflict: Conflict, name: str) -> str:
    lead = "the wants of "
    return f"{lead}{actor_name(conflict, name.removeprefix(lead))}" if name.startswith(lead) else name


def _index(value: float, ends: tuple[float, float]) -> str:
    return f"{value:.2f} ({ends[0]:.2f} to {ends[1]:.2f})"
