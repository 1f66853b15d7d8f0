"""From what was read to a model: a proposal that loads and runs, and in which nothing counts until a person accepts it.

Actors are taken as facts; every option, want, tie and claim has ``status: proposed`` and the sentence it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from detente.conflict.basis import Basis
from detente.conflict.formula import And, Formula, Or, atoms
from detente.conflict.model import Actor, Claim, Conflict, Option, Statement, Tie
from detente.conflict.query import Equilibrium, Quantifier, Query
from detente.conflict.slug import fresh, slug, tie_id, want_id
from detente.evidence import Quote, Source, text_hash
from detente.reading.items import Assertion, Bond, Draft, Party, Passage, Want
from detente.reading.names import key_of
from detente.reading.options import deeds_told, formula_of, options_of, wished

CONTEXT = 24
"""Characters of prefix and suffix a quote keeps."""

SERVING = {"electorate": "home audience", "ministry": "member", "military": "member"}
"""The tie of a party to whom it serves, by its kind; `speaks for` for the others."""


def draft(found: Draft) -> Conflict:
    """Return the model a draft proposes. All but the actors is `proposed`; the status quo is left to a person."""
    return _Drafting(found).conflict()


@dataclass
class _Drafting:
    """A draft being turned into a model, and the quotes used so far."""

    found: Draft
    quotes: dict[tuple[int, int], Quote] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parties = {party.key: party for party in self.found.parties}
        self.source = key_of(self.found.name)

    def conflict(self) -> Conflict:
        options = self._options()
        parties = self.found.parties or (Party("author", "The author", "person"),)
        actors = tuple(self._actor(party, options) for party in parties)
        ties, claims = self._ties(), self._claims()
        return Conflict(
            title=self._title(),
            actors=actors,
            options=tuple(option for actor in actors for option in options if option.by == actor.key),
            ties=ties,
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
            language="en",
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
        passages = [item.passage for item in self.found.events]
        passages += [one.passage for one in self.found.assertions] + [want.passage for want in self.found.wants]
        sentences = {passage.start: passage for passage in passages}
        for deed, start in deeds_told(self.found):
            if deed.doer == self.found.imprint.author:
                continue
            for option in options_of(deed, self.parties):
                options.setdefault(option.key, option)
                told.setdefault(option.key, {})[start] = sentences[start]
        return tuple(replace(option, basis=self._basis(told[key].values())) for key, option in options.items())

    def _actor(self, party: Party, options: tuple[Option, ...]) -> Actor:
        named = next((one for one in party.mentions if one.how in {"name", "alias", "group", "role"}), None)
        because = (self._quote(named.passage),) if named is not None else ()
        taken = {option.key for option in options}
        wants = tuple(self._wants(party, taken))
        return Actor(party.key, party.name, party.kind, party.aliases, dict(party.codes), wants, basis=Basis(because))

    def _wants(self, party: Party, taken: set[str]) -> Iterable[Statement]:
        """Yield what a party wants in the order of the text; a want told twice has both sentences."""
        told: dict[Formula, list[Want]] = {}
        for want in self.found.wants:
            if self._holder(want) == party.key:
                for formula in self._formulas(want):
                    told.setdefault(formula, []).append(want)
        for formula, wants in told.items():
            avowed = any(want.avowed for want in wants)
            first = next((want for want in wants if want.avowed), wants[0])
            id = want_id(party.key, formula, taken=taken)
            taken.add(id)
            says = _in_words(first)
            basis = self._basis((want.passage for want in wants), first.chain)
            yield Statement(id, party.key, formula, "avowed" if avowed else "imputed", says=says, basis=basis)

    def _holder(self, want: Want) -> str:
        """A leader's want is that of the state he serves, where it is about what the state does."""
        serves = self.parties[want.holder].serves if want.holder in self.parties else None
        return serves if serves in self.parties and self.parties[want.holder].kind != "electorate" else want.holder

    def _formulas(self, want: Want) -> Iterable[Formula]:
        for deed in want.deeds:
            formula = formula_of(deed, self.parties)
            if formula is not None:
                yield wished(_in_order(formula), want.polarity)

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

    def _claims(self) -> tuple[Claim, ...]:
        claims: list[Claim] = []
        for one in self.found.assertions:
            says = " ".join(one.passage.quote.split()).removeprefix("that ")
            test = self._test(one)
            id = fresh(slug(" ".join(says.split()[:7])) or "claim", taken=[claim.id for claim in claims])
            note = one.argument if test is not None else f"{one.argument}; a person must put it as a test"
            claims.append(Claim(id, says, test, basis=self._basis((one.passage,), one.chain, note)))
        return tuple(claims)

    def _test(self, one: Assertion) -> Query | None:
        """Return the claim as a query where one form fits: what will (not) be done, and what both sides avoid."""
        foretold = [formula for deed in one.deeds if (formula := formula_of(deed, self.parties)) is not None]
        if foretold:
            quantifier: Quantifier = "no" if one.negated else "some"
            return Equilibrium(quantifier, foretold[0] if len(foretold) == 1 else And(tuple(foretold)), reachable=True)
        inside = [want for want in self.found.wants if one.passage.start <= want.content.start < one.passage.end]
        shunned = [(want, deed) for want in inside for deed in want.deeds if want.polarity < 0 and deed.mutual]
        for want, deed in shunned:
            both = {other.holder for other, _ in shunned if other.content == want.content}
            formula = formula_of(deed, self.parties)
            if formula is not None and {deed.doer, deed.target} <= both:
                return Equilibrium("no", _in_order(formula), reachable=True)
        return None


def _in_words(want: Want) -> str:
    """Return what is wanted as the text words it; "no war" needs no "not" before it."""
    words = " ".join(want.content.quote.split())
    return words if want.polarity > 0 or words.startswith(("no ", "not ")) else f"not {words}"


def _in_order(formula: Formula) -> Formula:
    """Return a pair of atoms in one order, so that "war of A with B" is "war of B with A"."""
    if isinstance(formula, And | Or):
        kept = tuple(sorted(formula.parts, key=atoms))
        return replace(formula, parts=kept)
    return formula
