"""Read a chain in the PRISM language, as far as `files.prism` writes it: facts that change at stated rates.

| in the file | in the conflict |
|---|---|
| `x : bool init false;` | a condition |
| `x : [0..3] init 0;` | three conditions, of which one holds at most: `x_1`, `x_2`, `x_3`; none for 0 |
| `[] guard -> rate : update;` | an event: `when` the guard holds, at a rate per day, it `sets` what is updated |
| `label "war" = formula;` | a named condition |

Several modules are one after the other; commands that keep step ([a]), other kinds of models, constants, formulas and
rewards are refused by name. Nobody decides anything in a chain, so the model has no actors.

Kwiatkowska, Norman and Parker (2011), PRISM 4.0: Verification of probabilistic real-time systems, CAV.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from detente.conflict.formula import And, Atom, Constant, Formula, Not, Or
from detente.conflict.model import Condition, Conflict, Infeasible, Named
from detente.conflict.slug import infeasible_id
from detente.conflict.unfolding import Event
from detente.files.gmcr import Imported
from detente.files.interchange.words import Reader, Word, settled, text_of, words_of
from detente.files.keys import keys_of
from detente.files.shape import TAKEN
from detente.language import parse_quantity

PRISM_WORDS = re.compile(
    r'\s+|//[^\n]*+|(?P<text>"[^"\n]*+")|(?P<number>[0-9]++(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?)'
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*+)|(?P<mark>\.\.|->|<=|>=|!=|=>|[-\[\](){};:,&|!=<>+*/'?^.])"
)
MOST_FACTS, MOST_EVENTS, MOST_VALUE, DEEPEST = 60, 5_000, 30, 50
OTHER_KINDS = ("dtmc", "mdp", "pta", "pomdp", "popta", "smg", "csg", "ctmdp", "ma", "probabilistic", "nondeterministic")
OTHER_PARTS = ("const", "formula", "global", "rewards", "init", "system", "player", "invariant", "observables", "func")
TESTS: dict[str, Callable[[int, int], bool]] = {
    "=": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}  # fmt: skip
"""What a comparison is true of."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A variable: its name, its largest value, its first value, and the condition of each value from 1."""

    name: str
    most: int
    start: int
    keys: tuple[str, ...] = ()
    two: bool = True


@dataclass(slots=True)
class _Chain:
    """What has been read: events as (when, rate, sets), labels as (name, formula)."""

    reader: Reader
    facts: dict[str, Fact]
    events: list[tuple[Formula, float, tuple[Formula, ...]]] = field(default_factory=list)
    labels: list[tuple[str, Formula]] = field(default_factory=list)


def import_prism(data: bytes, name: str = "<text>", *, title: str = "") -> Imported:
    """Return the conflict of a PRISM file: conditions and the events that change them.

    Raises InvalidModel with the place: D101 to D104, D185 where it does not read as such a file, D186 for what a model
    has no word for, D190 too large. A warning (D154) says that rates are taken to be per day.
    """
    document = text_of(data, name)
    words = words_of(document, PRISM_WORDS)
    chain = _Chain(Reader(document, words), _facts(Reader(document, words)))
    _read(chain)
    return Imported(_conflict(chain, title or "An imported chain"), (settled("its rates are taken to be per day"),))


def _facts(reader: Reader) -> dict[str, Fact]:
    """Look for the declarations of variables, wherever they stand, so that guards can be about later ones."""
    found: dict[str, Fact] = {}
    while reader.next.sort != "end":
        word = reader.take()
        if word.sort != "name" or not reader.comes(":") or reader.words[reader.at + 1].says not in ("bool", "["):
            continue
        reader.mark(":")
        if word.says in found:
            reader.refuse(f"{word.says} is declared twice", word)
        found[word.says] = _declared(reader, word.says)
    if sum(max(1, fact.most) for fact in found.values()) > MOST_FACTS:
        reader.refuse(f"more than {MOST_FACTS} conditions", reader.words[0], code="D190")
    keys = iter(keys_of([name for fact in found.values() for name in _parts(fact)], "fact", taken=TAKEN))
    return {
        name: Fact(name, fact.most, fact.start, tuple(next(keys) for _ in range(fact.most)), fact.two)
        for name, fact in found.items()
    }


