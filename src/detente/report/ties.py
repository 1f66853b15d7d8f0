"""The web of ties in sentences and tables: camps, ties under strain, whose words differ, what a change would do."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict
from detente.conflict.signed import Pair
from detente.findings.ties import Change, Strand, Teller, Ties
from detente.findings.told import Telling
from detente.report.naming import actor_name, listed, plural
from detente.report.tables import Table
from detente.report.visible import one_line

THE_MODEL = "the model itself"
DESCRIBED = "Described, and not used: no ranking, no stability and no chance hangs on it."
_MOST = 40
_ROUNDING = 1e-9


def ties_words(conflict: Conflict, found: Ties) -> tuple[str, ...]:
    """Return what the web amounts to, the index first."""
    return tuple(_words(conflict, found))


def _words(conflict: Conflict, found: Ties) -> Iterator[str]:
    if not found.strands:
        yield "No tie pulls together or apart."
        return
    when = f" on {found.day}" if found.day and found.day != "any" else ""
    told = plural(len(found.strands), "pair")
    yield f"{plural(len(found.actors), 'actor')}, {told} that pull together or apart{when}."
    yield _index(found)
    yield _number(found)
    for part in found.parts:
        if part.either:
            yield f"On either side in optimal splits: {_names(conflict, part.either)}."
    yield _balance(found)
    if found.groups is not None:
        proved = "" if found.group_least == found.group_index else f" (no fewer than {found.group_least:g} is proved)"
        best = f"{plural(len(found.groups), 'group')} leave {found.group_index:g} ties that do not fit{proved}"
        yield f"{best}: {'; '.join(_names(conflict, group) for group in found.groups)}."
    yield DESCRIBED


def _index(found: Ties) -> str:
    if found.least < found.index:
        return f"The frustration index is between {found.least:g} and {found.index:g}: time ran out before a proof."
    if found.index == 0:
        return "The frustration index is 0: two camps, friends within and foes between, and no tie under strain."
    shown = len(found.cycles)
    proof = ", as many as there are disjoint odd cycles" if shown == found.index else ""
    return f"The frustration index is {found.index:g}: so much is under strain in any split into two camps{proof}."


def _number(found: Ties) -> str:
    many = f"{found.number:,}" if found.complete else f"at least {found.number:,}"
    said = "1 optimal split" if many == "1" else f"{many} optimal splits"
    turned = f", up to turning {len(found.parts)} separate parts round" if len(found.parts) > 1 else ""
    return f"There {'is' if many == '1' else 'are'} {said}{turned}."


def _balance(found: Ties) -> str:
    share = "" if found.share is None else f"normalised frustration {found.share:.3g}"
    conflict = found.algebraic_conflict  # an eigenvalue: what is left of rounding is no conflict
    triangles = f"{found.balanced_triangles:,} of {plural(found.triangles, 'triangle')} balanced"
    walks = "" if found.walk_balance is None else f"walk balance {found.walk_balance:.4g}"
    least = "" if conflict is None else f"algebraic conflict {0 if abs(conflict) < _ROUNDING else conflict:.3g}"
    return f"{'; '.join(filter(None, (triangles, walks, share, least)))} (1, 1, 1 and 0 where balanced)."


def camps_table(conflict: Conflict, found: Ties) -> Table:
    """Return the camps, a row for each separate part of the web."""
    rows = tuple((_names(conflict, part.camps[0]), _names(conflict, part.camps[1])) for part in found.parts)
    note = "" if found.number == 1 and found.complete else "As the first optimal split has them."
    return Table("Camps", ("one camp", "the other"), rows, note)


def strain_table(conflict: Conflict, found: Ties) -> Table:
    """Return the pairs that are frustrated in every or in some optimal split."""
    bad = sorted((one for one in found.strands if one.strain != "never"), key=lambda one: one.strain)
    rows = tuple(_strand(conflict, one) for one in bad[:_MOST])
    left = f"{len(bad) - _MOST} more." if len(bad) > _MOST else ""
    return Table("Under strain", ("in optimal splits", "between", "who are", "ties"), rows, left)


def _strand(conflict: Conflict, one: Strand) -> tuple[str, ...]:
    how = "in every one" if one.strain == "always" else "in some"
    return how, pair_words(conflict, one.pair), " and ".join(one.kinds), ", ".join(one.ties)


def quarrels_table(conflict: Conflict, found: Ties) -> Table:
    """Return what is told differently, everybody's words side by side."""
    rows: list[tuple[str, ...]] = []
    for each in found.quarrels:
        on = ", ".join(each.quarrels)
        for telling in each.tellings:
            rows.append((pair_words(conflict, each.pair), on, *_telling(conflict, telling)))
            rows.extend(_denials(conflict, each.pair, telling))
    head = ("between", "differ on", "who says so", "what", "in which words")
    return Table("Told differently", head, tuple(rows))


def _telling(conflict: Conflict, telling: Telling) -> tuple[str, str, str]:
    who = " > ".join(actor_name(conflict, key) for key in telling.said_by) or THE_MODEL
    what = f"{actor_name(conflict, telling.source)} is {telling.word} of {actor_name(conflict, telling.target)}"
    if telling.word in ("adversary", "hostile", "rival", "friend", "ally"):
        joint = {"hostile": "hostile to", "rival": "a rival of", "friend": "a friend of", "ally": "an ally of"}
        what = what.replace(f"{telling.word} of", joint.get(telling.word, "an adversary of"))
    quoted = " ".join(f"“{one_line(quote)}”" for quote in telling.quotes) or one_line(telling.note or telling.says)
    return who, what, quoted


def _denials(conflict: Conflict, pair: Pair, telling: Telling) -> Iterator[tuple[str, ...]]:
    quoted = " ".join(f"“{one_line(quote)}”" for quote in telling.denial)
    for key in telling.denied_by:
        yield pair_words(conflict, pair), "", actor_name(conflict, key), "denies it", quoted


def tellers_table(conflict: Conflict, found: Ties) -> Table:
    """Return the web as each first speaker tells it."""
    rows = tuple(_teller(conflict, one) for one in found.tellers)
    return Table("As told, by whom", ("first speaker", "pairs", "frustration", "between"), rows)


def _teller(conflict: Conflict, one: Teller) -> tuple[str, ...]:
    name = THE_MODEL if one.speaker is None else actor_name(conflict, one.speaker)
    shown = "; ".join(pair_words(conflict, pair) for pair in one.pairs[:8])
    more = f"; {len(one.pairs) - 8} more" if len(one.pairs) > 8 else ""
    return name, str(len(one.pairs)), f"{one.index:g}", shown + more


def changes_table(conflict: Conflict, found: Ties) -> Table:
    """Return what one tie's change would do: left out, and turned from friends to foes or back."""
    rows = tuple(_change(conflict, one) for one in found.changes)
    note = f"The frustration index is {found.index:g} now." if rows else ""
    return Table("What one change would do", ("between", "now", "without it", "turned round"), rows, note)


def _change(conflict: Conflict, one: Change) -> tuple[str, ...]:
    return (
        pair_words(conflict, one.pair),
        "together" if one.sign > 0 else "apart",
        f"{one.dropped:g}",
        f"{one.turned:g}",
    )


def pair_words(conflict: Conflict, pair: Pair) -> str:
    """Name two actors."""
    return " and ".join(actor_name(conflict, key) for key in pair)


def _names(conflict: Conflict, keys: tuple[str, ...]) -> str:
    shown = [actor_name(conflict, key) for key in keys[:_MOST]]
    return listed([*shown, f"{len(keys) - _MOST} more"] if len(keys) > _MOST else shown) or "nobody"
