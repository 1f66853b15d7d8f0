"""News taken in, in words and tables: what came about, where things stand, which verdicts change and why."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.advance import Advanced, Unmatched
from detente.report.compare import flips_table, numbers_table
from detente.report.naming import actor_name, listed, option_deed, plural
from detente.report.tables import Table
from detente.report.visible import one_line
from detente.report.words import state_words


def advance_words(conflict: Conflict, found: Advanced) -> tuple[str, ...]:
    """Return what came about, the new status quo, what the calendar did, and how many verdicts change."""
    return tuple(line for line in (
        _came(conflict, found), _stands(conflict, found), _dated(found), _evidence(found), _stood(found),
        _verdicts(found),
    ) if line)  # fmt: skip


def _came(conflict: Conflict, found: Advanced) -> str:
    done = [f"{_who(conflict, key)}: {option_deed(conflict, key)}" for key in found.taken]
    done += [f"{_who(conflict, key)}: no longer {option_deed(conflict, key)}" for key in found.undone]
    done += [f"{_says(conflict, key)} ({key})" for key in found.began]
    done += [f"no longer so: {_says(conflict, key)} ({key})" for key in found.ended]
    return f"{found.since} to {found.date}: {'; '.join(done) or 'nothing new is the case'}."


def _who(conflict: Conflict, key: str) -> str:
    option = conflict.option.get(key)
    return actor_name(conflict, option.by if option else key)


def _says(conflict: Conflict, key: str) -> str:
    said = next((one_line(it.says) for it in conflict.conditions if it.key == key), "")
    return said.rstrip(".") or key


def _stands(conflict: Conflict, found: Advanced) -> str:
    options = frozenset(option.key for option in conflict.options)
    facts = sorted(found.after - options)
    held = f"; and {listed(facts)}" if facts else ""
    return f"The status quo of {found.date}: {state_words(conflict, found.after & options)}{held}."


def _dated(found: Advanced) -> str:
    return f"The calendar set on the way: {listed(found.dated)}." if found.dated else ""


def _evidence(found: Advanced) -> str:
    if not found.quotes:
        return ""
    again = f", {listed(found.told)} of it told of what was so already" if found.told else ""
    return f"{plural(len(found.quotes), 'sentence')} of the account will be quoted{again}."


def _stood(found: Advanced) -> str:
    """Say of which day the verdicts were, where the model tells of days since."""
    if found.stood == found.since:
        return ""
    return (
        f"The model stood at {found.stood}: verdicts are compared with that day's, and what it tells of the days up to "
        f"{found.since} turns some of them too."
    )


def _verdicts(found: Advanced) -> str:
    both = sum(1 for _, before, after in found.compared.verdicts if before and after)
    number = len(found.compared.flips)
    if not number:
        return f"None of {plural(both, 'verdict')} changes, in this model."
    return f"{number} of {plural(both, 'verdict')} {'changes' if number == 1 else 'change'}, in this model."


def advance_tables(found: Advanced) -> tuple[Table, ...]:
    """Return the tables that have rows: verdicts, numbers, what was not matched."""
    tables = (flips_table(found.compared), numbers_table(found.compared), unmatched_table(found))
    return tuple(table for table in tables if table.rows)


def unmatched_table(found: Advanced) -> Table:
    """Return what an account reports that was not taken in, and why."""
    rows = tuple(map(_unmatched, found.unmatched))
    note = 'Nothing is guessed: what is meant, say as an event ("2024-02-02 usa.strike").' if rows else ""
    return Table("Not matched", ("who", "did", "when", "why not", "perhaps", "the account's words"), rows, note)


def _unmatched(one: Unmatched) -> tuple[str, ...]:
    return (
        one_line(one.actor or "?"),
        one.action,
        one.date or "",
        one.why,
        ", ".join(one.perhaps),
        one_line(one.quote),
    )