def _parts(fact: Fact) -> list[str]:
    return [fact.name] if fact.two else [f"{fact.name}_{value}" for value in range(1, fact.most + 1)]


def _declared(reader: Reader, name: str) -> Fact:
    """Read `bool init v` or `[0..m] init v`, without what ends it."""
    two = reader.passed("bool")
    if two:
        start = reader.mark("true", "false").says == "true" if reader.passed("init") else False
        return Fact(name, 1, int(start))
    reader.mark("[")
    if reader.next.says != "0":
        reader.lost(f"{name}, which does not begin at 0")
    reader.take()
    reader.mark("..")
    most = reader.whole("the largest value", least=1, most=MOST_VALUE)
    reader.mark("]")
    return Fact(name, most, reader.whole("the first value", most=most) if reader.passed("init") else 0, two=False)


def _read(chain: _Chain) -> None:
    """Read the kind, the modules and the labels."""
    reader = chain.reader
    if reader.comes(*OTHER_KINDS):
        reader.lost(f"a model of the kind {reader.next.says}", fix="a chain in time (ctmc) is read")
    reader.mark("ctmc", "stochastic")
    while reader.next.sort != "end":
        if reader.comes(*OTHER_PARTS):
            reader.lost(f'"{reader.next.says}" of PRISM', fix="write out what it stands for")
        if reader.passed("label"):
            _label(chain)
        else:
            _module(chain)


def _label(chain: _Chain) -> None:
    reader = chain.reader
    name = reader.sort("text", "the name of the label in double quotes").says[1:-1]
    reader.mark("=")
    chain.labels.append((name, _formula(chain, 0)))
    reader.mark(";")


def _module(chain: _Chain) -> None:
    reader = chain.reader
    reader.mark("module")
    reader.sort("name", "the name of the module")
    if reader.comes("="):
        reader.lost("a module that is another one under new names", fix="write it out")
    while not reader.passed("endmodule"):
        if reader.comes("["):
            _command(chain)
        else:
            reader.sort("name", "a variable, a command or endmodule")
            reader.mark(":")
            _declared(reader, "a variable")
            reader.mark(";")


def _command(chain: _Chain) -> None:
    """Read one command; each of its updates is an event."""
    reader = chain.reader
    reader.mark("[")
    if not reader.comes("]"):
        reader.lost(f"commands that keep step with those of other modules ([{reader.next.says}])")
    reader.mark("]")
    when = _formula(chain, 0)
    reader.mark("->")
    while True:
        rate = _rate(reader)
        sets = _update(chain)
        if sets and rate > 0:
            chain.events.append((when, rate, sets))
        if not reader.passed("+"):
            break
    if len(chain.events) > MOST_EVENTS:
        reader.refuse(f"more than {MOST_EVENTS:,} commands", code="D190")
    reader.mark(";")


def _rate(reader: Reader) -> float:
    """Read a rate and its colon; 1 where there is none."""
    if reader.comes("(", "true"):
        return 1.0
    if reader.next.sort != "number" or reader.words[reader.at + 1].says != ":":
        reader.lost("a rate that is no plain number", fix="work it out and write the number")
    rate = float(reader.number("a rate"))
    reader.mark(":")
    return rate


def _update(chain: _Chain) -> tuple[Formula, ...]:
    """Read an update as literals; `true` changes nothing."""
    reader = chain.reader
    if reader.passed("true"):
        return ()
    found: list[Formula] = []
    while True:
        reader.mark("(")
        fact = _fact(chain, reader.sort("name", "a variable"))
        reader.mark("'")
        reader.mark("=")
        value = _value(reader, fact)
        found += (Atom(key) if value == at else Not(Atom(key)) for at, key in enumerate(fact.keys, 1))
        reader.mark(")")
        if not reader.passed("&"):
            return tuple(found)


def _fact(chain: _Chain, word: Word) -> Fact:
    if word.says not in chain.facts:
        chain.reader.refuse(f"no variable is called {word.says}", word)
    return chain.facts[word.says]


