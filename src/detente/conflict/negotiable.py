"""What is wrong with a deal: who is at the table, the issues, where parties stand, what there is without it.

| code | what is wrong |
|---|---|
| D901 | an issue has neither a scale nor two outcomes, or its outcomes do not go with its scale |
| D902 | a salience or a worth is missing or out of bounds |
| D903 | the saliences of a party do not sum to 1 |
| D904 | a position, a red line or an outcome is off the scale |
| D905 | no outcome is called so |
| D906 | a stand says neither a position nor what each outcome is worth, or says both |
| D907 | the red lines of one party contradict each other, or its own position |
| D908 | the red lines of those who sign leave no settlement of an issue (a warning: it is what the deal is about) |
| D909 | an audience that can refuse has no threshold |
| D910 | a scale runs backwards, or has no steps or too many |
| D911 | fewer than two parties sign, or there is no issue |
| D912 | the value of no deal is missing, or said twice |
| D913 | the value of no deal is in another scale than the deal |
| D914 | a deal has to be signed by a day that is not to come |
| D915 | what a deal means is not an option, or contradicts itself |
| D916 | an audience ratifies for somebody who does not sign, or for itself |
| D932 | a party's weight or rate of impatience is not above 0 |
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from detente.conflict.bargain import (
    MOST_STEPS,
    Deal,
    Issue,
    Ruler,
    Settlement,
    Stand,
    issue_path,
    marked,
    settlement_at,
)
from detente.conflict.formula import Constant, Formula, text
from detente.conflict.model import Conflict
from detente.conflict.past import is_past
from detente.conflict.timing import day
from detente.conflict.unfolding import literal
from detente.errors import Path, Problem, nearest

Found = Iterator[Problem]

SLACK = 1e-6
"""By how much saliences may miss 1."""


def deal_problems(conflict: Conflict) -> Found:
    """Find what is wrong with the deal of a conflict, if it has one. Paths lead into the model file."""
    deal = conflict.deal
    if deal is None:
        return
    yield from _actors(deal, conflict)
    yield from _table(deal)
    faulty = []
    for issue in deal.issues:
        found = list(_issue(issue, deal))
        yield from found
        faulty += [issue.key] if any(problem.severity == "error" for problem in found) else []
    yield from _saliences(deal)
    if not faulty:
        yield from _left(deal)
    yield from _without(deal, conflict)
    yield from _ratifiers(deal)
    yield from _meanings(deal, conflict)


def _actors(deal: Deal, conflict: Conflict) -> Found:
    """Find actors there are not (D210)."""
    named: list[tuple[Path, str, bool]] = [(("deal", "parties", it.actor), it.actor, True) for it in deal.parties]
    named += [(("deal", "ratified_by", it.actor), it.actor, True) for it in deal.ratifiers]
    named += [(("deal", "ratified_by", it.actor, "for"), it.party, False) for it in deal.ratifiers]
    named += [(("deal", "prices", at, "for"), it.party, False) for at, it in enumerate(deal.prices)]
    for issue in deal.issues:
        path = issue_path(issue.key)
        named += [((*path, "stands", it.actor), it.actor, True) for it in issue.stands]
        named += [((*path, "decided_by"), issue.decided_by or "", False)]
        for each in issue.outcomes:
            named += [((*path, "outcomes", each.key, "prices", name), name, True) for name, _ in each.prices]
    for path, name, on_key in named:
        if name and name not in conflict.actor:
            known, fix = list(conflict.actor), f"actors: {', '.join(list(conflict.actor)[:8])}"
            message = f'no actor is called "{name}"'
            yield Problem("D210", message, path, nearest=nearest(name, known), fix=fix, on_key=on_key)


def _table(deal: Deal) -> Found:
    """Find a table at which nobody can agree on anything (D911), or a party without any weight or patience (D932)."""
    if len(deal.signatories) < 2:
        fix = "a deal takes two: name each under parties, as in usa: {no_deal: 0.3}"
        yield Problem("D911", "fewer than two parties sign the deal", ("deal", "parties"), fix=fix, on_key=True)
    for party in deal.parties:
        for name, said in (("weight", party.weight), ("impatience", party.impatience)):
            if said is not None and not said.low > 0:
                path = ("deal", "parties", party.actor, name)
                fix = (
                    "leave out who has no say: signs: no"
                    if name == "weight"
                    else "leave it out, or write 1 per 2 years"
                )
                yield Problem("D932", f"the {name} of {party.actor} is not above 0", path, fix=fix)
    if not deal.issues:
        fix = "name what is on the table, as in issues: {border: {outcomes: {here: , there: }}}"
        yield Problem("D911", "there is no issue to settle", ("deal", "issues"), fix=fix, on_key=True)


def _issue(issue: Issue, deal: Deal) -> Found:
    path = issue_path(issue.key)
    wrong = list(_ruled(issue, path))
    yield from wrong
    if wrong:
        return
    if issue.now is not None:
        yield from _called(issue, issue.now, (*path, "now"))
    for stand in issue.stands:
        yield from _stand(stand, issue, deal, (*path, "stands", stand.actor))


def _ruled(issue: Issue, path: Path) -> Found:
    """Find an issue that cannot be settled: a faulty scale (D910), or faulty outcomes (D901)."""
    ruler, places = issue.ruler, [each.place for each in issue.outcomes]
    if ruler is not None:
        yield from _scale(ruler, (*path, "scale"))
        for each in issue.outcomes:
            if each.place is None:
                fix = f"write {each.key}: {{at: {ruler.low:g}}}"
                message = f"{issue.key} is settled on a scale, so an outcome is a place on it"
                yield Problem("D901", message, (*path, "outcomes", each.key), fix=fix, on_key=True)
            elif ruler.step > 0 and not _on_step(each.place, ruler):
                message = f"{each.key} is at no settlement of {issue.key}: {_steps(ruler)}"
                yield Problem("D904", message, (*path, "outcomes", each.key, "at"))
    elif len(issue.outcomes) < 2:
        fix = "write scale: {from: 0, to: 20, step: 1}, or outcomes: {keep: , lift: }"
        yield Problem("D901", f"{issue.key} needs a scale, or two outcomes", path, fix=fix, on_key=True)
    elif any(place is not None for place in places):
        at = next(each.key for each in issue.outcomes if each.place is not None)
        yield Problem("D901", f"{issue.key} has no scale for {at} to lie on", (*path, "outcomes", at, "at"))


def _scale(ruler: Ruler, path: Path) -> Found:
    if not ruler.low < ruler.high:
        yield Problem("D910", "the scale ends before it begins", (*path, "to"), fix="write from: lowest, to: highest")
    elif not ruler.step > 0:
        yield Problem("D910", "a scale goes up in steps above 0", (*path, "step"), fix="write step: 1")
    elif ruler.step > ruler.high - ruler.low:
        yield Problem("D910", "the step is longer than the scale", (*path, "step"), fix="write a smaller step")
    elif (ruler.high - ruler.low) / ruler.step > MOST_STEPS:
        message = f"an issue has at most {MOST_STEPS:,} steps, not {(ruler.high - ruler.low) / ruler.step:,.0f}"
        yield Problem("D910", message, (*path, "step"), fix="write a larger step")


def _on_step(place: float, ruler: Ruler) -> bool:
    steps = (place - ruler.low) / ruler.step
    return ruler.low <= place <= ruler.high and abs(steps - round(steps)) < 1e-6


def _steps(ruler: Ruler) -> str:
    low, high, step = (marked(place, ruler.unit) for place in (ruler.low, ruler.high, ruler.step))
    return f"{low} to {high}, {step} apart"


def _called(issue: Issue, name: str, path: Path, *, on_key: bool = False) -> Found:
    """Find an outcome (D905) or a place (D904) that the issue does not have."""
    if issue.ruler is None and settlement_at(issue, name) is None:
        known = [each.key for each in issue.outcomes]
        message, near = f'{issue.key} has no outcome "{name}"', nearest(name, known)
        yield Problem("D905", message, path, nearest=near, fix=f"outcomes: {', '.join(known[:8])}", on_key=on_key)
    elif issue.ruler is not None and place_named(issue, name) is None:
        message = f'"{name}" is no settlement of {issue.key}: {_steps(issue.ruler)}'
        yield Problem("D904", message, path, on_key=on_key)


def place_named(issue: Issue, name: str) -> Settlement | None:
    """Return the settlement of an issue that is called so, or lies at the place so written; None for none."""
    named = next((each for each in issue.settlements if each.key == name), None)
    place = settlement_at(issue, name)
    if named is not None or not isinstance(place, float):
        return named
    near = (each for each in issue.settlements if each.place is not None and abs(each.place - place) < 1e-9)
    return next(near, None)


def _stand(stand: Stand, issue: Issue, deal: Deal, path: Path) -> Found:
    """Find a stand that says too little or too much (D906), is off the scale (D904), or has an odd number (D902)."""
    ruler = issue.ruler
    for key, place in (("position", stand.position), ("at_most", stand.at_most), ("at_least", stand.at_least)):
        if place is not None and ruler is None:
            fix = "write worth: {outcome: how good it is}, and never: [outcome] for a red line"
            yield Problem("D904", f"{issue.key} has no scale for a {key.replace('_', ' ')}", (*path, key), fix=fix)
        elif place is not None and ruler is not None and not ruler.low <= place <= ruler.high:
            message = f"{marked(place, ruler.unit)} is off the scale of {issue.key}: {_steps(ruler)}"
            yield Problem("D904", message, (*path, key), fix=f"write {ruler.low:g} to {ruler.high:g}")
    for name, _ in stand.worth:
        yield from _called(issue, name, (*path, "worth", name), on_key=True)
    for at, name in enumerate(stand.never):
        yield from _called(issue, name, (*path, "never", at))
    yield from _said(stand, issue, path)
    yield from _bounds(stand, deal, path)
    yield from _contradiction(stand, issue, path)


def _said(stand: Stand, issue: Issue, path: Path) -> Found:
    if stand.position is not None and stand.worth:
        fix = "write the position, or what each outcome is worth"
        yield Problem("D906", f"{stand.actor} has a position on {issue.key} and worths too", path, fix=fix)
    elif stand.position is None and not stand.worth and (stand.salience is not None or not stand.red):
        fix = "write position: 3" if issue.ruler else f"write worth: {{{issue.outcomes[0].key}: 1}}"
        yield Problem("D906", f"{stand.actor} takes no position on {issue.key}", path, fix=fix, on_key=True)
    elif stand.worth:
        missing = [each.key for each in issue.settlements if each.key not in dict(stand.worth)]
        if missing:
            more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
            message = f"what {missing[0]}{more} is worth to {stand.actor} is not said"
            yield Problem("D902", message, (*path, "worth"), fix=f"write {missing[0]}: 0", on_key=True)


def _bounds(stand: Stand, deal: Deal, path: Path) -> Found:
    most, salience = (1.0 if deal.scale == "points" else float("inf")), stand.salience
    range_ = "between 0 and 1" if deal.scale == "points" else "at least 0"
    if salience is not None and (salience.unit or not 0 <= salience.low <= salience.high <= most):
        yield Problem("D902", f"a salience is a number {range_}", (*path, "salience"), fix="write 0.4 or 40 %")
    elif (salience is None and stand.position is not None) or (
        salience is None and stand.worth and deal.scale == "points"
    ):
        message = f"how much the issue matters to {stand.actor} is not said"
        yield Problem("D902", message, path, fix="write salience: 40 %", on_key=True)
    for name, number in stand.worth:
        if number.unit or not 0 <= number.low <= number.high <= most:
            yield Problem("D902", f"a worth is a number {range_}", (*path, "worth", name), fix="write 0.5")


def _contradiction(stand: Stand, issue: Issue, path: Path) -> Found:
    """Find red lines nothing can keep, and a position beyond them (D907)."""
    low, high = stand.at_least, stand.at_most
    if low is not None and high is not None and low > high:
        message = f"the red lines of {stand.actor} on {issue.key} leave nothing: at least {low:g} and at most {high:g}"
        yield Problem("D907", message, (*path, "at_least"), fix="write at_least below at_most")
    elif not any(keeps(stand, each) for each in issue.settlements):
        message = f"the red lines of {stand.actor} on {issue.key} leave none of its settlements"
        yield Problem("D907", message, path, fix="leave one of them open", on_key=True)
    elif stand.position is not None and not (_within(stand.position, stand)):
        message = f"{stand.actor} wants {stand.position:g} on {issue.key}, which its own red lines rule out"
        yield Problem("D907", message, (*path, "position"), fix="move the position or the red line")


def _within(place: float, stand: Stand) -> bool:
    low, high = stand.at_least, stand.at_most
    return (low is None or place >= low - 1e-9) and (high is None or place <= high + 1e-9)


def keeps(stand: Stand, settlement: Settlement) -> bool:
    """Tell whether a settlement is within an actor's red lines."""
    return settlement.key not in stand.never and (settlement.place is None or _within(settlement.place, stand))


