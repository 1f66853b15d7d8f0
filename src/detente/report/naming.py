"""What things are called in sentences and tables: actors, options, concepts, speakers.

Whatever these functions return is on one line and has no invisible characters in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.conflict.basis import Basis
from detente.conflict.model import Conflict, State
from detente.conflict.timing import CHOICE_RULES
from detente.report.visible import one_line

_CONCEPTS = {"nash": "Nash", "cnash": "CNash"}


def actor_name(conflict: Conflict, key: str) -> str:
    """Return the name of an actor, or its key where the model has no such actor."""
    actor = conflict.actor.get(key)
    return one_line(actor.name if actor and actor.name else key)


def concept_name(key: str) -> str:
    """Return the short name of a stability concept, as a column head has it; a choice rule is called what it is.

    >>> concept_name("nash"), concept_name("symmetric-seq")
    ('Nash', 'symmetric SEQ')
    """
    if key.startswith("best["):
        return key  # a solution of a bargaining problem, and the choice rule no deal is under
    if key in CHOICE_RULES:
        return key.replace("-", " ")
    *kind, name = key.split("-")
    return " ".join((*kind, _CONCEPTS.get(name, name.upper())))


def concept_names(keys: Iterable[str]) -> str:
    """Return several concepts as they stand in a sentence.

    >>> concept_names(["nash", "smr", "seq"])
    'Nash, SMR and SEQ'
    """
    return listed([concept_name(key) for key in keys])


def option_label(conflict: Conflict, key: str) -> str:
    """Return the few words an option goes by in a table: its name without its actor.

    Where two options have the same name, the first actor's key stays before it.
    """
    name = _leaf(key)
    twins = sum(_leaf(option.key) == name for option in conflict.options)
    return one_line((key.replace(".", ": ", 1) if twins > 1 else name).replace("_", " "))


def option_deed(conflict: Conflict, key: str) -> str:
    """Return what taking an option means, as it follows "could": "strike the militias in Iraq and Syria"."""
    option = conflict.option.get(key)
    does = one_line(option.does).rstrip(".") if option else ""
    return _softened(conflict, does) if does else f"choose “{option_label(conflict, key)}”"


def state_label(conflict: Conflict, state: State) -> str:
    """Return a state in a few words: the names of the options taken, in the order of the model."""
    taken = [option_label(conflict, option.key) for option in conflict.options if option.key in state]
    return ", ".join(taken) or "nothing taken"


def speakers(conflict: Conflict, basis: Basis) -> str:
    """Return who says so, from the first speaker out to the outlet, or nothing where nobody is named.

    A model lists the chain from the outlet in; a reader wants the voice first: "the spokesman, according to Girard, in
    Le Figaro, cited by Al Jazeera".
    """
    said, inner = "", ""
    for key in reversed(basis.said_by):
        name, kind = actor_name(conflict, key), conflict.actor[key].kind if key in conflict.actor else "other"
        link = "" if not said else " according to" if kind != "outlet" else " cited by" if inner == "outlet" else " in"
        said, inner = f"{said},{link} {name}" if said else name, kind
    return said


def listed(words: Iterable[str], *, last: str = "and") -> str:
    """Join words as a sentence does.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', '')
    """
    *front, end = list(words) or [""]
    return f"{', '.join(front)} {last} {end}" if front else end


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> plural(1, "state"), plural(112, "state"), plural(2, "ally", "allies")
    ('1 state', '112 states', '2 allies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """Return `text` with a capital at the start and a full stop at the end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", ":")) else ".") if text else ""


def _leaf(key: str) -> str:
    return key.partition(".")[2] or key


def _softened(conflict: Conflict, text: str) -> str:
    """Lower the first letter, unless the first word is an abbreviation or part of somebody's name."""
    first = text.split()[0]
    names = {word for actor in conflict.actors for name in (actor.name, *actor.aliases) for word in name.split()}
    proper = first in names or first[1:] != first[1:].lower() or len(first) == 1
    return text if proper else text[0].lower() + text[1:]
