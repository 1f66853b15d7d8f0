"""From what was read to a model: a proposal that loads and runs, and in which nothing counts until a person accepts it.

Actors are taken as facts; every option, want, tie and claim has ``status: proposed`` and the sentence it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from detente.conflict.basis import Basis
from detente.conflict.formula import Formula
from detente.conflict.model import Actor, Claim, Conflict, Option, Stance, Statement, Tie, View
from detente.conflict.query import InView
from detente.conflict.slug import fresh, slug, tie_id, want_id
from detente.evidence import Quote, Source, text_hash
from detente.reading.actors.names import key_of
from detente.reading.actors.standing import standing
from detente.reading.claims.queries import Told, test_of
from detente.reading.items import Bond, Draft, Party, Passage, Want
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.proposal.options import befallen, decider, deeds_told, formula_of, in_order, options_of, wished
from detente.reading.proposal.settled import settled
from detente.reading.wants.ordering import ordered, why

LONGEST = 140
"""Characters a want is told in."""

CONTEXT = 24
"""Characters of prefix and suffix a quote keeps."""

SERVING = {"electorate": "home audience", "ministry": "member", "military": "member"}
"""The tie of a party to whom it serves, by its kind; `speaks for` for the others."""


def draft(found: Draft) -> Conflict:
    """Return the model a draft proposes. All but the actors is `proposed`; the status quo is left to a person."""
    return _Drafting(settled(standing(found))).conflict()


@dataclass
class _Drafting:
    """A draft being turned into a model; the quotes used so far, the ids of its wants, and for whom some are wanted."""

    found: Draft
    quotes: dict[tuple[int, int], Quote] = field(default_factory=dict)
    ids: list[tuple[Want, str]] = field(default_factory=list)
    audiences: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.parties = {party.key: party for party in self.found.parties}
        self.source = key_of(self.found.name)

    def conflict(self) -> Conflict:
        options = self._options()
        parties = self.found.parties or (Party("author", "The author", "person"),)
        actors = tuple(self._actor(party, options) for party in parties)
        ties, claims = self._ties(), self._claims(options)
        return Conflict(
            title=self._title(),
            actors=actors,
            options=tuple(option for actor in actors for option in options if option.by == actor.key),
            ties=ties,
            views=self._views(claims),
            claims=claims,
            sources=(self._source(),),
            quotes=tuple(self.quotes.values()),
        )

    def _title(self) -> str:
        return " ".join((self.found.imprint.title or self.found.name).split())

    def _source(self) -> Source:
        told = self.found.imprint
        name = {key: party.name for key, party in self.parties.items()}
        return Source(
            self.source,
            title=told.title,
            outlet=name.get(told.outlet or ""),
            author=name.get(told.author or ""),
            via=tuple(name[key] for key in told.via if key in name),
            language=self.found.language,
            sha256=text_hash(self.found.text),
        )

    def _quote(self, passage: Passage) -> str:
        """Return the key of the quote of `passage`, making it where it is new."""
        start, end, text = passage.start, passage.end, self.found.text
        place = (start, end)
        if place not in self.quotes:
            before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
            self.quotes[place] = Quote(f"q{len(self.quotes) + 1}", self.source, passage.quote, before, after, start)
        return self.quotes[place].key

    def _basis(self, passages: Iterable[Passage], chain: tuple[str, ...] = (), note: str | None = None) -> Basis:
        because = tuple(dict.fromkeys(self._quote(passage) for passage in passages))
        return Basis(because, tuple(key for key in chain if key in self.parties), "proposed", note)

    def _options(self) -> tuple[Option, ...]:
        """Return every option a deed of the text is made of, with the sentences that tell of it."""
        options: dict[str, Option] = {}
        told: dict[str, dict[int, Passage]] = {}
        for deed, passage in deeds_told(self.found):
            if deed.doer == self.found.imprint.author:
                continue
            for option in options_of(deed, self.parties):
                options.setdefault(option.key, befallen(option, deed, self.found))
                told.setdefault(option.key, {})[passage.start] = passage
        return tuple(replace(option, basis=self._basis(told[key].values())) for key, option in options.items())

    def _actor(self, party: Party, options: tuple[Option, ...]) -> Actor:
        named = next((one for one in party.mentions if one.how in {"name", "alias", "group", "role"}), None)
        because = (self._quote(named.passage),) if named is not None else ()
        taken = {option.key for option in options}
        wants = tuple(self._wants(party, taken))
        return Actor(party.key, party.name, party.kind, party.aliases, dict(party.codes), wants, basis=Basis(because))

    def _wants(self, party: Party, taken: set[str]) -> Iterable[Statement]:
        """Yield what a party wants in the order of the text, or as the text ranks it; what is told twice has both."""
        told: dict[Formula, list[Want]] = {}
        for want in self.found.wants:
            if self._holder(want) == party.key:
                for formula in self._formulas(want):
                    told.setdefault(formula, []).append(want)
        for formula in ordered(told):
            wants = told[formula]
            first = next((want for want in wants if want.avowed), wants[0])
            id = want_id(party.key, formula, taken=taken)
            taken.add(id)
            self.ids += [(want, id) for want in wants]
            basis = self._basis((want.passage for want in wants), first.chain, why(formula, told))
            stance: Stance = "avowed" if first.avowed else "imputed"
            yield Statement(id, party.key, formula, stance, says=in_words(first), basis=basis)
        yield from self._for_voters(party, taken)

    def _for_voters(self, party: Party, taken: set[str]) -> Iterable[Statement]:
        """Yield what a party is said to do because its voters want it."""
        for one in self.found.assertions:
            audience = one.reasoning.audience
            for deed in one.deeds if audience in self.parties else ():
                formula = formula_of(deed, self.parties)
                if formula is None or decider(self.parties.get(deed.doer), self.parties) != party.key:
                    continue
                id = want_id(party.key, wished(formula, -1 if one.negated else 1), taken=taken)
                taken.add(id)
                self.audiences.add(audience or "")
                wish = wished(in_order(formula), -1 if one.negated else 1)
                basis = self._basis((one.passage,), one.chain)
                yield Statement(id, party.key, wish, "imputed", audience, one.says, basis)

    def _holder(self, want: Want) -> str:
        """A leader's want is that of the state he serves, where it is about what the state does."""
        serves = self.parties[want.holder].serves if want.holder in self.parties else None
        return serves if serves in self.parties and self.parties[want.holder].kind != "electorate" else want.holder

    def _formulas(self, want: Want) -> Iterable[Formula]:
        for deed in want.deeds:
            formula = formula_of(deed, self.parties)
            if formula is not None:
                yield wished(in_order(formula), want.polarity)

    def _ties(self) -> tuple[Tie, ...]:
        ties: dict[str, Tie] = {}
        told: dict[str, list[Bond]] = {}
        for bond in self.found.bonds:
            if bond.source in self.parties and bond.target in self.parties:
                told.setdefault(tie_id(bond.source, bond.kind, bond.target), []).append(bond)
        for id, bonds in told.items():
            first = next((bond for bond in bonds if not bond.denied_by), bonds[0])
            denied = tuple(dict.fromkeys(key for bond in bonds for key in bond.denied_by if key in self.parties))
            basis = self._basis((bond.passage for bond in bonds), first.chain)
            ties[id] = Tie(id, first.source, first.target, first.kind, denied_by=denied, basis=basis)
        for party in self.found.parties:
            if party.serves in self.parties and party.serves is not None:
                kind = SERVING.get(party.kind, "speaks for")
                id = tie_id(party.key, kind, party.serves)
                basis = self._basis(mention.passage for mention in party.mentions[:1])
                ties.setdefault(id, Tie(id, party.key, party.serves, kind, basis=basis))
        return tuple(ties.values())

    def _claims(self, options: tuple[Option, ...]) -> tuple[Claim, ...]:
        start = {quote.key: quote.start or 0 for quote in self.quotes.values()}
        places = {option.key: [start[key] for key in option.basis.because] for option in options}
        told = Told(
            self.parties,
            tuple(places),
            tuple(sorted(self.ids, key=lambda pair: pair[0].cue.start)),
            self.audiences,
            places,
        )
        claims: list[Claim] = []
        for one in self.found.assertions:
            says = one.says or " ".join(one.passage.quote.split()).removeprefix("that ")
            test = test_of(one, told)
            id = fresh(_claim_id(says), taken=[claim.id for claim in claims])
            note = one.argument if test is not None else f"{one.argument}; a person must put it as a test"
            basis = self._basis((one.passage,), one.chain, note)
            query, suppose = test if test is not None else (None, ())
            claims.append(Claim(id, says, query, suppose, basis=basis))
        return tuple(claims)

    def _views(self, claims: tuple[Claim, ...]) -> tuple[View, ...]:
        """Return an empty view of each in whose eyes something is claimed: what he sees otherwise is to be told."""
        views: dict[str, View] = {}
        for claim in claims:
            if isinstance(claim.test, InView):
                basis = replace(claim.basis, note=None)
                views.setdefault(claim.test.actor, View(claim.test.actor, basis=basis))
        return tuple(views.values())


def _claim_id(says: str) -> str:
    """Return an id from the first words of a claim; one that begins with a number says that it is a claim."""
    short = slug(" ".join(says.split()[:7]))
    return short if short[:1].isalpha() else f"claim-{short}".rstrip("-")


def in_words(want: Want) -> str:
    """Return what is wanted as the text words it, in a short phrase that says "no" or "not" where it is not wanted."""
    words = " ".join(want.content.quote.split())
    words = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " ..."
    if want.polarity < 0:
        article, _, rest = words.partition(" ")
        if article.lower() in {"a", "an", "any"} and rest:
            words = f"no {rest}"
        elif not words.startswith(("no ", "not ")):
            words = f"not {words}" if _is_clause(article) else f"no {words}"
    return words[:1].upper() + words[1:]


def _is_clause(first: str) -> bool:
    """Tell whether a content that begins with this word takes "not" and no "no"."""
    verbal = first.endswith("ing") or first in {"be", "do", "have", "let", "make", "see"} or first in BY_VERB
    return first in {"to", "that", "the", "than"} or verbal or first[:1].isupper()
