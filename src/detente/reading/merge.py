"""Two drafts of one text as one: what both readers found, what one found alone, and where they part.

Nothing is settled here. Where they part, the first reader's word stands in the draft and the other's beside it, for a
person to decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from detente.errors import InvalidText, Problem
from detente.reading.items import Attribution, Disagreement, Draft, Imprint, Party, Passage
from detente.reading.llm.shape import NAMED
from detente.reading.pairs import FAMILIES, Family, overlap, paired


def merge(one: Draft, other: Draft) -> Draft:
    """Return the draft both readers make together, with `disagreements`; `one` has the word where they part.

    Items of both stand once, an item of either stands too: every item is still a proposal. Parties are one where they
    have a key, a name or another name in common. Raises InvalidText (D529) for drafts of different texts.
    """
    if one.text != other.text:
        fix = "read the same text with both readers"
        raise InvalidText(Problem("D529", "drafts of two different texts cannot be merged", fix=fix))
    keys = _keys(one, other)
    renamed = _renamed(other, keys)
    renamed = replace(renamed, bonds=tuple(bond for bond in renamed.bonds if bond.source != bond.target))
    readers = (_reader(one), _reader(other))
    parted = list(_parties_parted(one, renamed, readers))
    lists: dict[str, Any] = {}
    for family in FAMILIES:
        pairs, alone = paired(getattr(one, family.key), getattr(renamed, family.key), family)
        parted += _parted(family, one, renamed, pairs, alone, readers)
        lists[family.key] = _joined(family, one, renamed, pairs, alone)
    return replace(
        one,
        reader=f"{readers[0]} and {readers[1]}",
        imprint=_imprint(one.imprint, renamed.imprint),
        parties=_parties(one.parties, renamed.parties),
        **lists,
        stances=one.stances or renamed.stances,
        by="both",
        tally=one.tally or other.tally,
        disagreements=tuple(parted),
        partial="; ".join(dict.fromkeys(part for part in (one.partial, other.partial) if part)) or None,
    )


def _reader(draft: Draft) -> str:
    return f"{draft.by} ({draft.reader})"


def _keys(one: Draft, other: Draft) -> dict[str, str]:
    """Return for each party of `other` the key it has in `one`, or its own where `one` has no such party."""
    named: dict[str, str] = {}
    for party in one.parties:
        for name in (party.name, *party.aliases):
            named.setdefault(_plain(name), party.key)
    taken, keys = {party.key for party in one.parties}, {}
    for party in other.parties:
        same = (named[_plain(name)] for name in (party.name, *party.aliases) if _plain(name) in named)
        keys[party.key] = party.key if party.key in taken else next(same, party.key)
    return keys


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")


def _renamed(value: Any, keys: Mapping[str, str]) -> Any:
    """Return a record with its parties under other keys; passages and what is no party's key stay."""
    if isinstance(value, Passage):
        return value
    if isinstance(value, tuple):
        return tuple(_renamed(one, keys) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            part.name: _named(getattr(value, part.name), keys)
            if part.name in PARTY_FIELDS
            else _renamed(getattr(value, part.name), keys)
            for part in fields(value)
        }
        return replace(value, **changed)
    return value


PARTY_FIELDS: Final = NAMED | {"key", "party", "chain", "outlet", "author", "via"}
"""Fields that hold the key of a party, or several."""


