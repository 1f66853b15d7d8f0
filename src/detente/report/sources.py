"""Who stands behind a model in words and tables: sources dropped, sources of each verdict, who contradicts whom."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.assumptions import basis_of
from detente.findings.disputes import Dispute
from detente.findings.sourced import BehindClaim, Sourced
from detente.findings.sources import Dropped
from detente.findings.told import Telling
from detente.report.assumptions import assumption_words
from detente.report.naming import actor_name, listed, plural
from detente.report.robust import quoted
from detente.report.tables import Table, mark
from detente.report.visible import one_line

QUARRELS = {"two signs": "friend or foe", "denied": "denied", "other words": "in other words"}
_LONGEST = 200


def sources_words(conflict: Conflict, found: Sourced) -> tuple[str, ...]:
    """Return in sentences what has no source, and what supports nothing."""
    several = sum(one.number > 1 for one in found.claims)
    verb = "rests" if several == 1 else "rest"
    lines = [f"{several} of {plural(len(found.claims), 'verdict')} {verb} on two independent sources or more."]
    if found.unsourced:
        lines.append(f"{_are(len(found.unsourced), 'assumption')} with no source: {', '.join(found.unsourced)}.")
    if found.unused:
        lines.append(f"{_are(len(found.unused), 'quote')} nothing rests on: {', '.join(found.unused)}.")
    if found.silent:
        lines.append(f"{_are(len(found.silent), 'stretch', 'stretches')} of text that support nothing.")
    return tuple(one_line(line) for line in lines)


def _are(number: int, one: str, many: str = "") -> str:
    return f"There {'is' if number == 1 else 'are'} {plural(number, one, many)}"


def dropped_table(conflict: Conflict, found: Sourced, *, most: int | None = None) -> Table:
    """Return what becomes of the verdicts without each text and without each speaker.

    Speakers without whom the same goes share a row; of many verdicts that change the first `most` are named.
    """
    rows: dict[tuple[str, tuple[str, ...]], list[Dropped]] = {}
    for one in found.dropped:
        rows.setdefault((one.what, one.assumptions), []).append(one)
    head = ("without", "", "goes", "verdicts that change")
    note = "Without a text goes what is quoted from no other; without a speaker, all that came through him or her."
    return Table("Without one source", head, tuple(_dropped_row(conflict, same, most) for same in rows.values()), note)


def _dropped_row(conflict: Conflict, same: list[Dropped], most: int | None) -> tuple[str, ...]:
    one = same[0]
    names = [actor_name(conflict, it.name) if it.what == "speaker" else _title(conflict, it.name) for it in same]
    changed = [f"{claim} {was} → {becomes}" for claim, was, becomes in one.changed]
    rest = len(changed) - len(changed[:most])
    told = "; ".join(changed[:most]) or "none: every verdict stands"
    more = f"; and {rest} more" if rest else ""
    return (one_line(listed(names, last="or")), one.what, plural(len(one.assumptions), "assumption"), told + more)


def _title(conflict: Conflict, key: str) -> str:
    return next((source.title or key for source in conflict.sources if source.key == key), key)


def behind_table(conflict: Conflict, found: Sourced) -> Table:
    """Return how many independent sources stand behind each verdict, and what each of them shares."""
    rows = tuple(_behind_row(conflict, one) for one in found.claims)
    head = ("verdict", "claim", "sources", "which", "without a source")
    note = "What shares a text, an outlet or a first speaker is one source, however many repeat it."
    return Table("Independent sources behind each verdict", head, rows, note)


def _behind_row(conflict: Conflict, one: BehindClaim) -> tuple[str, ...]:
    groups = [shared for _, shared in one.behind.groups] if one.behind else []
    which = "; ".join(_marks(conflict, shared) for shared in groups)
    which = which if one.behind or not one.own else "the claim's own: no assumption was found it rests on"
    lacking = ", ".join(one.behind.unsourced) if one.behind else ""
    return (f"{mark(one.outcome)} {one.outcome}", one_line(one.claim), str(one.number), which, lacking)


def _marks(conflict: Conflict, keys: tuple[str, ...]) -> str:
    """Name the texts, outlets and first speakers that make a source one; a text goes by its title."""
    names = [actor_name(conflict, key) for key in keys if key in conflict.actor]
    names += [f"“{_title(conflict, key)}”" for key in keys if key not in conflict.actor]
    return one_line(listed(names))


def disputes_rows(conflict: Conflict, found: Sourced) -> tuple[tuple[str, str, str], ...]:
    """Return who contradicts whom: about what, what one says, what the other."""
    rows = [_dispute_row(conflict, one) for one in found.disputes]
    for told in found.differ:
        sort = listed([QUARRELS[quarrel] for quarrel in told.quarrels])
        sides = [_telling(conflict, telling) for telling in told.tellings]
        sides += [f"not so{_denial(conflict, it)}" for it in told.tellings if it.denied_by]
        rows += [(sort, sides[0], side) for side in sides[1:]]
    return tuple(rows)


def disputes_table(conflict: Conflict, found: Sourced) -> Table:
    """Return who contradicts whom, side by side: wants that are denied or clash, and ties told in several ways."""
    return Table("Who contradicts whom", ("about", "one says", "the other"), disputes_rows(conflict, found))


def _dispute_row(conflict: Conflict, one: Dispute) -> tuple[str, str, str]:
    first = _want(conflict, one.want)
    if one.sort == "clash":
        return ("wants that clash", first, _want(conflict, one.other or ""))
    actor = actor_name(conflict, one.want.partition(".")[0])
    other = _want(conflict, one.other) if one.other else f"{actor} denies it"
    return ("a want denied", first, other)


def _want(conflict: Conflict, id_: str) -> str:
    return one_line(f"{assumption_words(conflict, id_)} — {quoted(conflict, basis_of(id_, conflict))}")


def _telling(conflict: Conflict, one: Telling) -> str:
    said = f"{actor_name(conflict, one.source)} is {one.word} of {actor_name(conflict, one.target)}"
    quotes = "; ".join(f"“{quote}”" for quote in one.quotes)
    by = f" ({listed([actor_name(conflict, key) for key in reversed(one.said_by)])})" if one.said_by else ""
    return one_line(f"{said}{f' — {quotes}' if quotes else ''}{by}")


def _denial(conflict: Conflict, one: Telling) -> str:
    quotes = "; ".join(f"“{quote}”" for quote in one.denial)
    by = listed([actor_name(conflict, key) for key in one.denied_by])
    return one_line(f", says {by}{f': {quotes}' if quotes else ''}")


def silent_table(conflict: Conflict, found: Sourced) -> Table:
    """Return the text that supports nothing, with its place."""
    rows = tuple(
        (one_line(_title(conflict, one.source)), f"{one.start:,} to {one.end:,}", _short(one_line(one.words)))
        for one in found.silent
    )
    return Table("Text that supports nothing", ("text", "characters", "words"), rows)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rstrip()} …"
