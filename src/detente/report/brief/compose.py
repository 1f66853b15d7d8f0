"""From what was found to a brief: which verdicts it tells, what they hinge on, what to watch, how sure one can be.

| part | its lines |
|---|---|
| What follows | at most six verdicts, those not as expected first, then in the order of the model |
| How likely | at most three claims about chances, in the terms of ICD 203 |
| What it hinges on | at most four: the smallest sets that carry most of them, then questions left open |
| What to watch | at most three of the indicators |
| How sure | one line for each level of confidence |
| How we know it | who said it, through whom, in one line |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

from detente.conflict.formula import Atom, Formula, atoms, text
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.query import Chance, No, OnlyBecause, Query
from detente.findings.assumptions import basis_of
from detente.findings.indicators import Indicator, Indicators
from detente.findings.judge import where
from detente.findings.measured import Measured
from detente.findings.verdict import Findings, Verdict
from detente.language import write
from detente.report.assumptions import assumption_words
from detente.report.brief.confidence import LEVELS, Confidence, confidence
from detente.report.brief.likelihood import chance_words
from detente.report.brief.record import Brief, Cited, Line, Part
from detente.report.indicators import shift_words, sign_words, who_words
from detente.report.naming import actor_name, listed, plural, sentence, speakers
from detente.report.tables import mark
from detente.report.visible import one_line

FOLLOWS, LIKELY, HINGES, WATCH, SPEAKERS = 6, 3, 4, 3, 4
"""How many lines a part has at most, and how many speakers are named."""

EFFORT = 400_000
"""State visits spent on what each verdict that is told rests on: a fifth of those of a thorough check."""

WIDE = 230
"""Letters of a line; a longer one is cut at a word."""


def chosen(conflict: Conflict, findings: Findings) -> tuple[str, ...]:
    """Return the claims a brief tells of, at most nine: verdicts first, then chances.

    Those that did not come out as expected come first, then the order of the model. A claim that an assumption says by
    itself comes last, and so does one that cannot be tested.
    """
    tests = {claim.id: claim.test for claim in conflict.claims}

    def weight(verdict: Verdict) -> tuple[bool, bool, bool]:
        return verdict.outcome == "untestable" and verdict.as_expected, verdict.as_expected, bool(verdict.assumed)

    ordered = sorted(findings.verdicts, key=weight)
    likely = [one.claim for one in ordered if chance_of(tests[one.claim]) is not None]
    others = [one.claim for one in ordered if one.claim not in likely]
    return (*others[:FOLLOWS], *likely[:LIKELY])


def compose(
    conflict: Conflict, findings: Findings, watch: Indicators | None, shares: Mapping[str, Mapping[Outcome, float]]
) -> Brief:
    """Return the brief of `conflict` from the verdicts on the claims that were `chosen`, thoroughly judged.

    `shares` has for a claim the share of profiles with each outcome, where what is unsure was gone through.
    """
    given = _Given(conflict, findings, shares)
    every = (
        Part("follows", "What follows", tuple(given.follows())),
        Part("likely", "How likely", tuple(given.likely())),
        Part("hinges", "What it hinges on", tuple(given.hinges())[:HINGES]),
        Part("watch", "What to watch", tuple(given.watch(watch))[:WATCH]),
        Part("sure", "How sure", tuple(given.sure())),
        Part("known", "How we know it", tuple(given.known())),
    )
    parts = tuple(part for part in every if part.lines)
    numbers = dict.fromkeys(name for part in parts for line in part.lines for name in line.claims)
    listed_ = tuple(sorted(numbers, key=lambda name: int(name[1:])))
    question = Line(cut(_question(conflict), 330), listed_ or tuple(given.number.values()))
    cited = tuple(
        Cited(number, one.id, "" if one.test is None else write.text(one.test))
        for one in conflict.claims
        if (number := given.number[one.id]) in question.claims
    )
    made = f"detente {findings.version}, model {findings.model_hash[:12]}"
    return Brief(one_line(conflict.title) or "The model", conflict.starts or "", question, parts, cited, made)


def _question(conflict: Conflict) -> str:
    return one_line(conflict.says) or f"What follows from the account of “{one_line(conflict.title)}”?"


def cut(said: str, most: int = WIDE) -> str:
    """Return a line that is no longer than `most` letters, cut at a word.

    >>> cut("one two three", 9)
    'one two …'
    """
    return shorten(one_line(said), most, placeholder=" …")


def chance_of(query: Query | None) -> Chance | None:
    """Return the chance a claim is about, or None."""
    if isinstance(query, No | OnlyBecause):
        return chance_of(query.claim)
    return query if isinstance(query, Chance) and query.event != "ratified" else None


@dataclass(frozen=True)
class _Given:
    """What the lines are made from."""

    conflict: Conflict
    findings: Findings
    shares: Mapping[str, Mapping[Outcome, float]]

    @cached_property
    def number(self) -> dict[str, str]:
        """The number of each claim, in the order of the model: "C1"."""
        return {claim.id: f"C{at}" for at, claim in enumerate(self.conflict.claims, 1)}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.conflict.claims}

    def told(self) -> Iterator[Verdict]:
        """Yield the verdicts that are no chances."""
        return (one for one in self.findings.verdicts if chance_of(self.claim[one.claim].test) is None)

    def follows(self) -> Iterator[Line]:
        for one in self.told():
            said = sentence(one_line(one.says or one.test))
            yield Line(cut(_LEADS[one.outcome] + said + self._where(one)), (self.number[one.claim],), mark(one.outcome))

    def _where(self, one: Verdict) -> str:
        """Say where a claim that depends holds."""
        holding = [each for each in one.answers if each.outcome == "holds"]
        if one.outcome != "depends" or not holding:
            return ""
        said = where(holding, one.answers)
        for alternative in self.conflict.alternatives:
            for side in alternative.sides:
                if side.says:
                    words = f"“{one_line(side.says).rstrip('.')}”"
                    said = said.replace(f"{alternative.key} is {side.key}", words)
        return f" It holds {said}."

    def likely(self) -> Iterator[Line]:
        for one in self.findings.verdicts:
            asked = chance_of(self.claim[one.claim].test)
            told = [it.measured for it in one.answers if isinstance(it.measured, Measured)]
            values = [(it.low, it.high, it.rule) for it in told]
            if asked is None or not values:
                continue
            low, high = min(it[0] for it in values), max(it[0] if it[1] is None else it[1] for it in values)
            rules = plural(len({rule for _, _, rule in values}), "choice rule")
            event = cut(self._event(asked), 150)
            supposed = ", as the claim supposes" if self.claim[one.claim].suppose else ""
            head = f"{chance_words(low, min(high, 1.0)).capitalize()}: {event}{supposed}, given the rates, by {rules}."
            says = shorten(one_line(one.says), 90, placeholder=" …").rstrip(".")
            then = f" “{says}” {_VERDICTS[one.outcome]}." if says else ""
            yield Line(head + then, (self.number[one.claim],))

    def _event(self, asked: Chance) -> str:
        """Return what a chance is of, in words."""
        of = self._so(asked.formula)
        match asked.event:
            case "before":
                return f"{of} before {self._so(asked.other)}"
            case "at":
                return f"{of} on {asked.date}"
            case _:
                time = self.conflict.horizon.value if asked.time is None and self.conflict.horizon else asked.time
                held = f" while {self._so(asked.other)}" if asked.event == "while" else ""
                return f"{of}{held} within {time:g} days" if time else f"{of}{held}"

    def _so(self, formula: Formula | None) -> str:
        """Return a formula as a reader has it: an option by its deed and actor, anything larger as written."""
        if isinstance(formula, Atom) and formula.name in self.conflict.option:
            option = self.conflict.option[formula.name]
            deed = shorten(one_line(option.does).rstrip(".") or formula.name, 40, placeholder=" …")
            return f"“{deed}” ({actor_name(self.conflict, option.by)})"
        return "" if formula is None else text(formula).replace("_", " ")

    def hinges(self) -> Iterator[Line]:
        """Yield the sets that carry most verdicts, then the questions left open on which some depend."""
        sets: dict[tuple[str, ...], list[tuple[str, Outcome]]] = {}
        for one in self.findings.verdicts:
            for rest in one.rests_on[:3]:
                sets.setdefault(tuple(sorted(rest.assumptions)), []).append((one.claim, rest.becomes))
        ranked = sorted(sets.items(), key=lambda pair: (-len(pair[1]), len(pair[0])))
        open_ = list(self._open())
        for ids, moved in ranked[: HINGES - min(len(open_), 2)]:
            without = listed([f"“{shorten(self._assumed(one), 90, placeholder=' …')}”" for one in ids[:3]])
            more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
            became = {outcome: [self.number[claim] for claim, it in moved if it == outcome] for _, outcome in moved}
            said = "; ".join(f"{listed(claims[:5])} {_BECOMES[outcome]}" for outcome, claims in became.items())
            claims = tuple(self.number[claim] for claim, _ in moved)
            yield Line(cut(f"Without {without}{more}{self._by(ids)}, {said}."), claims)
        yield from open_

    def _assumed(self, id_: str) -> str:
        if id_.startswith("deal."):
            return f"{id_.removeprefix('deal.').replace('_', ' ')} is on the table"
        return one_line(assumption_words(self.conflict, id_)).rstrip(".")

    def _by(self, ids: Sequence[str]) -> str:
        """Say who is quoted for an assumption."""
        if len(ids) > 1:
            return ""
        basis = basis_of(ids[0], self.conflict)
        if not basis.said_by and not basis.because:
            return " (nobody is quoted for it)"
        by = speakers(self.conflict, basis).partition(",")[0]
        return f" (as {by} has it)" if by else ""

    def _open(self) -> Iterator[Line]:
        for one in self.conflict.alternatives:
            hanging = [verdict.claim for verdict in self.findings.verdicts if _hangs(verdict, one.key)]
            if hanging:
                asked = one_line(one.says) or f"Which is so of {one.key}?"
                claims = tuple(self.number[claim] for claim in hanging)
                verb = "hangs" if len(claims) == 1 else "hang"
                yield Line(cut(f"Left open: {asked} {listed(claims[:6])} {verb} on it."), claims)

    def watch(self, found: Indicators | None) -> Iterator[Line]:
        for one in found.indicators if found else ():
            claims = tuple(self.number[claim] for claim, _, _ in one.verdicts or ()) or self._speaking(one)
            if not claims or not one.shifts or found is None:
                continue
            timed = found.days is not None
            most = max(one.shifts, key=lambda it: (it.seen or 0.0) - (it.unseen or 0.0) if timed else it.seen or 0.0)
            tells = shift_words(most, timed=timed).replace("_", " ").replace("%, else", "% if seen, else")
            who = "" if one.name in self.conflict.option else f" (by {who_words(self.conflict, one)})"
            turned = len(one.verdicts or ())
            change = f"; it would change {plural(turned, 'verdict')}" if turned else ""
            share = f"settles {one.share:.0%} of the doubt" if one.share is not None else "tells ways apart"
            said = sentence(sign_words(self.conflict, one)).rstrip(".")
            yield Line(cut(f"{said}{who}: {share} ({tells}){change}."), claims[:5])

    def _speaking(self, one: Indicator) -> tuple[str, ...]:
        """Return the claims that speak of a sign, by itself or by a name that stands for it."""
        named = {key for key, formula in self.conflict.meaning.items() if one.name in atoms(formula)} | {one.name}
        tests = {claim.id: "" if claim.test is None else write.text(claim.test) for claim in self.conflict.claims}
        return tuple(self.number[id_] for id_, test in tests.items() if named & {*_words_of(test)})

    def sure(self) -> Iterator[Line]:
        """Yield a line for each level of confidence, with the claims at it and what most of them have."""
        levels: dict[str, list[Confidence]] = {level: [] for level in LEVELS}
        for one in self.findings.verdicts:
            share = (self.shares.get(one.claim) or {}).get(one.outcome)
            found = confidence(self.conflict, self.claim[one.claim], one, share)
            if found is not None:
                levels[found.level].append(found)
        for level, all_ in levels.items():
            if all_:
                whys: dict[str, list[str]] = {}
                for each in all_:
                    whys.setdefault(each.why, []).append(self.number[each.claim])
                said = "; ".join(f"{listed(claims)}, {why}" for why, claims in whys.items())
                claims = tuple(self.number[each.claim] for each in all_)
                yield Line(cut(f"{level.capitalize()} confidence: {said}.", WIDE + 60), claims)

    def known(self) -> Iterator[Line]:
        """Yield in one line from which texts, by whom and through whom."""
        conflict = self.conflict
        claims = tuple(self.number[one.claim] for one in self.findings.verdicts)
        if not claims:
            return
        texts = [_source_words(one.title or one.key, one.author, one.date) for one in conflict.sources[:2]]
        more = f" and {len(conflict.sources) - 2} more" if len(conflict.sources) > 2 else ""
        voices = _voices(conflict, [self.claim[one.claim] for one in self.findings.verdicts])
        spoken = f"; heard in it: {listed(voices)}" if voices else ""
        if not texts:
            yield Line("The model names no text it was made from: it is its author's own.", claims)
        else:
            yield Line(cut(f"From {listed(texts)}{more}{spoken}.", WIDE + 60), claims)


_LEADS: dict[Outcome, str] = {
    "holds": "", "fails": "It does not follow: ", "depends": "It depends: ", "untestable": "It cannot be told: ",
}  # fmt: skip
_VERDICTS: dict[Outcome, str] = {
    "holds": "holds", "fails": "does not hold", "depends": "depends", "untestable": "cannot be told",
}  # fmt: skip
_BECOMES: dict[Outcome, str] = {
    "holds": "would hold", "fails": "would fail", "depends": "would depend", "untestable": "could not be told",
}  # fmt: skip


def _hangs(verdict: Verdict, alternative: str) -> bool:
    """Tell whether a verdict comes out otherwise on another side of an alternative."""
    by_rest: dict[object, set[Outcome]] = {}
    for one in verdict.answers:
        rest = (one.concept, tuple(pair for pair in one.sides if pair[0] != alternative))
        by_rest.setdefault(rest, set()).add(one.outcome)
    return any(len(said) > 1 for said in by_rest.values())


def _words_of(test: str) -> list[str]:
    """Return the names in a test."""
    import re

    return re.findall(r"[\w-]+(?:\.[\w-]+)?", test)


def _source_words(title: str, author: str | None, date: str | None) -> str:
    about = ", ".join(part for part in (author and f"by {one_line(author)}", date) if part)
    return f"“{one_line(title)}”" + (f" ({about})" if about else "")


def _voices(conflict: Conflict, claims: Iterable[Claim]) -> list[str]:
    """Return who is quoted for claims, the first speakers, most often heard first."""
    heard: dict[str, int] = {}
    for claim in claims:
        for key in claim.basis.said_by[-1:]:
            heard[key] = heard.get(key, 0) + 1
    ranked = sorted(heard, key=lambda key: -heard[key])
    return [actor_name(conflict, key) for key in ranked[:SPEAKERS]]
