"""Claims: one function per rule, from what the rule matched to the record of `conflict.query`."""

from __future__ import annotations

from typing import Literal, cast

from lark import Token

from detente.conflict.formula import And, Atom, Formula
from detente.conflict.query import (
    Avows,
    BestPackage,
    BetterPackage,
    Cause,
    Chance,
    Deters,
    Equilibrium,
    ExpectedTime,
    Frustration,
    IndependentSources,
    InView,
    IssueZone,
    LikelyPath,
    Linking,
    Means,
    No,
    OnlyBecause,
    Prefers,
    Quantifier,
    Reaches,
    Relation,
    SameCamp,
    Stable,
    TimeShare,
)
from detente.errors import InvalidQuery, Problem, Span
from detente.language.quantity import days, parse_quantity
from detente.language.tokens import Below, after, day_of, formulas, place, span_of, token, word, words


def in_view(below: Below) -> InView:
    """Read `in the view of A: T`."""
    return InView(words(below, "NAME")[0], below[-1], span_of(below))


def only_because(below: Below) -> OnlyBecause:
    """Read `T only because of S, ...`."""
    return OnlyBecause(below[0], tuple(part for part in below[1:] if isinstance(part, Cause)), span_of(below))


def cause(below: Below) -> Cause:
    """Read `voters`, `usa.no-war`, `(fix usa.offer)`."""
    named = word(below, "ID")
    return Cause(named, None if named else below[1], span_of(below))


def denial(below: Below) -> No:
    """Read `no (T)`."""
    return No(below[2], span_of(below))


def equilibrium(below: Below) -> Equilibrium:
    """Read `every reachable equilibrium has F`."""
    reachable = word(below, "REACHABLE") is not None
    return Equilibrium(_quantifier(below), formulas(below)[0], reachable, word(below, "ID"), span_of(below))


def stable(below: Below) -> Stable:
    """Read `F is stable for usa`, `... for coalition usa, iran` and `... for every coalition`."""
    coalition = word(below, "COALITION") is not None
    return Stable(formulas(below)[0], words(below, "NAME"), word(below, "ID"), coalition, span_of(below))


def reaches(below: Below) -> Reaches:
    """Read `status_quo reaches F by improvements of usa, iran`."""
    means = cast(Means, " ".join(str(after(below, "BY")).split()))
    start = None if word(below, "STATUS_QUO") else below[0]
    return Reaches(after(below, "REACHES"), means, start, words(below, "NAME"), span_of(below))


def prefers(below: Below) -> Prefers:
    """Read `usa always prefers F to G`."""
    better, worse = formulas(below)
    return Prefers(words(below, "NAME")[0], better, worse, word(below, "ALWAYS") is not None, span_of(below))


def deters(below: Below) -> Deters:
    """Read `usa.strike deters iran from iran.attack (seq)`."""
    threat, actor, deed = words(below, "NAME")
    return Deters(threat, actor, deed, word(below, "ID"), span_of(below))


def chance(below: Below) -> Chance:
    """Read `P(F within 180 days) < 0.05`, and the other events."""
    event = cast(Literal["within", "before", "while", "at", "ratified"], _event(below))
    bound = _part_of_one(token(below, "SHARE"))
    happens, other = _events(below)
    at = word(below, "DATE") and day_of(token(below, "DATE"))
    return Chance(
        event,
        _relation(below),
        bound,
        formula=happens,
        other=other,
        time=_time(below),
        date=at,
        actor=word(below, "NAME"),
        start=_start(below),
        span=span_of(below),
    )


def expected_time(below: Below) -> ExpectedTime:
    """Read `E[time to F] < 30 days`."""
    return ExpectedTime(formulas(below)[0], _relation(below), _time(below) or 0.0, _start(below), span_of(below))


def likely_path(below: Below) -> LikelyPath:
    """Read `most likely path to F has G`."""
    return LikelyPath(formulas(below)[0], after(below, "HAS"), _start(below), span_of(below))


def time_share(below: Below) -> TimeShare:
    """Read `share of time in F > 0.5`."""
    return TimeShare(formulas(below)[0], _relation(below), _part_of_one(token(below, "SHARE")), span_of(below))


def better_package(below: Below) -> BetterPackage:
    """Read `some package is better for usa and iran than no deal`."""
    return BetterPackage(_quantifier(below), words(below, "NAME"), span_of(below))


def package_settles(below: Below) -> BestPackage:
    """Read `the best[nash] package settles enrichment below 4 %`."""
    level = cast(Relation | None, {"BELOW": "<", "ABOVE": ">", "AT": "="}.get(_kind(below, "BELOW", "ABOVE", "AT")))
    value = None
    if level:
        number = word(below, "SHARE")
        value = " ".join([*([_spaced(number)] if number else []), *_ids_after(below, "BELOW", "ABOVE", "AT")])
    return BestPackage(_solution(below), str(after(below, "SETTLES")), level, value, None, span_of(below))