def _saliences(deal: Deal) -> Found:
    """Find saliences, in points, that do not sum to 1 (D903)."""
    if deal.scale != "points":
        return
    actors = dict.fromkeys(stand.actor for issue in deal.issues for stand in issue.stands)
    for actor in actors:
        stands = [(issue, stand) for issue in deal.issues if (stand := issue.stand(actor))]
        said = [(issue, stand) for issue, stand in stands if stand.salience]
        if len(said) < len(stands):  # what is missing is told by itself
            continue
        total = sum(stand.salience.value for _, stand in said if stand.salience)
        if said and abs(total - 1) > SLACK and all(it.salience and it.salience.low >= 0 for _, it in said):
            listed = ", ".join(f"{issue.key} {stand.salience.value:.4g}" for issue, stand in said if stand.salience)
            path = (*issue_path(said[-1][0].key), "stands", actor, "salience")
            message = f"the saliences of {actor} sum to {total:.4g}, not 1: {listed}"
            yield Problem("D903", message, path, fix="share its concern out over the issues, 1 in all")


def _left(deal: Deal) -> Found:
    """Find issues of which the red lines of those who sign leave no settlement (D908)."""
    for issue in deal.issues:
        red = [stand for stand in issue.stands if stand.red and stand.actor in deal.signatories]
        if red and not any(all(keeps(stand, each) for stand in red) for each in issue.settlements):
            who = " and ".join(stand.actor for stand in red)
            message = f"the red lines of {who} leave no settlement of {issue.key}: there is no zone of agreement"
            path = (*issue_path(issue.key), "stands", red[-1].actor)
            fix = f"to see what a deal would take: drop deal.{issue.key}.{red[-1].actor}"
            yield Problem("D908", message, path, fix=fix, severity="warning", on_key=True)


