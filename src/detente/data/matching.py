"""Which rows are asked for: what the columns of a file say, against the codes and words of an analyst."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.data.database import Database
from detente.data.format import Format
from detente.data.kinds import KINDS, of_cameo
from detente.data.loaded import split
from detente.data.party import Party, Wanted, wanted
from detente.errors import InvalidQuery, Problem, nearest


@dataclass(frozen=True, slots=True)
class Unread:
    """A code of the file that is in no table of ours, and how many rows have it; such rows match by name only."""

    what: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class Matched:
    """What was asked for in words, the codes that could not be read, most rows first, and who is not in the file."""

    says: str
    unread: tuple[Unread, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A side as the file tells it: its text, how many rows have it, and whom we read in it."""

    text: str
    rows: int
    party: Party


def answerable(form: Format, *, actor: str | None, target: str | None, type: str | None) -> None:
    """Refuse what the data set does not tell: actors of a file of mentions. Raises InvalidQuery (D845)."""
    asked = (("actors", actor, form.actor), ("targets", target, form.target), ("types", type, form.type))
    for what, said, columns in asked:
        if said is not None and not columns:
            fix = f"leave it out, or take another file; {form.note}"
            raise InvalidQuery(Problem("D845", f"{form.name} tells no {what}", fix=fix))


def match(
    database: Database, form: Format, *, actor: str | None = None, target: str | None = None, type: str | None = None
) -> Matched:
    """Put the rows of `events` that are asked for into the table `fitting`.

    Where a type of event has no first and second side, both orders fit. Raises InvalidQuery (D842, D843, D845).
    """
    actors, targets = _told(database, form, "actor"), _told(database, form, "target")
    names = {name for told in (*actors, *targets) for name in told.party.names}
    who, whom = _wanted(actor, form, names), _wanted(target, form, names)
    types = database.rows(_GROUPS.format("type"))
    texts = [text for text, _ in types]
    first, second = _fitting(who, actors), _fitting(whom, targets)
    turned = (_fitting(who, targets), _fitting(whom, actors))
    mutual = [text for text in texts if form.mutual(split(text))]
    database.rows(_FITTING, [first, second, wanted_types(form, type, texts), mutual, *turned])
    unread = (*_unread("actor", actors), *_unread("target", targets))
    unread += tuple(Unread("type", _shown(text), rows) for text, rows in types if form.kind(split(text)) is None)
    met = ((who, [*first, *turned[0]]), (whom, [*second, *turned[1]]))
    absent = tuple(one.asked for one, found in met if one and not found)
    return Matched(_says(who, whom, type), tuple(sorted(unread, key=lambda one: -one.rows)), absent)


_GROUPS = "SELECT {0}, count(*) FROM events WHERE wrong IS NULL GROUP BY {0} ORDER BY {0}"

_FITTING = """
    CREATE TEMP TABLE fitting AS
    SELECT row, id, day, actor, target, type, place FROM events WHERE wrong IS NULL
        AND type IN (SELECT unnest($3::VARCHAR[])) AND (
            (actor IN (SELECT unnest($1::VARCHAR[])) AND target IN (SELECT unnest($2::VARCHAR[])))
            OR (type IN (SELECT unnest($4::VARCHAR[])) AND target IN (SELECT unnest($5::VARCHAR[]))
                AND actor IN (SELECT unnest($6::VARCHAR[]))))
"""


def _told(database: Database, form: Format, side: str) -> list[Told]:
    return [
        Told(text, rows, form.party(split(text)) if text else Party())
        for text, rows in database.rows(_GROUPS.format(side))
    ]


def _wanted(asked: str | None, form: Format, names: Iterable[str]) -> Wanted | None:
    if asked is None:
        return None
    found = wanted(asked, numbers=form.numbers, names=names)
    if found.role and not form.roles:
        fix = f"ask for {found.state or 'a state, as IRQ'}"
        raise InvalidQuery(Problem("D845", f"{form.name} tells states apart, not who acts within one", fix=fix))
    return found


def _fitting(who: Wanted | None, told: list[Told]) -> list[str]:
    return [one.text for one in told if who is None or who.fits(one.party)]


def wanted_types(form: Format, asked: str | None, texts: list[str]) -> list[str]:
    """Return those of the file's types that are asked for: by kind, by CAMEO code or by a word of the file.

    Raises InvalidQuery (D843).
    """
    if asked is None:
        return texts
    word = asked.strip().casefold()
    if word in KINDS:
        return [text for text in texts if form.kind(split(text)) == word]
    if form.cameo and of_cameo(word) is not None:
        return [text for text in texts if text.startswith(word)]
    found = [text for text in texts if any(word == cell.casefold() for cell in split(text))]
    if found and word:
        return found
    own = sorted({cell for text in texts for cell in split(text) if not cell.isdecimal()})
    fix = f"types: {', '.join(KINDS)}{', or a CAMEO code' if form.cameo else ''}"
    near = nearest(word, [*KINDS, *own])
    raise InvalidQuery(Problem("D843", f'no type of event is called "{asked[:60]}"', nearest=near, fix=fix))


def _unread(what: str, told: list[Told]) -> tuple[Unread, ...]:
    rows: dict[str, int] = {}
    for one in told:
        if one.party.unread:
            rows[one.party.unread] = rows.get(one.party.unread, 0) + one.rows
    return tuple(Unread(what, text[:60], count) for text, count in rows.items())


def _shown(text: str) -> str:
    return " / ".join(split(text))[:60]


def _says(who: Wanted | None, whom: Wanted | None, type: str | None) -> str:
    said = (type or "events of any type") + (f" by {who.says}" if who else "")
    return said + (f" to {whom.says}" if whom else "")
