"""What of a draft is shown: every item once, though a word may be read as two of them.

"Orla wants a lease" is by the custom of news corpora an attribution, and it is a want; "Orla offered to mediate" is an
attribution, and it is an event. The draft keeps both readings, because a corpus asks for them; tables, counts and
scores show the want or the event alone. Fears, hopes, demands and refusals are both and stay both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from detente.reading.items import Attribution, Draft, Party, Passage
from detente.reading.lexicon.wanting import ADJECTIVES_AGAINST, ADJECTIVES_FOR, ADJECTIVES_INTENDING

_WISHES = frozenset(
    """like liked likes love loved loves prefer preferred preferring prefers seek seeking seeks sought want wanted
    wanting wants wish wished wishes wishing""".split()
)
"""Words that only say that something is wanted: who wants need not have said or thought anything."""

_MINDING = frozenset(
    """mind minds minded yearn yearns yearned crave craves craved covet covets long longs dream dreams dreamt
    dreamed""".split()
)
"""Further words of wanting that are no words of thinking."""

_DOING = frozenset(
    "offer offered offering offers order ordered ordering orders decide decided decides decision".split()
)
"""Words that do what they say: an offer, an order and a decision are acts, whether or not they are told as events."""

_SAID_TOO = frozenset("refuse refused refuses refusing undertake undertook undertaken undertakes".split())
"""Words of acts that are told as what somebody said, too."""

_BOTH = frozenset(
    """hope hoped hopes hoping hopeful fear feared fearing fears dread dreaded dreads dreading afraid scared frightened
    terrified fearful worried worry worries worrying anxious concerned alarmed nervous intend intended intends
    demand""".split()
)
"""Words of hope and fear, which are told as thoughts as well as wants."""

_SEEING = frozenset("see seeing seen sees saw watch watched watching".split())
"""Perceiving is neither saying nor thinking, unless something is seen "as" something or that it is so."""
_WILLING = frozenset({*ADJECTIVES_FOR, *ADJECTIVES_INTENDING, *ADJECTIVES_AGAINST}) - _BOTH - {
    "adamant",
    "insistent",
} | {"fond"}
"""Adjectives of being willing or not: who is "keen to" or "loath to" need not have said or thought anything."""
_BARE = frozenset("what which who whom whose where when themselves himself herself itself".split())
"""Words that alone are nothing that could be said."""
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_FAR = 120
"""Characters between a relative pronoun and the noun it stands for."""


def shown(found: Draft) -> tuple[Attribution, ...]:
    """Return the attributions that are nothing else besides, with `parent` as an index into what is returned.

    Left out are those whose cue is the cue of a want, by a word of wanting; those whose cue is the word that tells of
    an event; offers and orders; attitudes ("disowns the plan"); questions that nobody asks. What was told in one left
    out is told in its parent. A relative pronoun as source gives way to the name before it. Cost is that of sorting.
    """
    deeds = _starts(mention for event in found.events for mention in (event.trigger, *event.mentions))
    wants = _starts(want.cue for want in found.wants)
    kept = [n for n, one in enumerate(found.attributions) if not _other(one, deeds, wants)]
    place = {n: at for at, n in enumerate(kept)}
    named = {party.key: party for party in found.parties}
    return tuple(
        replace(
            one, parent=_parent(found.attributions, one.parent, place), source=_source(one, named), content=_said(one)
        )
        for one in (found.attributions[n] for n in kept)
    )


def _source(one: Attribution, named: Mapping[str, Party]) -> Passage | None:
    """Return the source; of a relative pronoun, the noun it stands for: the last name of the speaker before it."""
    party = named.get(one.speaker or "")
    if one.source is None or party is None or one.source.quote.lower() not in _RELATIVE:
        return one.source
    start = one.source.start
    near = [mention.passage for mention in party.mentions if mention.how != "pronoun"]
    before = [passage for passage in near if start - _FAR < passage.end <= start]
    return max(before, key=lambda passage: passage.end, default=one.source)


def _said(one: Attribution) -> tuple[Passage, ...]:
    """Return the content; of "Orla is said to want the base", what she is said to do."""
    short = one.source is None and len(one.content) == 2 and one.content[1].quote.startswith("to ")
    return one.content[1:] if short and one.content[0].end <= one.cue.start else one.content


def _starts(passages: Iterable[Passage]) -> frozenset[int]:
    """Return where each word of some passages starts."""
    return frozenset(start for passage in passages for start, _ in _words(passage))


def _words(passage: Passage) -> list[tuple[int, str]]:
    """Return the words of a passage with their places."""
    found, at = [], 0
    for word in passage.quote.split():
        at = passage.quote.index(word, at)
        found.append((passage.start + at, word))
        at += len(word)
    return found


def _other(one: Attribution, deeds: Collection[int], wants: Collection[int]) -> bool:
    if one.kind == "attitude" or (one.kind == "question" and one.source is None):
        return True
    words = _words(one.cue)
    last, said = words[-1][1].lower(), one.content[0].quote.lower()
    if not said.strip():
        return True
    if said == "that" and one.content[0].start < one.cue.start:
        return True
    if words[0][1].lower() == "to" and one.kind in {"statement", "question", "denial", "intention"}:
        return True
    if said.split()[0] in _BARE and last.startswith("call"):
        return True
    if last in _WISHES or last in _WILLING or last in _MINDING or said in _BARE:
        return True
    if any(start in wants for start, _ in words) and not _both(one, last):
        return True
    if last in _SEEING and not said.startswith("that ") and " as " not in said:
        return True
    return (words[-1][0] in deeds and last not in _SAID_TOO) or last in _DOING


def _both(one: Attribution, last: str) -> bool:
    """Tell whether what tells a want is by its meaning said or thought besides: a demand, a hope, a fear, a refusal."""
    if one.kind in {"fear", "hope"}:
        return last in _BOTH
    return one.kind in {"demand", "intention", "denial", "statement"}


def _parent(every: tuple[Attribution, ...], parent: int | None, place: dict[int, int]) -> int | None:
    """Return the new index of the nearest attribution around one that is kept."""
    for _ in every:
        if parent is None or parent in place:
            break
        parent = every[parent].parent
    return place[parent] if parent is not None and parent in place else None