def _named(value: Any, keys: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return keys.get(value, value)
    if isinstance(value, tuple):
        return tuple(_named(one, keys) for one in value)
    return value


def _parted(
    family: Family, one: Draft, other: Draft, pairs: dict[int, int], alone: list[int], readers: tuple[str, str]
) -> list[Disagreement]:
    mine, theirs = getattr(one, family.key), getattr(other, family.key)
    found = []
    for n, item in enumerate(mine):
        place = family.places(item)[0]
        if n not in pairs:
            found.append(Disagreement(family.key, place, None, readers[0], "", readers))
            continue
        for name in family.compared:
            twin = theirs[pairs[n]]
            sides = _said(item, name, one), _said(twin, name, other)
            same = _same_parent(item, twin, one, other) if name == "parent" else sides[0] == sides[1]
            if not same:
                found.append(Disagreement(family.key, place, name, *sides, readers))
    found += [Disagreement(family.key, family.places(theirs[at])[0], None, "", readers[1], readers) for at in alone]
    return sorted(found, key=lambda parting: (parting.passage.start, parting.passage.end))


def _same_parent(one: Attribution, other: Attribution, mine: Draft, theirs: Draft) -> bool:
    if one.parent is None or other.parent is None:
        return one.parent is other.parent
    return overlap(mine.attributions[one.parent].cue, theirs.attributions[other.parent].cue) > 0


def _said(item: Any, name: str, draft: Draft) -> str:
    """Return what a reader says of a field, in words."""
    value = getattr(item, name)
    if name == "parent":
        return f'in "{draft.attributions[value].cue.quote}"' if value is not None else "in none"
    if name == "toll":
        return ", ".join(sorted(f"{one.count} {one.harm}" for one in value)) or "none"
    if isinstance(value, tuple):
        return ", ".join(sorted(value)) or "nobody"
    return str(value).lower() if isinstance(value, bool) else "none" if value is None else str(value)


def _parties_parted(one: Draft, other: Draft, readers: tuple[str, str]) -> list[Disagreement]:
    theirs = {party.key: party for party in other.parties}
    found = []
    for party in one.parties:
        for name in ("kind", "serves") if party.key in theirs else ():
            sides = str(getattr(party, name)), str(getattr(theirs[party.key], name))
            if sides[0] != sides[1] and party.mentions:
                found.append(Disagreement("parties", party.mentions[0].passage, name, *sides, readers))
    return found


def _joined(family: Family, one: Draft, other: Draft, pairs: dict[int, int], alone: list[int]) -> tuple[Any, ...]:
    """Return the items of both in the order of the text, each once; parents follow where they went.

    No ring comes about: a parent in the first draft is never one that only the second has.
    """
    mine, theirs = getattr(one, family.key), getattr(other, family.key)
    both = [("one", n, item) for n, item in enumerate(mine)] + [("other", at, theirs[at]) for at in alone]
    both.sort(key=lambda entry: (family.places(entry[2])[0].start, family.places(entry[2])[0].end))
    now = {(side, at): n for n, (side, at, _) in enumerate(both)}
    now |= {("other", at): now["one", n] for n, at in pairs.items()}
    if family.key != "attributions":
        return tuple(item for _, _, item in both)
    return tuple(
        replace(item, parent=now[side, item.parent]) if item.parent is not None else item for side, _, item in both
    )


def _parties(ones: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties of both; one that both have gets the other names and mentions of both."""
    found = {party.key: party for party in ones}
    for party in others:
        there = found.get(party.key)
        found[party.key] = party if there is None else _both(there, party)
    return tuple(found.values())


def _both(one: Party, other: Party) -> Party:
    names = dict.fromkeys((*one.aliases, *([other.name] if other.name != one.name else []), *other.aliases))
    places = {(mention.passage.start, mention.passage.end) for mention in one.mentions}
    more = [new for new in other.mentions if (new.passage.start, new.passage.end) not in places]
    mentions = sorted((*one.mentions, *more), key=lambda mention: (mention.passage.start, mention.passage.end))
    aliases = tuple(name for name in names if name != one.name)
    serves = one.serves or (other.serves if other.serves != one.key else None)
    return replace(one, aliases=aliases, mentions=tuple(mentions), serves=serves)


def _imprint(one: Imprint, other: Imprint) -> Imprint:
    """Return the first imprint, with what only the second knows."""
    return Imprint(*(getattr(one, part.name) or getattr(other, part.name) for part in fields(Imprint)))