def _without(deal: Deal, conflict: Conflict) -> Found:
    """Find a value of no deal that is missing or said twice (D912), in another scale (D913); an odd deadline (D914)."""
    path: Path = ("deal", "without_a_deal")
    for party in deal.parties:
        mine: Path = ("deal", "parties", party.actor)
        if deal.without == "values" and party.no_deal is None:
            fix = "write no_deal: 0.3, or without_a_deal: as things stand, for all parties"
            message = f"what {party.actor} has without a deal is not said"
            yield Problem("D912", message, mine, fix=fix, on_key=True)
        elif deal.without != "values" and party.no_deal is not None:
            fix = f"delete it, or write without_a_deal: values; now it is {deal.without}"
            message = f"what {party.actor} has without a deal is said twice"
            yield Problem("D912", message, (*mine, "no_deal"), fix=fix, on_key=True)
    if deal.without != "values":
        for issue in deal.issues:
            if issue.now is None and issue.decided_by is None and issue.stands:
                fix = "write now: and the settlement that holds without a deal"
                message = f"how {issue.key} is settled as things stand is not said"
                yield Problem("D912", message, issue_path(issue.key), fix=fix, on_key=True)
    if deal.without in ("state", "dynamics") and deal.scale != "worth":
        fix = "write scale: worth, or the value of no deal at each party in points"
        message = "a state has no value in points: packages and no deal must share one scale"
        yield Problem("D913", message, path, fix=fix)
    yield from _worths(deal, conflict)
    yield from _deadline(deal, conflict)


