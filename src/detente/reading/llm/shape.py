"""What each field of the item records is to a language model: a quotation, a party, a choice, a number, ...

One description, taken from the records themselves; the schema, the check of an answer and the items made of it all walk
it.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from detente.files.kinds import ACTOR_KINDS, TIE_KINDS
from detente.reading.items import Assertion, Attribution, Bond, Event, Party, Passage, Want
from detente.reading.lexicon.deeds import ACTIONS
from detente.reading.lexicon.modes import MODES

Tag = Literal["quote", "party", "choice", "number", "flag", "words", "index", "record", "many"]

FAMILIES: Final = (
    ("parties", Party),
    ("attributions", Attribution),
    ("wants", Want),
    ("events", Event),
    ("bonds", Bond),
    ("assertions", Assertion),
)
"""The lists of an answer, with the record each has: those of a draft."""

CLOSED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("Party", "kind"): ACTOR_KINDS,
    ("Bond", "kind"): tuple(kind.name for kind in TIE_KINDS),
    ("Deed", "action"): tuple(action.key for action in ACTIONS),
    ("Event", "action"): tuple(action.key for action in ACTIONS),
    ("Event", "mode"): tuple(sorted({mode for modes in MODES.values() for mode in modes.values()})),
    ("Toll", "harm"): ("killed", "wounded", "captured", "missing", "displaced"),
}
"""Words that must be one of a list, though the record's type does not say so."""

NAMED: Final = frozenset(
    "speaker holder doer actor target source serves denied_by deterred threatener eyes audience".split()
)
"""Fields that name a party."""

OURS: Final = frozenset(
    {
        ("Party", "key"), ("Party", "codes"), ("Party", "mentions"), ("Want", "avowed"), ("Toll", "passage"),
        ("Event", "kind"), ("Event", "when"), ("Event", "mentions"), ("Bond", "sign"), ("Bond", "ends"),
        ("Assertion", "says"), ("Assertion", "reasoning"),
    }
)  # fmt: skip
"""Fields that follow from the others; so does every `chain`."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value of an answer must be. `fallback`: a record is complete without it, and `nullable`: None then."""

    tag: Tag
    fallback: bool = False
    nullable: bool = False
    choices: tuple[str | int, ...] = ()
    of: Shape | None = None
    record: type[Any] | None = None
    parts: tuple[tuple[str, Shape], ...] = ()


@cache
def shape_of(record: type[Any]) -> Shape:
    """Return the shape of an item record. Fields whose type no model can be asked for are left out."""
    hints, parts = get_type_hints(record), []
    for field in fields(record):
        place = (record.__name__, field.name)
        if place in OURS or field.name == "chain":
            continue
        optional = field.default is not MISSING or field.default_factory is not MISSING
        shape = _shape(hints[field.name], place, optional)
        if shape is not None:
            parts.append((field.name, shape))
    return Shape("record", record=record, parts=tuple(parts))


def _shape(hint: Any, place: tuple[str, str], fallback: bool) -> Shape | None:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        kept = [one for one in inner if one is not type(None)]
        one = _shape(kept[0], place, fallback) if len(kept) == 1 else None
        return replace(one, nullable=True) if one is not None else None
    if origin is tuple:
        of = _shape(inner[0], place, False) if len(inner) == 2 and inner[1] is ... else None
        return Shape("many", fallback, of=of) if of is not None else None
    if origin is Literal:
        return Shape("choice", fallback, choices=inner)
    if is_dataclass(hint) and isinstance(hint, type) and hint is not Passage:
        whole = shape_of(hint)
        return Shape("record", fallback, record=hint, parts=whole.parts)
    return _plain(hint, place, fallback)


def _plain(hint: Any, place: tuple[str, str], fallback: bool) -> Shape | None:
    if hint is Passage:
        return Shape("quote", fallback)
    if hint is str and place in CLOSED:
        return Shape("choice", fallback, choices=CLOSED[place])
    if hint is str:
        return Shape("party" if place[1] in NAMED else "words", fallback)
    if hint is int:
        return Shape("index" if place[1] == "parent" else "number", fallback)
    return Shape("flag", fallback) if hint is bool else None