def _value(reader: Reader, fact: Fact) -> int:
    if fact.two:
        if not reader.comes("true", "false"):
            reader.lost(f"a value of {fact.name} that is not true or false")
        return int(reader.take().says == "true")
    after = reader.words[reader.at + 1]
    if reader.next.sort != "number" or after.says in ("+", "-", "*", "/"):
        reader.lost(f"a value of {fact.name} that is no plain number")
    return reader.whole(f"a value of {fact.name}", most=fact.most)


def _formula(chain: _Chain, depth: int) -> Formula:
    """Read `a & !b | c`, with brackets; | binds least."""
    reader, either = chain.reader, []
    if depth > DEEPEST:
        reader.refuse(f"nested more than {DEEPEST} deep", code="D106")
    while True:
        every = [_leaf(chain, depth)]
        while reader.passed("&"):
            every.append(_leaf(chain, depth))
        either.append(joined(And, every))
        if not reader.passed("|"):
            return joined(Or, either)


def joined(kind: type[And] | type[Or], parts: list[Formula]) -> Formula:
    """Join formulas, with those joined in the same way taken apart first."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _leaf(chain: _Chain, depth: int) -> Formula:
    reader = chain.reader
    if reader.passed("!"):
        if depth > DEEPEST:
            reader.refuse(f"nested more than {DEEPEST} deep", code="D106")
        return Not(_leaf(chain, depth + 1))
    if reader.passed("("):
        inner = _formula(chain, depth + 1)
        reader.mark(")")
        return inner
    if reader.comes("true", "false"):
        return Constant(reader.take().says == "true")
    fact = _fact(chain, reader.sort("name", "a variable, a bracket, ! or true"))
    if not reader.comes(*TESTS):
        if not fact.two:
            reader.refuse(f"{fact.name} has a number: a comparison must come here")
        return Atom(fact.keys[0])
    test = TESTS[reader.take().says]
    value = _value(reader, fact)
    return _among(fact, {at for at in range(fact.most + 1) if test(at, value)})


def _among(fact: Fact, values: set[int]) -> Formula:
    """Return the formula that is true where the variable has one of `values`."""
    if len(values) in (0, fact.most + 1):
        return Constant(bool(values))
    if 0 in values:
        return joined(And, [Not(Atom(key)) for at, key in enumerate(fact.keys, 1) if at not in values])
    return joined(Or, [Atom(key) for at, key in enumerate(fact.keys, 1) if at in values])


def _conflict(chain: _Chain, title: str) -> Conflict:
    facts = tuple(chain.facts.values())
    conditions = [(key, fact, at) for fact in facts for at, key in enumerate(fact.keys, 1)]
    taken = {*TAKEN, *(key for key, _, _ in conditions)}
    names = keys_of((name for name, _ in chain.labels), "label", taken=taken)
    events = keys_of((f"event {at}" for at in range(1, len(chain.events) + 1)), "event", taken={*taken, *names})
    return Conflict(
        title, (), (),
        conditions=tuple(
            Condition(key, fact.name if fact.two else f"{fact.name} is {at}") for key, fact, at in conditions
        ),
        named=tuple(Named(key, formula) for key, (_, formula) in zip(names, chain.labels, strict=True)),
        infeasible=tuple(_apart(facts)),
        events=tuple(
            Event(key, sets, rate=parse_quantity(f"{Decimal(repr(rate)):f} per day"), when=when)
            for key, (when, rate, sets) in zip(events, chain.events, strict=True)
        ),
        status_quo=frozenset(key for key, fact, at in conditions if fact.start == at),
        says="Imported from a chain in the PRISM language: facts that change by chance, and nobody who decides.",
    )  # fmt: skip


def _apart(facts: tuple[Fact, ...]) -> Iterator[Infeasible]:
    """Say that a variable has one value: two of its conditions cannot hold."""
    taken: set[str] = set()
    for one, other in (pair for fact in facts for pair in combinations(fact.keys, 2)):
        formula = And((Atom(one), Atom(other)))
        made = infeasible_id(formula, taken=taken)
        taken.add(made)
        yield Infeasible(made, formula)
