"""A table of alliances, wars or disputes becomes ties: years run together, every row is accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from detente.conflict.basis import Basis
from detente.conflict.model import Actor, Conflict, Tie
from detente.conflict.signed import sign
from detente.conflict.slug import tie_id
from detente.data.tied.formats import Format, Said, Unusable, formats_words, known
from detente.data.tied.rows import Bad, Row, header, rows
from detente.data.tied.states import by_number, by_word, in_model
from detente.errors import InvalidText, Problem
from detente.evidence import Source

Window = tuple[date, date]
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """Ties read from a file, and what became of its rows.

    `rows` is `used` + `outside` (another time) + `others` (about actors the model does not have) + `none` (told of no
    tie) + `malformed`, of which the first are `shown`. Of a table of participants it is the pairs across sides that are
    counted.
    """

    file: str
    table: str
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    source: Source
    rows: int = 0
    used: int = 0
    outside: int = 0
    others: int = 0
    none: int = 0
    malformed: int = 0
    shown: tuple[Bad, ...] = ()

    def model(self) -> Conflict:
        """Return a model of nothing but these ties."""
        return added(Conflict(f"Ties of {self.file}", (), ()), self)


@dataclass(slots=True)
class _Count:
    """What has been read so far."""

    rows: int = 0
    outside: int = 0
    others: int = 0
    none: int = 0
    bad: list[Bad] = field(default_factory=list)
    malformed: int = 0
    actors: dict[str, Actor] = field(default_factory=dict)
    told: dict[tuple[str, str, str, str], list[tuple[date | None, date | None, int]]] = field(default_factory=dict)
    signs: dict[tuple[str, str], list[tuple[int, int, date | None, date | None]]] = field(default_factory=dict)

    def reject(self, bad: Bad) -> None:
        """Count a malformed row."""
        self.malformed += 1
        if len(self.bad) < SHOWN:
            self.bad.append(bad)


def import_ties(path: Path, *, between: Window | None = None, among: Conflict | None = None) -> Imported:
    """Read the ties in a table. `between` keeps those there at some time within; `among` those of actors of a model.

    Rows of years that follow each other become one tie. Raises InvalidText: D964 for a file that cannot be read, D965
    for a table that is none of those understood, D966 where no row can be used.
    """
    columns = header(path)
    form = known(columns)
    if form is None:
        raise InvalidText(_strange(path, columns))
    names = None if among is None else in_model(among.actors)
    count = _Count()
    for row, said in _said(rows(path, columns), form, count):
        _take(row, said, form, count, between, names)
    if count.rows and count.malformed == count.rows:
        why = f"; line {count.bad[0].line}: {count.bad[0].reason}"
        raise InvalidText(Problem("D966", f"no row of {path.name} can be used{why}", fix="mend the file"))
    listed = tuple(_ties(count, form, path.name))
    used = count.rows - count.outside - count.others - count.none - count.malformed
    there = {end for tie in listed for end in (tie.source, tie.target)}
    return Imported(
        path.name, form.title, tuple(actor for key, actor in count.actors.items() if key in there), listed,
        Source(form.key, title=form.title), count.rows, used, count.outside, count.others, count.none, count.malformed,
        tuple(count.bad),
    )  # fmt: skip


def added(conflict: Conflict, found: Imported) -> Conflict:
    """Return a model with the ties of a file, the actors they need, and the table as who tells of them."""
    keys = {actor.key for actor in conflict.actors}
    teller = Actor(found.source.key, found.table, "outlet")
    more = tuple(actor for actor in (*found.actors, teller) if actor.key not in keys)
    taken = {tie.id for tie in conflict.ties}
    ties = []
    for tie in found.ties:
        id_ = tie.id if tie.id not in taken else tie_id(tie.source, tie.kind, tie.target, taken=taken)
        taken.add(id_)
        ties.append(replace(tie, id=id_))
    sources = () if any(one.key == found.source.key for one in conflict.sources) else (found.source,)
    return replace(
        conflict,
        actors=(*conflict.actors, *more),
        ties=(*conflict.ties, *ties),
        sources=(*conflict.sources, *sources),
    )


def _strange(path: Path, columns: tuple[str, ...]) -> Problem:
    if "dispnum" in columns and not {"ccode", "statea"} & {*columns}:
        message = f"{path.name} lists disputes and not who took part in them"
        return Problem("D965", message, fix="take the file of participants (MIDB), or of dyads (statea, stateb)")
    shown = ", ".join(columns[:8]) or "none"
    return Problem("D965", f"{path.name} is no table of ties: its columns are {shown}",
                   fix=f"tables: {'; '.join(formats_words())}")  # fmt: skip


def _said(read: Iterable[Row | Bad], form: Format, count: _Count) -> Iterator[tuple[int, Said]]:
    """Yield what rows say; of a table of participants, what each two on opposite sides of one dispute do."""
    sides: dict[str, list[tuple[int, Said]]] = {}
    for row in read:
        count.rows += 1
        if isinstance(row, Bad):
            count.reject(row)
            continue
        try:
            said = form.read(row.cells)
        except Unusable as error:
            count.reject(Bad(row.line, str(error), ", ".join(row.cells.values())[:60]))
            continue
        if said is None:
            count.none += 1
        elif form.sided:
            count.rows -= 1
            sides.setdefault(row.cells[form.sided], []).append((row.line, said))
        else:
            yield row.line, said
    for parties in sides.values():
        yield from _opposed(parties, count)


def _opposed(parties: list[tuple[int, Said]], count: _Count) -> Iterator[tuple[int, Said]]:
    """Yield the pairs on opposite sides, which count in the place of rows; who has nobody opposite tells of no tie."""
    first = [(line, said) for line, said in parties if said.other == "a"]
    second = [(line, said) for line, said in parties if said.other == "b"]
    if not (first and second):
        count.rows += len(parties)
        count.none += len(parties)
        return
    for line, one in first:
        for _, other in second:
            count.rows += 1
            ends = [each for each in (one.until, other.until) if each]
            since = max(each for each in (one.since, other.since) if each)
            yield line, replace(one, other=other.one, since=since, until=min(ends) if ends else None)


def _take(
    line: int, said: Said, form: Format, count: _Count, between: Window | None, names: Mapping[str, str] | None
) -> None:
    """Add what a row says, or count why not."""
    actor = by_number if form.numbers else by_word
    ends = [actor(said.one), actor(said.other)]
    text = f"{said.one}, {said.other}, {said.about}"[:60]
    if ends[0] is None or ends[1] is None:
        wrong = said.one if ends[0] is None else said.other
        return count.reject(Bad(line, f'no actor: "{wrong[:20]}"', text))
    one, other = ends[0], ends[1]
    if one.key == other.key:
        return count.reject(Bad(line, "the same actor twice", text))
    if said.since and said.until and said.since > said.until:
        return count.reject(Bad(line, f"it ends on {said.until} and begins on {said.since}", text))
    if between and not _overlaps(said, between):
        count.outside += 1
        return None
    if names is not None:
        keys = [names.get(each.key) or names.get(each.name.casefold()) for each in (one, other)]
        if None in keys or keys[0] == keys[1]:
            count.others += 1
            return None
        one, other = replace(one, key=keys[0] or ""), replace(other, key=keys[1] or "")
    quarrel = _other_sign(one.key, other.key, said, line, count)
    if quarrel:
        return count.reject(Bad(line, f"two signs from one source: line {quarrel} has the other", text))
    count.actors.setdefault(one.key, one)
    count.actors.setdefault(other.key, other)
    mutual = said.kind in ("ally", "friend", "adversary", "rival")
    first, second = sorted((one.key, other.key)) if mutual else (one.key, other.key)
    count.told.setdefault((first, second, said.kind, said.about), []).append((said.since, said.until, line))
    return None


def _other_sign(one: str, other: str, said: Said, line: int, count: _Count) -> int | None:
    """Return the line on which the same table gives the two the other sign at the same time; else keep this one."""
    key = (min(one, other), max(one, other))
    before = count.signs.setdefault(key, [])
    for way, at, since, until in before:
        apart = (until and said.since and until < said.since) or (said.until and since and said.until < since)
        if way * sign(said.kind) < 0 and not apart:
            return at
    before.append((sign(said.kind), line, said.since, said.until))
    return None


def _overlaps(said: Said, between: Window) -> bool:
    return (said.since is None or said.since <= between[1]) and (said.until is None or between[0] <= said.until)


def _ties(count: _Count, form: Format, file: str) -> Iterator[Tie]:
    taken: set[str] = set()
    for (one, other, kind, about), spans in count.told.items():
        for since, until, lines in _runs(spans):
            id_ = tie_id(one, kind, other, taken=taken)
            taken.add(id_)
            where = f"line {lines[0]}" if len(lines) == 1 else f"lines {lines[0]} to {lines[-1]}"
            basis = Basis(said_by=(form.key,), note=f"{file}, {where}" + (f": {about}" if about else ""))
            begin, end = (None if day is None else day.isoformat() for day in (since, until))
            yield Tie(id_, one, other, kind, basis=basis, since=begin, until=end)


def _runs(
    spans: list[tuple[date | None, date | None, int]],
) -> Iterator[tuple[date | None, date | None, list[int]]]:
    """Join spans that overlap or follow each other."""
    ordered = sorted(spans, key=lambda span: (span[0] or date.min, span[1] or date.max))
    run: tuple[date | None, date | None, list[int]] | None = None
    for since, until, line in ordered:
        if run and (run[1] is None or (since or date.min) <= run[1] + timedelta(days=1)):
            end = None if run[1] is None or until is None else max(run[1], until)
            run = (run[0], end, [*run[2], line])
        else:
            if run:
                yield run
            run = (since, until, [line])
    if run:
        yield (run[0], run[1], sorted(set(run[2])))
