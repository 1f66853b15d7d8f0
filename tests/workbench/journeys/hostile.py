"""A model with a string to spare in every field of words it has, as many as asked for, and a text that quotes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import cycle, islice

WANTS, CLAIMS, TIES, BYSTANDERS, SCENARIOS, SOURCES = 27, 105, 105, 101, 12, 8
"""How many of each a model has; of options it has 8, each with a want and a cost in words."""

PER_MODEL = 105
"""So many strings stand in each field there are many of."""

Words = Callable[[], str]


def written(text: str) -> str:
    """Return a string as YAML in double quotes; what cannot be printed is escaped."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else _escaped(each) for each in shown)


def _escaped(mark: str) -> str:
    return f"\\U{ord(mark):08x}" if ord(mark) > 0xFFFF else f"\\u{ord(mark):04x}"


def models(strings: tuple[str, ...]) -> int:
    """Return how many models have each string once in each field there are many of."""
    return -(-len(strings) // PER_MODEL)


def rotated(strings: tuple[str, ...], number: int) -> Iterator[str]:
    """Return the strings without an end, from another place for each model; after the first few, from each place."""
    first = number * PER_MODEL if number < models(strings) else number
    return islice(cycle(strings), first % len(strings), None)


def model(strings: tuple[str, ...], number: int) -> str:
    """Return a model whose words are these strings; each kind of field goes through them from the same place."""

    def words() -> Words:
        source = rotated(strings, number)
        return lambda: written(next(source))

    return "\n".join(
        [
            "detente: 1",
            f"title: {words()()}",
            f"says: {words()()}",
            *_sources(words),
            "starts: 2024-01-01",
            "horizon: 90 days",
            "dynamics: {rule: better-reply, rate: 1 per 60 days, note: " + words()() + "}",
            "actors:",
            *_actors(words),
            *_rules(words),
            *_ties(words),
            *_claims(words),
            *_deal(words),
            *_quotes(strings, number),
            "",
        ]
    )


def account(strings: tuple[str, ...], number: int) -> str:
    """Return the text: a heading, and each string that fits on a line as a line of its own."""
    lines = [text for text in islice(rotated(strings, number), len(strings)) if quotable(text)]
    return f"# {lines[0]}\n\n" + "\n\n".join(f"Somebody says {line} and leaves." for line in lines) + "\n"


def quotable(text: str) -> bool:
    """Tell whether a string can stand in a line of a text as it is."""
    return text == text.strip() and len(text) < 2_000 and all(each.isprintable() or each == "\u202e" for each in text)


def _sources(words: Callable[[], Words]) -> Iterator[str]:
    title, outlet, author, via = words(), words(), words(), words()
    yield "sources:"
    for number in range(SOURCES):
        yield (
            f"  s{number}: {{file: account.md, title: {title()}, outlet: {outlet()}, author: {author()}, "
            f"via: [{via()}, {via()}]}}"
        )


def _actors(words: Callable[[], Words]) -> Iterator[str]:
    name, alias, does, says, note, code = (words() for _ in range(6))
    for actor in "abcd":
        yield f"  {actor}:"
        yield f"    name: {name()}"
        yield f"    aliases: [{alias()}, {alias()}]"
        yield f"    codes: {{wikidata: {code()}}}"
        yield f"    note: {note()}"
        yield "    options:"
        for option in "xy":
            yield f"      {option}: {{does: {does()}, undone: never, note: {note()}, because: q0}}"
        yield "    wants:"
        other = "bcda"["abcd".index(actor)]
        for number in range(WANTS):
            that = [f"{actor}.x", f"not {other}.y", f"{actor}.y if {other}.x"][number % 3]
            extra = ", for: p0" if number % 5 == 4 else ""
            status = ", status: proposed" if number % 7 == 6 else ""
            yield f"      - {{that: {that}, id: w{number}, says: {says()}, note: {note()},"
            yield f"         because: q{number}{extra}{status}}}"
    for number in range(BYSTANDERS):
        yield f"  p{number}: {{name: {name()}, kind: speaker, aliases: [{alias()}], note: {note()}}}"


def _rules(words: Callable[[], Words]) -> Iterator[str]:
    says, note = words(), words()
    yield "conditions:"
    yield f"  fact: {{says: {says()}, note: {note()}}}"
    yield f"  other: {{says: {says()}, because: q1}}"
    yield "named:"
    yield f"  both: {{that: a.x and b.x, note: {note()}}}"
    yield "infeasible:"
    yield f"  - {{that: a.x and a.y, id: no, says: {says()}, note: {note()}}}"
    yield "status_quo: [fact]"
    yield "alternatives:"
    yield f"  which: {{says: {says()}, sides: {{one: {{edits: [], says: {says()}}},"
    yield f"    two: {{edits: [move a.w1 first], says: {says()}}}}}}}"
    yield "scenarios:"
    for number in range(SCENARIOS):
        yield f"  sc{number}: {{edits: [drop a.w{number}, drop b.w1], says: {says()}, note: {note()}}}"
    yield "calendar:"
    yield f"  on 2024-11-05: {{edits: drop b.w0, says: {says()}, note: {note()}}}"
    yield "events:"
    yield f"  chance: {{sets: other, when: not other, rate: 1 per 90 days, says: {says()}, note: {note()}}}"


def _ties(words: Callable[[], Words]) -> Iterator[str]:
    says, note = words(), words()
    yield "ties:"
    yield f"  - {{from: a, to: b, is: patron, autonomy: 0.5, says: {says()}, note: {note()}}}"
    for number in range(1, TIES):
        to, kind = "abcd"[number % 4], ("friend", "hostile")[number % 2]
        yield f"  - {{from: p{number % BYSTANDERS}, to: {to}, is: {kind}, says: {says()}, note: {note()}}}"


def _claims(words: Callable[[], Words]) -> Iterator[str]:
    says, note = words(), words()
    tests = ("some reachable equilibrium has a.x", "no equilibrium has both", "status_quo reaches b.y by improvements")
    yield "claims:"
    for number in range(CLAIMS):
        yield f"  - {{id: c{number}, says: {says()}, test: {tests[number % 3]}, note: {note()}, because: q{number}}}"


def _deal(words: Callable[[], Words]) -> Iterator[str]:
    says = words()
    yield "deal:"
    yield f"  says: {says()}"
    yield "  parties: {a: {no_deal: 0.3}, b: {no_deal: 0.3}}"
    yield "  issues:"
    yield f"    one: {{says: {says()}, scale: {{from: 0, to: 10, step: 1}}, stands:"
    yield "      {a: {position: 0, salience: 50 %}, b: {position: 10, salience: 50 %}}}"
    yield f"    two: {{says: {says()}, outcomes: {{keep: {says()}, lift: {says()}}}, stands:"
    yield "      {a: {salience: 50 %, worth: {keep: 1, lift: 0}}, b: {salience: 50 %, worth: {keep: 0, lift: 1}}}}"


def _quotes(strings: tuple[str, ...], number: int) -> Iterator[str]:
    fitting = [text for text in islice(rotated(strings, number), len(strings)) if quotable(text)]
    yield "quotes:"
    for index in range(max(WANTS, CLAIMS)):
        exact = f"Somebody says {fitting[index % len(fitting)]} and leaves."
        yield f"  q{index}: {{source: s{index % SOURCES}, exact: {written(exact)}}}"
