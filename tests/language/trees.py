"""Random records of the language, for tests: every formula, claim and edit the parser can make."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from detente.conflict.edit import (
    Add,
    AsOf,
    Choose,
    Drop,
    Edit,
    Fix,
    Forbid,
    Free,
    Hand,
    Ignore,
    Move,
    Negate,
    Position,
    SetNumber,
    StartFrom,
)
from detente.conflict.formula import And, Atom, Blamed, Constant, Formula, If, Iff, Not, Or, Prepared
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
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    SameCamp,
    Stable,
    TimeShare,
)
from detente.language import RESERVED, parse_quantity

ODD_NAMES = (
    "move", "drop", "best", "issue", "share", "deal", "time", "frustration", "package", "stable", "P", "E", "most",
    "blamed", "linking", "independent", "first", "last", "above", "below", "with", "add", "set", "start", "free",
    "notable", "iffy", "order", "nothing_else", "only", "are", "equilibrium", "horizon", "ratified", "coalitions",
)  # fmt: skip
"""Names that look like words of the language and are free to use."""

words = st.one_of(
    st.sampled_from(ODD_NAMES),
    st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,6}", fullmatch=True).filter(lambda word: word not in RESERVED),
)
names = st.one_of(words, st.builds("{}.{}".format, words, words))
ids = st.one_of(names, st.from_regex(r"[a-z][a-z0-9_]{0,4}\.[a-z0-9_][a-z0-9_-]{0,8}", fullmatch=True))
several = st.lists(words, min_size=1, max_size=3).map(tuple)
pairs = st.lists(words, min_size=2, max_size=3).map(tuple)
concepts = st.sampled_from((None, "nash", "gmr", "smr", "seq", "symmetric-seq"))
quantifiers = st.sampled_from(("some", "every", "no"))
relations = st.sampled_from(("<", "<=", "=", ">=", ">"))
shares = st.floats(0, 1).map(lambda share: round(share, 6))
times = st.one_of(st.sampled_from((1.0, 180.0)), st.floats(0, 10_000).map(lambda time: round(time, 6)))

leaves: SearchStrategy[Formula] = st.one_of(
    st.builds(Atom, names), st.builds(Prepared, names), st.builds(Blamed, words), st.builds(Constant, st.booleans())
)


def _above(below: SearchStrategy[Formula]) -> SearchStrategy[Formula]:
    many = st.lists(below, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, below),
        st.builds(And, many),
        st.builds(Or, many),
        st.builds(If, below, below),
        st.builds(Iff, below, below),
    )


formulas: SearchStrategy[Formula] = st.recursive(leaves, _above, max_leaves=8)
starts = st.none() | formulas

positions = st.one_of(
    st.sampled_from((Position("first"), Position("last"))),
    st.builds(Position, st.sampled_from(("above", "below")), ids),
)
numbers = st.sampled_from(("0.4", "60 %", "0.4 to 0.8", "1 per 5 days", "1 to 2 per month", "2 weeks", "3 to 4 hours"))
changes: SearchStrategy[Edit] = st.one_of(
    st.builds(Drop, ids),
    st.builds(Add, words, formulas, positions),
    st.builds(Move, ids, positions),
    st.builds(Negate, ids),
    st.builds(Ignore, words, st.none() | words),
    st.builds(Fix, names, st.booleans()),
    st.builds(Hand, names, words),
    st.builds(Forbid, formulas),
    st.builds(Free, names),
    st.builds(StartFrom, st.frozensets(names, max_size=3)),
    st.builds(SetNumber, st.sampled_from(("autonomy", "rate", "takes", "worth")), ids, numbers.map(parse_quantity)),
    st.builds(SetNumber, st.just("precision"), st.just("dynamics"), numbers.map(parse_quantity)),
    st.builds(Choose, ids, ids),
)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
edits = changes | st.builds(AsOf, days)
"""A claim hangs on no past day: `changes` are the others."""


def _chances() -> SearchStrategy[Chance]:
    def chance(event: str, **parts: SearchStrategy[object]) -> SearchStrategy[Chance]:
        return st.builds(Chance, st.just(event), relations, shares, start=starts, **parts)

    return st.one_of(
        chance("within", formula=formulas, time=st.none() | times),
        chance("before", formula=formulas, other=formulas),
        chance("while", formula=formulas, other=formulas, time=st.none() | times),
        chance("at", formula=formulas, date=days),
        chance("ratified", actor=words),
    )


_levels = st.tuples(st.sampled_from(("<", "=", ">")), st.sampled_from(("4 %", "3.67", "full-lift", "300 kg")))
simple_queries: SearchStrategy[Query] = st.one_of(
    st.builds(Equilibrium, quantifiers, formulas, st.booleans(), concepts),
    st.builds(Stable, formulas, several | st.just(()), concepts),
    st.builds(Stable, formulas, several | st.just(()), concepts, st.just(True)),
    st.builds(
        Reaches,
        formulas,
        st.sampled_from(("moves", "improvements", "best improvements", "joint improvements")),
        starts,
        several | st.just(()),
    ),
    st.builds(Prefers, words, formulas, formulas, st.booleans()),
    st.builds(Deters, names, words, names, concepts),
    _chances(),
    st.builds(ExpectedTime, formulas, relations, times, starts),
    st.builds(LikelyPath, formulas, formulas, starts),
    st.builds(TimeShare, formulas, relations, shares),
    st.builds(BetterPackage, quantifiers, several),
    st.builds(BestPackage, st.none() | words, ids),
    st.builds(lambda solution, issue, level: BestPackage(solution, issue, *level), st.none() | ids, ids, _levels),
    st.builds(BestPackage, st.none() | ids, formula=formulas),
    st.builds(IssueZone, words),
    st.builds(Linking, shares, words),
    st.builds(SameCamp, pairs, st.sampled_from(("some", "every"))),
    st.builds(Frustration, relations, st.integers(0, 99)),
    st.builds(IndependentSources, ids, relations, st.integers(0, 9)),
    st.builds(Avows, words, formulas),
)
causes = st.lists(st.builds(Cause, ids) | st.builds(Cause, st.none(), changes), min_size=1, max_size=3).map(tuple)
queries: SearchStrategy[Query] = st.recursive(
    simple_queries,
    lambda below: st.one_of(
        st.builds(No, below), st.builds(InView, words, below), st.builds(OnlyBecause, below, causes)
    ),
    max_leaves=4,
)
