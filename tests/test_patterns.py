"""Every regular expression in the source is linear on text made to slow it down.

The patterns are collected from the source, so a new one is under test at once. A pattern is pumped with what it itself
asks for: for each repeat, what stands before it, then the repeated part many times, then something that does not fit.
"""

from __future__ import annotations

import ast
import re
import signal
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

parser: Any = import_module("re._parser")

SOURCE = Path(__file__).parents[1] / "src"
CALLS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
ANCHORED = {"match", "fullmatch"}
SMALL, LARGE = 3_000, 30_000
FLOOR = 0.03
"""Seconds of the processor under which a pattern is fast whatever the ratio: quadratic ones take seconds here."""
STEEP = 30
ENOUGH = 1.0
"""Seconds of the processor after which a pattern counts as steep."""


class Found(NamedTuple):
    """A pattern in the source: where, as what, and by which methods it is used."""

    where: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def collected() -> tuple[list[Found], list[str]]:
    """Return the patterns of the source, and the places where one is made that cannot be known without running it."""
    found, unknown = [], []
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    uses = {path: _uses(tree) for path, tree in trees.items()}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _is_re(node.func):
                where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                method = node.func.attr  # type: ignore[attr-defined]
                names = _assigned(tree, node)
                pattern = _literal(tree, node) if node.args else None
                if pattern is None and names:
                    pattern = _imported(path, names)
                if pattern is None:
                    unknown.append(where)
                else:
                    methods = {method} if method != "compile" else _methods(names, trees, uses, path)
                    found.append(Found(where, pattern, frozenset(methods)))
    return found, unknown


def _is_re(func: ast.expr) -> bool:
    return (
        isinstance(func, ast.Attribute)
        and func.attr in CALLS
        and isinstance(func.value, ast.Name)
        and func.value.id == "re"
    )


def _methods(
    names: list[str], trees: dict[Path, ast.Module], uses: dict[Path, dict[str, set[str]]], path: Path
) -> set[str]:
    """Return by which methods a module's names are used, there and where they are imported; else by any there."""
    modules = [path, *(other for other, tree in trees.items() if other != path and _imports(tree, names))]
    found = {use for module in modules for name in names for use in uses[module].get(name, set())} & CALLS
    anywhere = {use for name, all_uses in uses[path].items() if name != "re" for use in all_uses}
    return found or anywhere & ANCHORED or anywhere & CALLS


def _imports(tree: ast.Module, names: list[str]) -> bool:
    return not _imported_by(tree).isdisjoint(names)


@cache
def _imported_by(tree: ast.Module) -> frozenset[str]:
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return frozenset(alias.name for node in found for alias in node.names)


def _uses(tree: ast.Module) -> dict[str, set[str]]:
    """Return by which methods each name is used in a module: ``_WORD.match(...)``."""
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            name = node.value.id if isinstance(node.value, ast.Name) else ast.unparse(node.value)
            uses.setdefault(name, set()).add(node.attr)
    return uses


def _assigned(tree: ast.Module, call: ast.Call) -> list[str]:
    """Return the module's names whose value holds the call."""
    held = [
        node
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= call.lineno <= (node.end_lineno or 0)
    ]
    targets = [target for node in held for target in (node.targets if isinstance(node, ast.Assign) else [node.target])]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _literal(tree: ast.Module, call: ast.Call) -> re.Pattern[Any] | None:
    """Return the pattern a call is given; what is filled in when it runs is taken for a "2"."""
    given: ast.expr | None = call.args[0]
    if isinstance(given, ast.IfExp):
        given = given.body
    if isinstance(given, ast.Name):
        assigned = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == given.id]
        given = assigned[0].value if assigned else None
    if isinstance(given, ast.JoinedStr):
        pattern = "".join(str(part.value) if isinstance(part, ast.Constant) else "2" for part in given.values)
    elif isinstance(given, ast.Constant):
        pattern = given.value
    else:
        return None
    flags = [arg for arg in call.args[1:] if "re." in ast.unparse(arg)] + [
        k.value for k in call.keywords if k.arg == "flags"
    ]
    bits = 0
    for name in (name for flag in flags for name in re.findall(r"re\.([A-Z]+)", ast.unparse(flag))):
        bits |= getattr(re, name)
    return re.compile(pattern, bits)


def _imported(path: Path, names: list[str]) -> re.Pattern[Any] | None:
    """Return the pattern a module's name has once it is imported: for one put together from parts."""
    module = import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    values = [getattr(module, name) for name in names]
    return next((value for value in values if isinstance(value, re.Pattern)), None)