def _worths(deal: Deal, conflict: Conflict) -> Found:
    """Find parties whose wants have no worth though the scale of the deal is worth (D913)."""
    for party in deal.parties if deal.scale == "worth" else ():
        actor = conflict.actor.get(party.actor)
        lacking = [want for want in actor.wants if want.worth is None] if actor else []
        if actor and (lacking or actor.ranking is not None):
            what = lacking[0].id if lacking else f"{actor.key}, which ranks states directly,"
            fix = "write worth: 0.2 at each of its wants, or scale: points"
            message = f"{what} has no worth, and the deal is told in worth"
            yield Problem("D913", message, ("deal", "parties", party.actor), fix=fix, on_key=True)


def _deadline(deal: Deal, conflict: Conflict) -> Found:
    begun, end = day(conflict.starts), day(deal.by)
    if deal.by and (begun is None or end is None or end <= begun) and not is_past(conflict, deal.by):
        fix = "write starts: 2024-02-05, the day of the status quo, and a later day here"
        yield Problem("D914", f"{deal.by} is not a day to come", ("deal", "by"), fix=fix)


def _ratifiers(deal: Deal) -> Found:
    """Find audiences without a threshold (D909), or that ratify what nobody signs (D916)."""
    for each in deal.ratifiers:
        path: Path = ("deal", "ratified_by", each.actor)
        if each.at_least is None:
            fix = "write at_least: 0.3, or 0.2 to 0.4 where it is unsure"
            yield Problem("D909", f"what {each.actor} must get to accept is not said", path, fix=fix, on_key=True)
        if each.party and (each.party not in deal.signatories or each.party == each.actor):
            fix = f"those who sign: {', '.join(deal.signatories)}"
            message = f"{each.party} does not sign the deal, so {each.actor} has nothing to ratify for it"
            yield Problem("D916", message, (*path, "for"), nearest=nearest(each.party, deal.signatories), fix=fix)


