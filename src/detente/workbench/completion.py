"""What fits at a place of a model file: keys from the format, words from the language, names from the model.

All of it is looked up in `files.format` and `language.grammar`; a key or a form added there is completed here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit, resolve_formula, resolve_query
from detente.errors import InvalidQuery, Problem
from detente.files.format import MODEL
from detente.files.shapes import Choice, Many, Record, Scalar, Shape, Table
from detente.language import parse_claim, parse_edit, parse_formula, parse_quantity
from detente.workbench.brackets import Path
from detente.workbench.known import Known, Word, Words, known
from detente.workbench.messages import Completion, Trouble
from detente.workbench.outline import Outline, Spot, outline
from detente.workbench.phrases import following

MOST = 200
"""How many completions are sent."""

_LANGUAGE = ("formula", "claim", "edit", "order")
_REFERENCES = {
    "for": "actors", "said_by": "actors", "by": "actors", "to": "actors", "from": "actors", "denied_by": "actors",
    "status_quo": "settable", "state": "settable", "tie": "settable", "options": "own", "order": "options",
    "climbed": "own", "source": "sources", "because": "quotes", "quote": "quotes", "denied_in": "quotes",
}  # fmt: skip
"""The names a key takes, where its value is a reference or an id."""

_TABLES = {"blamed": "actors", "prices": "actors", "parties": "actors", "may_cause": "conditions", "views": "actors"}
"""The names that are keys of a table."""


def completions(text: str, at: int, conflict: Conflict | None = None) -> list[Completion]:
    """Return what fits at code point `at` of the model file `text`. Never raises.

    `conflict` is the last good model: the names it makes by itself are known only from it. Cost: linear in the text,
    about 10 ms for 1,200 lines.
    """
    found = outline(text, at)
    spot = found.spot
    if spot is None or spot.place == "nothing" or not 0 <= at <= len(text):
        return []
    names = known(found, conflict)
    made = [*_at(found, spot, names, text[spot.start : at], at)]
    return made[:MOST]


def alone(text: str, at: int, kind: str, conflict: Conflict | None, *, owner: str = "") -> list[Completion]:
    """Return what fits at code point `at` of a formula, a claim or an edit that stands alone in a field."""
    if kind not in _LANGUAGE:
        return []
    names = known(_known_outline(conflict), conflict)
    local = owner if kind in ("formula", "order") else ""
    return [_made(each.word, each.start, at) for each in following(text[:at], kind, names, owner=local)][:MOST]


def wrong(text: str, kind: str, conflict: Conflict | None, *, owner: str = "") -> list[Trouble]:
    """Return what is wrong with a formula, a claim, an edit or a quantity that stands alone, with its letters."""
    try:
        problems = _problems(text, kind, conflict, owner)
    except InvalidQuery as error:
        problems = error.problems
    return [_trouble(problem, text) for problem in problems]


def _problems(text: str, kind: str, conflict: Conflict | None, owner: str) -> tuple[Problem, ...]:
    names = names_of(conflict) if conflict is not None else None
    match kind:
        case "formula":
            formula = parse_formula(text)
            return resolve_formula(formula, names, owner=owner or None)[1] if names else ()
        case "claim":
            query = parse_claim(text)
            return resolve_query(query, names, text=text)[1] if names else ()
        case "edit":
            edit = parse_edit(text)
            return resolve_edit(edit, names, text=text)[1] if names else ()
        case "quantity":
            parse_quantity(text)
    return ()


def _trouble(problem: Problem, text: str) -> Trouble:
    start, end = problem.span or (0, len(text))
    told = Trouble(code=problem.code, message=problem.message, start=start, end=max(end, start + 1))
    if problem.nearest is not None:
        told["nearest"] = problem.nearest
    if problem.fix is not None:
        told["fix"] = problem.fix
    return told


def _known_outline(conflict: Conflict | None) -> Outline:
    """Return an outline with the names of a model, for a field that has no file around it."""
    found = Outline("")
    if conflict is None:
        return found
    for actor in conflict.actors:
        found.values["actors", actor.key] = ""
    for option in conflict.options:
        actor_key, _, name = option.key.partition(".")
        found.values["actors", actor_key, "options", name] = ""
    found.values |= {("conditions", fact.key): "" for fact in conflict.conditions}
    found.values |= {("named", each.key): "" for each in conflict.named}
    found.values |= {("claims", at, "id"): claim.id for at, claim in enumerate(conflict.claims)}
    found.values |= {("what_happened", f"on {each.date}"): "" for each in conflict.happened}
    for alternative in conflict.alternatives:
        found.values["alternatives", alternative.key] = ""
        found.values |= {("alternatives", alternative.key, "sides", side.key): "" for side in alternative.sides}
    return found


# -- in the file ------------------------------------------------------------------------------------------------------


def _at(found: Outline, spot: Spot, names: Known, typed: str, at: int) -> Iterator[Completion]:
    """Yield what fits at a spot where `typed` stands already."""
    walked = _shape(spot.path)
    if walked is None:
        return
    shape, owner = walked
    if spot.place == "key" or (spot.place == "either" and not spot.flow and not spot.quote):
        for word in _keys(found, shape, spot.path, names, owner):
            if word.text.lower().startswith(typed.lower()):
                yield _made(Word(f"{word.text}: ", word.detail, word.text), spot.start, at)
    if spot.place in ("value", "either"):
        yield from _values(spot, _value_shape(shape), names, owner, typed, at)


def _shape(path: Path) -> tuple[Shape, str] | None:
    """Return the shape of what stands at `path`, and the actor it belongs to; None where the format has nothing."""
    shape: Shape = MODEL
    for step in path:
        below = _below(shape, step)
        if below is None:
            return None
        shape = below
    owner = str(path[1]) if len(path) > 1 and path[0] == "actors" else ""
    return shape, owner


def _below(shape: Shape, step: str | int) -> Shape | None:
    match shape:
        case Many(of):
            return of if isinstance(step, int) else _below(of, step)
        case Table(of):
            return of
        case Record():
            key = shape.key(str(step)) if isinstance(step, str) else None
            if key is not None:
                return key.shape
            short = _short(shape)
            return None if short is None or short is shape else _below(short, step)
    return None


def _short(record: Record) -> Shape | None:
    """Return the shape that may stand in place of a record."""
    key = record.key(record.short) if record.short else None
    return key.shape if key is not None else None


def _value_shape(shape: Shape) -> Shape | None:
    """Return the shape of the one value that can stand here."""
    while isinstance(shape, Many | Record):
        if isinstance(shape, Many):
            if not shape.alone:
                return None
            shape = shape.of
            continue
        short = _short(shape)
        if short is None:
            return None
        shape = short
    return shape


def _keys(found: Outline, shape: Shape, path: Path, names: Known, owner: str) -> Iterator[Word]:
    """Yield the keys a mapping here may still have."""
    if isinstance(shape, Many) and shape.alone:
        shape = shape.of
    beside = frozenset(found.under(*path))
    if isinstance(shape, Record):
        required = [key for key in shape.keys if key.required]
        for key in (*required, *(key for key in shape.keys if not key.required)):
            if key.name not in beside:
                yield Word(key.name, key.says)
    elif isinstance(shape, Table) and path:
        kind = "own" if path[-1] == "autonomy_for" else _TABLES.get(str(path[-1]), "")
        yield from (word for word in _named(kind, names, owner) if word.text not in beside)


def _values(spot: Spot, shape: Shape | None, names: Known, owner: str, typed: str, at: int) -> Iterator[Completion]:
    """Yield the values that fit."""
    if isinstance(shape, Choice):
        words: Words = tuple(Word(word, "") for word in shape.words)
    elif isinstance(shape, Scalar) and shape.kind in _LANGUAGE:
        local = owner if shape.kind in ("formula", "order") else ""
        for each in following(typed, shape.kind, names, owner=local):
            yield _made(each.word, spot.start + each.start, at)
        return
    elif isinstance(shape, Scalar) and shape.kind in ("reference", "id"):
        key = next((step for step in reversed(spot.path) if isinstance(step, str)), "")
        words = _named(_reference(spot.path, key), names, owner)
    elif isinstance(shape, Scalar):
        words = tuple(Word(word, says) for word, says in _SCALARS.get(shape.kind, ()))
    else:
        return
    for word in words:
        if typed.lower() in word.text.lower():
            yield _made(word, spot.start, at)


_SCALARS = {
    "yes or no": (("yes", ""), ("no", "")),
    "version": (("1", "the version of the format"),),
    "when": (("never", ""), ("only if ", "where a formula holds")),
    "language": (("en", "English"),),
}
"""Values that are not names."""


def _reference(path: Path, key: str) -> str:
    """Return which names a reference takes."""
    if path[:1] == ("moves",) and key in ("from", "to"):
        return "states"
    if path[:1] in (("events",), ("moves",)) and key == "by":
        return "actors"
    return _REFERENCES.get(key, "")


def _named(kind: str, names: Known, owner: str) -> Words:
    if kind == "own":
        return names.own.get(owner, ()) or names.options
    found: Words = getattr(names, kind, ()) if kind else ()
    return found


def _made(word: Word, start: int, at: int) -> Completion:
    return {"label": word.shown or word.text, "detail": word.detail, "insert": word.text, "start": start, "end": at}