def pumps(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], str]]:
    """Yield makers of text of about `n` characters: for each repeat, its part over and over, then a misfit."""
    tree = parser.parse(
        pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    )
    heads = list(dict.fromkeys(_repeats(tree, "")))[:24]
    units = [unit for _, unit in heads if unit]
    plain = [("", unit) for unit in ("a", "A", " ", "\n", "1", "a ", "A b ", "a.\n", '"', "(", _sample(tree) or "a")]
    for head, unit in heads + plain + [("", one + two) for one in units[:3] for two in units[:3]]:
        for tail in ("", "\x00", "\n!"):
            yield lambda n, head=head, unit=unit or "a", tail=tail: head + unit * (n // len(unit)) + tail
    for head, unit in heads[:4]:
        if head:
            yield lambda n, head=head, unit=unit: (head + unit) * (n // len(head + unit))


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yield, for each repeat in a parsed pattern, a text that leads up to it and a text that fits its part."""
    for op, value in tree:
        name = str(op)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            yield before, _sample(value[2])
            yield from _repeats(value[2], before)
        else:
            for part in _parts(name, value):
                yield from _repeats(part, before)
        before += _one(op, value)


def _parts(name: str, value: Any) -> list[Any]:
    if name == "SUBPATTERN":
        return [value[3]]
    if name == "BRANCH":
        return list(value[1])
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [value[1]]
    return [value] if name == "ATOMIC_GROUP" else []


def _sample(tree: Any) -> str:
    return "".join(_one(op, value) for op, value in tree)


def _one(op: Any, value: Any) -> str:
    """Return a short text that fits one node."""
    name = str(op)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _sample(value[2]) * min(max(value[0], 1), 4)
    if name in {"SUBPATTERN", "BRANCH", "ATOMIC_GROUP"}:
        return _sample(_parts(name, value)[0])
    if name == "LITERAL":
        return chr(value)
    if name == "NOT_LITERAL":
        return "a" if chr(value) != "a" else "b"
    if name == "ANY":
        return "a"
    return _member(value) if name == "IN" else ""


def _member(items: Any) -> str:
    """Return a character of a class: the first of a common few that is in it."""
    negated = str(items[0][0]) == "NEGATE"
    return next(
        (char for char in "aA1 .-_\n\t\",'(<" if _within(items, char) != negated), "é" if negated else _first(items)
    )


def _within(items: Any, char: str) -> bool:
    tests: dict[str, Callable[[Any], bool]] = {
        "LITERAL": lambda value: ord(char) == value,
        "RANGE": lambda value: value[0] <= ord(char) <= value[1],
        "CATEGORY": lambda value: _category(str(value), char),
    }
    return any(tests[str(op)](value) for op, value in items if str(op) in tests)


def _category(name: str, char: str) -> bool:
    kind = {"DIGIT": char.isdigit(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}
    return kind[name.split("_")[-1]] != ("_NOT_" in name)


def _first(items: Any) -> str:
    op, value = items[0]
    return chr(value if str(op) == "LITERAL" else value[0] if str(op) == "RANGE" else 0xE9)


class Endless(Exception):
    """A pattern took more of the processor than any linear one."""


def _stop(*_: object) -> None:
    raise Endless


def cost(pattern: re.Pattern[Any], methods: frozenset[str], text: str, runs: int = 3, low: float = FLOOR) -> float:
    """Return the least processor time of some runs, of one where it is under `low`; `ENOUGH` where it hangs."""
    data = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    best = ENOUGH
    signal.signal(signal.SIGVTALRM, _stop)
    for _ in range(runs):
        signal.setitimer(signal.ITIMER_VIRTUAL, ENOUGH)
        start = time.process_time()
        try:
            _used(pattern, methods, data)
        except Endless:
            return ENOUGH
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        best = min(best, time.process_time() - start)
        if best < low:
            break
    return best


def least(pattern: re.Pattern[Any], methods: frozenset[str], text: str) -> float:
    """Return the least of nine runs on a short text, since one of a millisecond is easily disturbed."""
    return max(cost(pattern, methods, text, runs=9, low=0.0), 1e-5)


def _used(pattern: re.Pattern[Any], methods: frozenset[str], data: Any) -> None:
    """Use a pattern as the source does: where it is only matched from a place on, it is not searched for."""
    for method in methods & ANCHORED:
        getattr(pattern, method)(data)
    if not methods or methods - ANCHORED:
        for _ in pattern.finditer(data):
            pass


def steep(pattern: re.Pattern[Any], methods: frozenset[str]) -> list[str]:
    """Return the start of a text on which ten times the length takes over thirty times as long, and over the floor."""
    for pump in pumps(pattern):
        if cost(pattern, methods, pump(24)) >= FLOOR:
            return [repr(pump(24))]
        large = cost(pattern, methods, pump(LARGE))
        if large >= FLOOR and (large >= ENOUGH or large > STEEP * least(pattern, methods, pump(SMALL))):
            return [repr(pump(60))]
    return []


@cache
def patterns() -> tuple[list[Found], list[str]]:
    return collected()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a hanging match is stopped by a timer of Unix")
@pytest.mark.parametrize("found", patterns()[0], ids=lambda found: found.where)
def test_a_pattern_is_linear_on_text_made_to_slow_it_down(found: Found) -> None:
    assert [] == steep(found.pattern, found.methods)


def test_every_pattern_in_the_source_is_known_without_running_it() -> None:
    found, unknown = patterns()
    assert [] == unknown
    assert 30 < len(found)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a hanging match is stopped by a timer of Unix")
@pytest.mark.parametrize("bad", [r"(a+)+$", r"\s*$", r"(?:\w+ ?)+:", r"a.*b.*c", r"<[^>]*x>", r"(x|xx)+y"])
def test_patterns_known_to_be_slow_are_found(bad: str) -> None:
    assert steep(re.compile(bad, re.DOTALL), frozenset({"search"}))


@pytest.mark.parametrize("good", [r"a+b?", r"[a-z]{1,20}:", r"\bport\b", r"[^\n]{1,80}$"])
def test_patterns_known_to_be_fast_are_let_through(good: str) -> None:
    assert [] == steep(re.compile(good, re.MULTILINE), frozenset({"search"}))