def _meanings(deal: Deal, conflict: Conflict) -> Found:
    """Find meanings that are no options, or contradict each other (D915)."""
    listed: list[tuple[Path, tuple[Formula, ...], tuple[Formula, ...]]] = [(("deal",), deal.means, ())]
    for issue in deal.issues:
        for outcome in issue.outcomes:
            listed.append(((*issue_path(issue.key), "outcomes", outcome.key), outcome.means, deal.means))
    facts = {*conflict.option, *(condition.key for condition in conflict.conditions)}
    for path, means, before in listed:
        said: dict[str, bool] = dict(pair for each in before if (pair := literal(each)))
        for at, each in enumerate(means):
            pair = literal(each)
            if isinstance(each, Constant):
                continue
            if pair is None or pair[0] not in facts:
                fix = "write options, each alone: [usa.offer, not militia.attack]"
                message = f"{text(each)} is not an option, nor the lack of one"
                yield Problem("D915", message, (*path, "means", at), fix=fix)
            elif said.get(pair[0], pair[1]) != pair[1]:
                message = f"{pair[0]} is meant to be the case and not to be"
                yield Problem("D915", message, (*path, "means", at), fix="delete one of the two")
            else:
                said[pair[0]] = pair[1]


def meant(deal: Deal, chosen: tuple[Settlement, ...]) -> dict[str, bool]:
    """Return what is the case once the deal is signed with these settlements: options, and whether they are taken."""
    means = chain(deal.means, *(each.means for each in chosen))
    return dict(pair for each in means if (pair := literal(each)))
