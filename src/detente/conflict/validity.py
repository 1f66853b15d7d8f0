"""What is wrong with a conflict as a whole: what no part of it shows by itself.

| code | what is wrong |
|---|---|
| D140 | an id or a name stands twice |
| D141 | a statement is always true or never (a warning) |
| D142 | a one-of group has an option twice, or options of different actors |
| D143 | an option that can neither be taken nor undone |
| D144 | a tie of an actor to itself |
| D145 | no quote has this key |
| D146 | no source has this key |
| D147 | a number is out of bounds or in the wrong unit |
| D148 | what is being prepared or whom one blames, asked where it cannot be told or is never the case |
| D149 | named conditions grow too large or too deep when written out |
| D159-D166 | how the crisis goes on in time (`conflict.timing`) |
| D171 | a view chooses a side of an alternative |
| D177 | a past day is asked of a part of the model |
| D172-D174 | how sure the order of wants is (`conflict.unsure`) |
| D175, D176 | what has happened (`conflict.history`) |
| D180, D182, D183 | no feasible state; named conditions in a circle; a status quo that cannot be |
| D210 | no actor is called so |
| D960, D961 | ties with two signs from one source; dates of a tie out of order (`conflict.signed`) |
| D901-D916 | what is wrong with a deal (`conflict.negotiable`) |

Edits are tried, so what `conflict.change` refuses is told here too. Paths lead into the model file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from detente.conflict.change import accepted, change
from detente.conflict.deadlines import deadline_problems
from detente.conflict.edit import AsOf, Choose
from detente.conflict.explicit import explicit_problems
from detente.conflict.feasibility import empty_statements, impossible_start, no_state
from detente.conflict.history import history_problems
from detente.conflict.meaning import circle_problems, extent, extents, ground
from detente.conflict.model import Conflict
from detente.conflict.negotiable import deal_problems
from detente.conflict.number import number_problem
from detente.conflict.places import bases, edits, group_path, ids, option_path, quantities, statements
from detente.conflict.signed import tie_problems
from detente.conflict.timing import never_asked, timing_problems
from detente.conflict.unsure import order_problems
from detente.errors import InvalidQuery, Path, Problem, nearest

Found = Iterator[Problem]

MOST_UNKNOWN = 200
"""How many unknown names are told in one run; looking for the nearest name is the dear part."""


def problems(conflict: Conflict) -> tuple[Problem, ...]:
    """Return everything that is wrong with `conflict` as a whole; warnings among them have that severity.

    Formulas are taken to be resolved (`conflict.names`). Cost: linear, but for truth tables of at most 16 atoms.
    """
    found = [*_repeated(conflict), *islice(_unknown(conflict), MOST_UNKNOWN), *_options(conflict), *_numbers(conflict)]
    found += _views(conflict)
    found += order_problems(conflict)
    found += timing_problems(conflict)
    found += deadline_problems(conflict)
    found += deal_problems(conflict)
    knots = circle_problems(conflict.meaning) or tuple(_sizes(conflict))
    if knots:
        return (*found, *knots)
    sure = accepted(conflict)
    empty = tuple(explicit_problems(sure)) or tuple(no_state(sure)) or tuple(impossible_start(sure))
    found += [*_dynamics(conflict), *empty_statements(conflict), *empty, *_edits(conflict)]
    return (*found, *history_problems(conflict))


def _repeated(conflict: Conflict) -> Found:
    """Find ids, claims' ids and names that stand twice (D140)."""
    yield from _twice(ids(conflict), "id")
    yield from _twice(((("claims", at), claim.id) for at, claim in enumerate(conflict.claims) if claim.id), "id")
    names = [(("actors", actor.key), actor.key) for actor in conflict.actors]
    names += [(("conditions", condition.key), condition.key) for condition in conflict.conditions]
    names += [(("named", named.key), named.key) for named in conflict.named]
    names += [(("events", event.key), event.key) for event in conflict.events]
    yield from _twice(names, "name", on_key=True)


def _twice(listed: Iterable[tuple[Path, str]], what: str, *, on_key: bool = False) -> Found:
    seen: dict[str, Path] = {}
    for path, key in listed:
        if key in seen:
            message = f"the {what} {key} is taken by {'.'.join(map(str, seen[key]))}"
            yield Problem("D140", message, path, fix=f"give one of them another {what}", on_key=on_key)
        seen.setdefault(key, path)


def _unknown(conflict: Conflict) -> Found:
    """Find actors (D210; those with views too), quotes (D145) and sources (D146) that are not there."""
    quotes, sources = {quote.key for quote in conflict.quotes}, {source.key for source in conflict.sources}
    for path, name in _actors_named(conflict):
        yield from _among(name, conflict.actor, path, "D210", "actor")
    for view in conflict.views:
        unknown = _among(view.actor, conflict.actor, ("views", view.actor), "D210", "actor")
        yield from (replace(problem, on_key=True) for problem in unknown)
    for path, basis in bases(conflict):
        for at, key in enumerate(basis.because):
            yield from _among(key, quotes, (*path, "because", at), "D145", "quote")
    for at, tie in enumerate(conflict.ties):
        for place, key in enumerate(tie.denied_in):
            yield from _among(key, quotes, ("ties", at, "denied_in", place), "D145", "quote")
    for quote in conflict.quotes:
        yield from _among(quote.source, sources, ("quotes", quote.key, "source"), "D146", "source")


