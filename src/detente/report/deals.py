"""A deal in words and tables: who gains what, what each theory picks, who can sink it, whether it lasts."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.chances.words import number_words
from detente.findings.deals.asked import decision_words
from detente.findings.deals.record import (
    AfterwardsTold,
    DealReading,
    Deals,
    IssueTold,
    PackageTold,
    SolutionTold,
)
from detente.report.naming import actor_name, concept_name, concept_names, listed, plural
from detente.report.tables import Table
from detente.report.visible import one_line
from detente.report.words import state_words

SCALES = {"points": "points, from 0 to 1", "worth": "the worths of wants"}
WITHOUT = {
    "values": "as the model states it",
    "as things stand": "what there is as things stand",
    "state": "that of a state the model names",
    "dynamics": "what each can expect as the crisis goes on unsigned",
}


def deal_words(found: Deals) -> tuple[str, ...]:
    """Return what the deal is told in, and how it comes out, as sentences; a sentence for each reading."""
    by = f" until {found.by}" if found.by else ""
    paid = ", and parties may pay each other in it" if found.side_payments else ""
    told = f"Utilities are in {SCALES[found.scale]}{paid}. The value of no deal{by} is {WITHOUT[found.without]}"
    told += f", {found.conditional}." if found.conditional else "."
    return (*([one_line(found.says)] if found.says else []), told, *(zone_words(found, one) for one in found.readings))


def reading_name(one: DealReading) -> str:
    """Name a reading: the choice rule, and what others decide; empty where there is but one."""
    rule = [concept_name(one.rule)] if one.rule else []
    return ", ".join([*rule, *([decision_words(one.decision)] if one.decision else [])])


def zone_words(found: Deals, one: DealReading) -> str:
    """Say whether there is a zone of agreement; where there is none, by how much each falls short."""
    under = f"Under {reading_name(one)}: " if reading_name(one) else ""
    if one.problems:
        said = one.problems[0].message
        return f"{under}{said}." if under else f"{said[0].upper()}{said[1:]}."
    lot = ", though only by a lottery over several" if one.only_by_lot else ""
    count = f"{one.better:,} of {plural(one.packages, 'package')} leave all who sign better off than no deal"
    return f"{under}{count}{lot}; {one.pareto:,} of those that can be had are Pareto-best."


def deal_tables(conflict: Conflict, found: Deals) -> tuple[Table, ...]:
    """Return the tables of every reading."""
    return tuple(
        table
        for one in found.readings
        for table in (
            parties_table(conflict, found, one),
            solutions_table(found, one),
            issues_table(found, one),
            *([linked_table(found, one)] if one.linked else []),
            *([pairs_table(found, one)] if len(one.pairs) > 1 else []),
        )
    )


def parties_table(conflict: Conflict, found: Deals, one: DealReading) -> Table:
    """Return what each party has without a deal, the most it can get by one, and by how much it falls short."""
    rows = []
    for at, party in enumerate(found.parties):
        best, short = one.best[at], one.short[at]
        lacks = "" if short == 0 else "whatever it forgoes" if short is None else _utility(short)
        signs = "signs" if party.signs else "does not sign"
        most = "" if best is None or not one.zone else _utility(best)
        rows.append((one_line(actor_name(conflict, party.actor)), signs, _utility(one.no_deal[at]), most, lacks))
    head = ("party", "", "no deal", "most it can get", "no deal is too good by")
    return Table(_title("The table", one), head, tuple(rows))


def solutions_table(found: Deals, one: DealReading) -> Table:
    """Return what each theory of bargaining picks: a lottery where it needs one, and the best single package."""
    rows = tuple(row for each in one.solutions for row in _solution_rows(found, each))
    audiences = tuple(f"{audience} accepts" for audience, *_ in found.audiences)
    head = ("solution", "package", *(party.actor for party in found.parties), "chance", *audiences)
    note = "A chance is that of a lottery over packages; the best single package stands below it."
    return Table(_title("What is picked", one), head, rows, note)


def _solution_rows(found: Deals, each: SolutionTold) -> list[tuple[str, ...]]:
    if not each.lottery:
        return [(each.name, "no deal", *("" for _ in found.parties), "", *("" for _ in found.audiences))]
    rows = [_package_row(package, _utilities(package.utilities), number_words(p)) for package, p in each.lottery]
    if len(each.lottery) == 1:
        rows = [(rows[0][0], *_utilities(each.utilities), "", *rows[0][len(found.parties) + 2 :])]
    elif each.best:
        best = each.best[0]
        rows.append(_package_row(best, _utilities(best.utilities), "best single"))
    first = [(each.name, *rows[0]), *(("", *row) for row in rows[1:])]
    paid = [f"{party.actor} {_signed(pay)}" for party, pay in zip(found.parties, each.payments, strict=False) if pay]
    if paid:
        first.append(("", f"payments: {', '.join(paid)}", *("" for _ in first[0][2:])))
    return first


def _package_row(package: PackageTold, utilities: tuple[str, ...], chance: str) -> tuple[str, ...]:
    return (package_words(package), *utilities, chance, *(number_words(accepts) for _, accepts in package.accepted))


def package_words(package: PackageTold) -> str:
    """Say how a package settles each issue."""
    return one_line(", ".join(f"{issue} {settlement}" for issue, settlement in package.settlements))


def issues_table(found: Deals, one: DealReading) -> Table:
    """Return each issue: whether it has a zone by itself, what becomes of the deal without it, who pays whom on it."""
    rows = tuple(_issue_row(issue) for issue in one.issues)
    head = ("issue", "now", "by itself", "without it", "", "who gives up what for whom")
    note = "What is given up is told in the giver's own scale, in the Nash package."
    return Table(_title("Issue by issue", one), head, rows, f"{note}{_enough(one)}")


def _enough(one: DealReading) -> str:
    if not one.enough:
        return ""
    if one.enough == ((),):
        return " What is signed besides is better for all even with every issue left as it is."
    sets = "; ".join(" and ".join(each) for each in one.enough)
    return f" Smallest sets of issues that, signed with the rest left as it is, have a zone: {sets}."


def _issue_row(issue: IssueTold) -> tuple[str, ...]:
    if issue.settled is not None or issue.decided_by:
        who = f"decided by {issue.decided_by}: {issue.settled}" if issue.decided_by else "off the table"
        return (one_line(issue.key), issue.now or "", one_line(who), "", "", "")
    alone = "not told" if issue.alone is None else "has a zone" if issue.alone else "no zone"
    without = "no deal" if issue.kills else "" if issue.alone is None else "still a deal"
    pays = "; ".join(f"{one} {_utility(much)} for {other}" for one, other, much in issue.pays)
    return (one_line(issue.key), one_line(issue.now or ""), alone, without, "hinge" if issue.hinge else "", pays)


def linked_table(found: Deals, one: DealReading) -> Table:
    """Return what settling all issues together adds for each party."""
    rows = tuple(
        (
            each.actor,
            _utility(each.together),
            _utility(each.apart),
            _signed(each.together - each.apart),
            "" if each.share is None else f"{100 * each.share:.1f} %",
        )
        for each in one.linked
    )
    head = ("party", "all together", "one by one", "linking adds", "of its no-deal-to-best range")
    return Table(_title("All at once or one by one", one), head, rows, "By the Nash solution.")


def pairs_table(found: Deals, one: DealReading) -> Table:
    """Return what settling two issues together adds to settling each by itself, the pairs that add most first."""
    adds = [(pair, each.adds) for each in one.pairs if any(abs(it) > 1e-9 for it in each.adds)
            for pair in [" and ".join(each.issues)]]  # fmt: skip
    adds.sort(key=lambda row: -sum(row[1]))
    rows = tuple((one_line(pair), *(_signed(value) for value in values)) for pair, values in adds)
    note = "" if rows else "No two issues are worth more together than each by itself."
    head = ("two issues together", *(party.actor for party in found.parties))
    return Table(_title("Two by two", one), head, rows, note)


def sinking_words(found: Deals, one: DealReading) -> tuple[str, ...]:
    """Say which packages good for all who sign an audience at home would rather refuse."""
    return tuple(
        f"{each.audience} would rather refuse {plural(each.number, 'package')} that all who sign prefer to no deal"
        + (f", among them {package_words(each.example)}." if each.example else ".")
        for each in one.sinking
        if each.number
    )


def outcome_words(conflict: Conflict, found: Deals) -> tuple[str, ...]:
    """Say who can sink the deal and what comes of it; what is the same whatever others decide stands once."""
    under: dict[str, list[str]] = {}
    for one in found.readings:
        for line in (*sinking_words(found, one), *afterwards_words(conflict, one)):
            under.setdefault(line, []).append(reading_name(one))
    every = len(found.readings)
    return tuple(line if len(at) == every else f"Under {'; '.join(at)}: {line}" for line, at in under.items())


def afterwards_words(conflict: Conflict, one: DealReading) -> tuple[str, ...]:
    """Say what becomes of the agreed state: who moves to sign, who would leave, how long it lasts."""
    told = one.afterwards
    if told is None:
        return ("The deal is not tied to the states of the model, so nothing is said of what comes after.",)
    ways = listed([f"by {means}" for means, there in told.reached if there])
    reached = f"The crisis gets there {ways}." if ways else "The crisis does not get there by anybody's improvements."
    return (
        f"The best package ({told.solution}) leads to {state_words(conflict, told.state)}. {reached}",
        *_signing_words(conflict, told),
        *_standing_words(conflict, told),
        *_signed_words(told),
        *_lasting_words(told),
    )


def _signing_words(conflict: Conflict, told: AfterwardsTold) -> list[str]:
    gains = {True: "gains by it", False: "would rather not", None: "does not mind"}
    said = [f"{actor_name(conflict, it.actor)} ({', '.join(it.options)}) {gains[it.gains]}" for it in told.signing]
    return [f"Who has to move, all others having done their part: {'; '.join(said)}."] if said else []


def _standing_words(conflict: Conflict, told: AfterwardsTold) -> list[str]:
    stays = [each.concept for each in told.standing if each.stays]
    said = [f"It holds as an equilibrium under {concept_names(stays)}."] if stays else []
    broken: dict[tuple[str, frozenset[str]], list[str]] = {}
    for each in told.standing:
        for actor, state in each.leaves:
            broken.setdefault((actor, state), []).append(each.concept)
    for (actor, state), concepts in broken.items():
        where = state_words(conflict, state)
        said.append(f"{actor_name(conflict, actor)} would leave it for {where} ({concept_names(concepts)}).")
    return said


def _signed_words(told: AfterwardsTold) -> list[str]:
    said = [f"{number_words(chance.value or 0.0)} by {concept_name(rule)}" for rule, chance in told.signed]
    days = told.signed[0][1].days if told.signed else None
    within = "" if days is None else f" within {days:.4g} days"
    return [f"P(signed{within}), conditional on the rates: {listed(said)}."] if said else []


def _lasting_words(told: AfterwardsTold) -> list[str]:
    if not told.lasting:
        return [f"{told.untold[0].upper()}{told.untold[1:]}."] if told.untold else []
    said = [
        f"{number_words(each.at_the_end.value or 0.0)} (never broken: {number_words(each.all_along.value or 0.0)}) "
        f"by {concept_name(each.rule)}"
        for each in told.lasting
    ]
    days = f"{told.lasting[0].days:.4g} days"
    return [f"P(still standing {days} after signing), conditional on the rates: {listed(said)}."]


def _title(said: str, one: DealReading) -> str:
    under = reading_name(one)
    return f"{said} ({under}), in this model" if under else f"{said}, in this model"


def _utility(value: float) -> str:
    return f"{round(value, 4) + 0.0:.4g}"


def _signed(value: float) -> str:
    return f"{round(value, 4) + 0.0:+.4g}"


def _utilities(values: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(_utility(value) for value in values)
