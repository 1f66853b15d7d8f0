"""Who is in the text: the parties found so far, and the party each token stands for."""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.items import How, Party

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.wants.cued import Cue

PERSONAL = frozenset({"leader", "person", "speaker"})
"""Kinds of party that "he" or "she" may mean."""

ARMED = frozenset({"ministry", "military"})
"""Kinds of party by which a state acts."""


@dataclass
class Cast:
    """The parties found so far, and which token stands for which party. Filled by the passes of `casting`."""

    doc: Doc
    parties: dict[str, Party] = field(default_factory=dict)
    quoted: tuple[Span, ...] = ()
    """Where the text quotes, in code points."""
    at: dict[int, str] = field(default_factory=dict)
    how: dict[int, How] = field(default_factory=dict)
    spans: dict[int, Span] = field(default_factory=dict)
    both: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """What a plural pronoun stands for, where that is more than one party."""
    crowds: dict[str, str | None] = field(default_factory=dict)
    """The parties that are only people without a name, with the party they belong to."""
    nouns: dict[str, set[str]] = field(default_factory=dict)
    """The named groups the text calls by each common noun ("militia")."""
    digest: bool = False
    """Whether the text tells what newspapers write: "what the papers say", "foreign press review"."""
    gendered: set[str] = field(default_factory=set)
    """The parties a pronoun has told to be a woman or a man."""
    voices: tuple[tuple[int, int, str], ...] = ()
    """Who speaks, in code points, where no attribution tells it: answers, and quotations without a cue."""
    papers: set[str] = field(default_factory=set)
    """The newspapers a text introduces as such."""
    lines: frozenset[int] = frozenset()
    """The tokens that begin a line of the heading: no name runs on into them."""
    carriers: set[str] = field(default_factory=set)
    """Through whom the text came, who is no newspaper it tells of."""
    cues: dict[int, Cue] | None = None
    """The words of wanting of the text by token, once they are looked for: three passes ask for them."""
    titles: dict[str, set[str]] = field(default_factory=dict)
    """The words of the titles each person was given, in small letters."""

    def put(self, token: Token, key: str, how: How, span: Span) -> None:
        """Let `token`, heading `span`, stand for the party `key`, unless it already stands for one."""
        if token.i not in self.at:
            self.at[token.i], self.how[token.i], self.spans[token.i] = key, how, span

    def party(self, token: Token | None, *, loose: bool = False) -> str | None:
        """Return the party a phrase headed by `token` stands for, or None.

        `loose` also takes the country or owner a thing is said to be of ("an Israeli patrol", "Lebanon's integrity"),
        and for people without a name whose they are.
        """
        if token is None:
            return None
        if self.at.get(token.i) is not None and not (
            self.how[token.i] == "demonym" and token.dep_ in {"amod", "compound"}
        ):
            key = self.at[token.i]
            if not loose or key not in self.crowds:
                return key
            own = any(below.tag_ == "PRP$" for below in token.children)
            return self.crowds[key] or (None if own else key)
        if token.dep_ == "relcl" or token.tag_ in {"WP", "WDT"}:
            return self._antecedent(token)
        if loose and token.pos_ in {"NOUN", "PROPN"}:
            return next(
                (
                    self.at[below.i]
                    for below in token.children
                    if below.dep_ in {"amod", "compound", "poss", "nmod"} and below.i in self.at
                ),
                None,
            )
        return None

    def in_quotes(self, token: Token) -> bool:
        """Tell whether `token` stands in a quotation."""
        at = bisect_right(self.quoted, (token.idx, sys.maxsize)) - 1
        return at >= 0 and token.idx < self.quoted[at][1]

    def voice(self, at: int) -> str | None:
        """Return who speaks at the code point `at` where no attribution tells it."""
        n = bisect_right(self.voices, (at, sys.maxsize, "")) - 1
        return self.voices[n][2] if n >= 0 and at < self.voices[n][1] else None

    def sovereign(self, key: str | None) -> str | None:
        """Return the state whose army, ministry or officials a party is; any other party as it is."""
        party = self.parties.get(key or "")
        return key if party is None or party.kind not in ARMED or party.serves is None else party.serves

    def all(self, token: Token | None, *, loose: bool = False) -> tuple[str, ...]:
        """Return the parties of a phrase and of what is joined to it by "and", each once."""
        if token is None:
            return ()
        if token.i in self.both:
            return self.both[token.i]
        found = [self.party(one, loose=loose) for one in (token, *token.conjuncts)]
        return tuple(dict.fromkeys(key for key in found if key is not None))

    def _antecedent(self, relative: Token) -> str | None:
        clause = relative.head
        noun = clause.head if clause.dep_ == "relcl" else None
        return self.at.get(noun.i) if noun is not None else None


def add(found: Cast, key: str, name: str, kind: str, serves: str | None = None) -> None:
    """Add a party, or let what is newly known about it (a title, a country) complete what there is."""
    there = found.parties.get(key)
    if there is None:
        found.parties[key] = Party(key, name, kind, serves=serves)
        return
    better = kind if there.kind in {"person", "other"} and kind != "organisation" else there.kind
    better = "armed group" if "armed group" in {kind, there.kind} else better
    found.parties[key] = replace(there, kind=better, serves=there.serves or serves)