def _actors_named(conflict: Conflict) -> Iterator[tuple[Path, str]]:
    """Yield every mention of an actor outside formulas, with its path."""
    for actor in conflict.actors:
        for at, want in enumerate(actor.wants):
            if want.audience:
                yield ("actors", actor.key, "wants", at, "for"), want.audience
    for at, tie in enumerate(conflict.ties):
        yield ("ties", at, "from"), tie.source
        yield ("ties", at, "to"), tie.target
        yield from ((("ties", at, "denied_by", place), name) for place, name in enumerate(tie.denied_by))
    for path, basis in bases(conflict):
        yield from (((*path, "said_by", at), name) for at, name in enumerate(basis.said_by))


def _among(name: str, known: Collection[str], path: Path, code: str, kind: str) -> Found:
    """Yield a problem where `name` is not one of `known`; an empty name was never read and is passed over."""
    if name and name not in known:
        listed = sorted(known)
        fix = f"{kind}s: {', '.join(listed[:8])}{', ...' if len(listed) > 8 else ''}" if listed else f"add the {kind}"
        yield Problem(code, f'no {kind} is called "{name}"', path, nearest=nearest(name, listed), fix=fix)


def _options(conflict: Conflict) -> Found:
    """Find options nobody can ever change (D143), faulty one-of groups (D142), ties to oneself (D144)."""
    for option in conflict.options:
        if not (option.can_take or option.can_undo):
            fix = "make it a condition: it can neither be taken nor undone"
            yield Problem("D143", f"{option.key} can never change", option_path(option.key), fix=fix)
    for group in conflict.one_of:
        path = (*group_path(group.id), "options")
        repeated = sorted({key for key in group.options if group.options.count(key) > 1})
        if repeated:
            yield Problem("D142", f"{group.id} has {', '.join(repeated)} twice", path, fix="delete one of the two")
        owners = sorted({conflict.option[key].by for key in group.options if key in conflict.option})
        if len(owners) > 1:
            fix = "what several actors cannot do at once is infeasible: write it there"
            yield Problem("D142", f"{group.id} has options of {' and '.join(owners)}", path, fix=fix)
    for at, tie in enumerate(conflict.ties):
        if tie.source and tie.source == tie.target:
            yield Problem("D144", f"{tie.source} is tied to itself", ("ties", at), fix="name the other actor")
    yield from tie_problems(conflict)


def _views(conflict: Conflict) -> Found:
    """Find views that choose a side (D171): each claim is tried under every side, also as an actor sees it."""
    for view in conflict.views:
        for at, edit in enumerate(view.edits):
            if isinstance(edit, Choose):
                fix = "write the edits by which it sees it so, as in: hand militia.attack to iran"
                path = ("views", view.actor, "edits", at)
                yield Problem("D171", f"the view of {view.actor} chooses a side of {edit.alternative}", path, fix=fix)


def _numbers(conflict: Conflict) -> Found:
    """Find numbers out of bounds or in the wrong unit (D147)."""
    for path, what, number in quantities(conflict):
        wrong = number_problem(what, number)
        if wrong:
            yield Problem("D147", wrong, path)


def _sizes(conflict: Conflict) -> Found:
    """Find formulas that grow too deep or too large when named conditions are written out (D149)."""
    known = extents(conflict.meaning)
    for path, id_, formula in statements(conflict):
        reach = extent(formula, known)
        if reach.too_far:
            size = f"{reach.size:,} atoms, {reach.depth} deep" if reach.size < 10**9 else f"more than {10**9:,} atoms"
            message = f"{id_} has {size} when its named conditions are written out"
            yield Problem("D149", message, path, fix="name fewer things within named things")
            return


def _dynamics(conflict: Conflict) -> Found:
    """Find statements that ask what is being prepared or whom one blames where that cannot be told (D148).

    Wants, the conditions of options, and events can ask it, as long as it can ever be the case.
    """
    for path, id_, formula in statements(conflict):
        if path[0] == "named" or not ground(formula, conflict.meaning).dynamic:
            continue
        message = f"{id_} asks what is being prepared or whom one blames"
        never = never_asked(formula, conflict)
        if path[0] == "infeasible":
            fix = "only wants, events and claims about chances can ask that; write it with options and conditions"
            yield Problem("D148", message, path, fix=fix)
        elif never:
            yield Problem("D148", f"{message}, which is never the case", path, fix=never)


def _edits(conflict: Conflict) -> Found:
    """Try the edits of each side and each claim, and tell what cannot be carried out.

    A past day is another model, for a scenario or `--suppose` and not for what is judged within this one (D177).
    """
    for path, listed in edits(conflict):
        changed = conflict
        for at, edit in enumerate(listed):
            if isinstance(edit, AsOf) and path[0] != "scenarios":
                fix = "write it in a scenario, or ask with --suppose or --as-of"
                message = f"a past day is of the whole model: it cannot be supposed within {path[0]}"
                yield Problem("D177", message, (*path, at), fix=fix)
                break
            try:
                changed = change(changed, edit)
            except InvalidQuery as error:
                yield from (problem.under(*path, at) for problem in error.problems)
                break