def package_has(below: Below) -> BestPackage:
    """Read `the best[nash] package has F`."""
    return BestPackage(_solution(below), formula=formulas(below)[0], span=span_of(below))


def issue_zone(below: Below) -> IssueZone:
    """Read `issue enrichment alone has a zone`."""
    return IssueZone(words(below, "ID")[0], span_of(below))


def linking(below: Below) -> Linking:
    """Read `linking adds at least 10 % of iran's no-deal-to-best range`."""
    return Linking(_part_of_one(token(below, "SHARE")), words(below, "NAME")[0], span_of(below))


def same_camp(below: Below) -> SameCamp:
    """Read `usa and iran are in the same camp in every optimal split`."""
    quantifier = cast(Literal["some", "every"], word(below, "SOME", "EVERY"))
    return SameCamp(_actors(formulas(below)[0]), quantifier, span_of(below))


def frustration(below: Below) -> Frustration:
    """Read `frustration <= 2`."""
    return Frustration(_relation(below), _whole(token(below, "SHARE")), span_of(below))


def independent_sources(below: Below) -> IndependentSources:
    """Read `independent sources of no-war >= 2`."""
    return IndependentSources(words(below, "ID")[0], _relation(below), _whole(token(below, "SHARE")), span_of(below))


def avows(below: Below) -> Avows:
    """Read `usa avows F`."""
    return Avows(words(below, "NAME")[0], formulas(below)[0], span_of(below))


def _quantifier(below: Below) -> Quantifier:
    return cast(Quantifier, word(below, "SOME", "EVERY", "NO"))


def _relation(below: Below) -> Relation:
    return cast(Relation, word(below, "RELATION"))


def _kind(below: Below, *kinds: str) -> str:
    """Return which of `kinds` stands in `below`, or an empty string."""
    return next((part.type for part in below if isinstance(part, Token) and part.type in kinds), "")


def _event(below: Below) -> str:
    kind = _kind(below, "WHILE") or _kind(below, "WITHIN", "BEFORE", "AT", "RATIFIED_BY")
    return kind.lower().removesuffix("_by")


def _events(below: Below) -> tuple[Formula | None, Formula | None]:
    """Return what should happen, and the formula after `before` or `while`."""
    happens = None if _kind(below, "RATIFIED_BY") else formulas(below)[0]
    return happens, after(below, "BEFORE") or after(below, "WHILE")


def _start(below: Below) -> Formula | None:
    """Return the formula after `from`; the status quo is None."""
    start = after(below, "FROM")
    return None if start is None or isinstance(start, Token) else cast(Formula, start)


def _time(below: Below) -> float | None:
    written = word(below, "TIME")
    return days(written) if written else None


def _part_of_one(written: Token) -> float:
    """Read a probability or a share; it is between 0 and 1."""
    value = parse_quantity(str(written)).value
    if 0 <= value <= 1:
        return value
    percent = f'write "{written} %"' if value <= 100 and "%" not in written else "write a number between 0 and 1"
    raise _out(f"{written} is not between 0 and 1", place(written), percent)


def _whole(written: Token) -> int:
    """Read a whole number."""
    if written.isdigit():
        return int(written)
    raise _out(f"{written} is not a whole number", place(written), "write a whole number")


def _out(message: str, span: Span, fix: str) -> InvalidQuery:
    return InvalidQuery(Problem("D207", message, span=span, fix=fix))


def _spaced(number: str) -> str:
    """Write a share with one blank before its sign: `4 %`."""
    return f"{number.rstrip('% ').rstrip()} %" if "%" in number else number


def _solution(below: Below) -> str | None:
    """Return the name between the brackets of `best[...]`."""
    name = after(below, "LSQB")
    return None if name is None else str(name)


def _ids_after(below: Below, *kinds: str) -> list[str]:
    """Return the ids that follow the first token of the given kinds."""
    at = next(at for at, part in enumerate(below) if isinstance(part, Token) and part.type in kinds)
    return list(words(below[at:], "ID"))


def _actors(formula: Formula) -> tuple[str, ...]:
    """Read `A and B` as the actors A and B. The rule shares its start with `F is stable`, hence the detour."""
    parts = formula.parts if isinstance(formula, And) else (formula,)
    names = tuple(part.name for part in parts if isinstance(part, Atom))
    if len(names) == len(parts) > 1:
        return names
    fix = "write two or more actors: `usa and iran are in the same camp in every optimal split`"
    raise InvalidQuery(Problem("D208", "only actors can be in the same camp", span=formula.span, fix=fix))
