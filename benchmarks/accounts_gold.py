"""The annotated accounts: records, the loader, and a check an annotator runs.

An annotation names spans by their exact words, so nobody computes offsets: ``"said"`` where the words stand once,
``"said #2"`` for the second time, ``"Lund [said] on Monday"`` for a word in a context that stands once. What is
annotated is in `tests/data/accounts/GUIDE.md`.

    python benchmarks/accounts_gold.py check FILE...       say what is wrong, or how many records there are
    python benchmarks/accounts_gold.py where SLUG WORDS    list the places of words, with their numbers
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCOUNTS = Path(__file__).parents[1] / "tests" / "data" / "accounts"
HALVES = ("dev", "frozen")

ACTORS = ("state", "person", "organisation", "armed group", "outlet", "public")
SAYINGS = ("statement", "belief", "hope", "fear", "denial", "intention", "demand", "question")
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
MODALITIES = ("happened", "denied", "feared", "wanted", "hypothetical")
TIES = ("ally", "adversary", "patron")
ARGUMENTS = ("consequence", "cause", "motive", "forecast")
TEXT = "text"
"""Who denies a tie where it is the text's own voice."""

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Actor:
    """A party: `names` are all the words for it; `of` is the actor it speaks or acts for."""

    key: str
    names: tuple[str, ...]
    kind: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution; `parent` is the index of the one it is told in."""

    cue: Piece
    content: tuple[Piece, ...]
    source: Piece | None = None
    speaker: str | None = None
    kind: str = "statement"
    negated: bool = False
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What an actor wants (+1) or wants not to see (-1)."""

    holder: str
    polarity: int
    cue: Piece
    content: Piece


@dataclass(frozen=True, slots=True)
class Happening:
    """An occurrence with all its mentions. `toll` has pairs of count and harm."""

    kind: str
    mentions: tuple[Piece, ...]
    actor: str | None = None
    target: str | None = None
    date: str | None = None
    place: str | None = None
    toll: frozenset[tuple[int, str]] = frozenset()
    modality: str = "happened"


@dataclass(frozen=True, slots=True)
class Link:
    """A tie; `denied` where anybody says it is not so."""

    source: str
    target: str
    kind: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Argued:
    """A sentence that asserts a consequence, a cause, a motive or a forecast."""

    text: Piece
    argument: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one annotator, or one reader, found in a text."""

    text: str
    via: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    sayings: tuple[Saying, ...] = ()
    wishes: tuple[Wish, ...] = ()
    events: tuple[Happening, ...] = ()
    ties: tuple[Link, ...] = ()
    claims: tuple[Argued, ...] = ()


class Faults(ValueError):
    """An annotation that cannot be used; its arguments are messages, one for each fault."""

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))


# ---- spans -----------------------------------------------------------------------------------------------------------


def places(text: str, words: str) -> list[Piece]:
    """Return where `words` stand in `text` as whole words, any white space counting as one blank."""
    parts = words.split()
    if not parts:
        return []
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return [found.span() for found in re.finditer(before + r"\s+".join(map(re.escape, parts)) + after, text)]


def locate(text: str, quote: str) -> Piece:
    """Return the offsets of a span. Raises `Faults` where it is not there, or there more often than told.

    >>> locate("He said it and she said no.", "said #2"), locate("He said it and she said no.", "she [said]")
    ((19, 23), (19, 23))
    """
    if "[" in quote:
        before, inner, after = re.split(r"[\[\]]", quote + ("" if "]" in quote else "]"), maxsplit=2)
        start, end = _only(text, f"{before}{inner}{after}", quote)
        lead = _length(before, text[start:end])
        size = _length(inner, text[start + lead : end])
        return start + lead, start + lead + size
    words, number = (match[1], int(match[2])) if (match := re.fullmatch(r"(.*\S) #(\d+)", quote)) else (quote, 0)
    found = places(text, words)
    if not number:
        return _only(text, words, quote)
    if not 1 <= number <= len(found):
        raise Faults(f'"{quote}": these words stand {len(found)} times')
    return found[number - 1]


def _length(words: str, text: str) -> int:
    """Return how many characters of `text`, which begins with `words`, they take; 0 for no words."""
    found = re.match(_loose(words), text) if words else None
    return found.end() if found else 0


def _loose(words: str) -> str:
    """Return a pattern in which a blank is any white space."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", words)))


def _only(text: str, words: str, quote: str) -> Piece:
    found = places(text, words)
    if not found:
        close = _nearest(text, words)
        raise Faults(
            f'"{quote}": not found in the text as whole words' + (f'; the text has "{close}"' if close else "")
        )
    if len(found) > 1:
        raise Faults(f'"{quote}": stands {len(found)} times; add " #n" or use "context [words] context"')
    return found[0]


def _nearest(text: str, words: str) -> str:
    """Return the words of the text that begin as `words` do, or those that do but for the case of letters."""
    for size in range(len(words.split()) - 1, 0, -1):
        if at := places(text, " ".join(words.split()[:size])):
            return " ".join(text[at[0][0] : at[0][0] + len(words) + 20].split())
    found = re.search(_loose(words.strip()) + r"\w*", text, re.IGNORECASE)
    return found[0] if found else ""


# ---- loading ---------------------------------------------------------------------------------------------------------


def text_of(path: Path) -> str:
    """Return the text an annotation file is about: ``slug.txt`` beside ``slug.a.json``."""
    return path.with_name(path.name.split(".")[0] + ".txt").read_bytes().decode()


def load(path: Path) -> Annotation:
    """Return an annotation in offsets. Raises `Faults` with every fault found."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise Faults(f"not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    return resolve(data, text_of(path))


KEYS = {
    "actors": "id name kind | names of",
    "attributions": "id cue content | source speaker kind negated parent",
    "wants": "holder polarity cue content | in",
    "events": "kind mentions | actor target date place toll modality",
    "ties": "from to kind | by denied_by",
    "claims": "text argument",
}


def resolve(data: dict[str, Any], text: str) -> Annotation:
    """Return what a parsed JSON annotation says about `text`. Raises `Faults` with every fault found."""
    if not isinstance(data, dict):
        raise Faults("the file holds no JSON object")
    return _Resolver(data, text).annotation()


class _Resolver:
    """One pass over one annotation; faults are gathered and raised together."""

    def __init__(self, data: dict[str, Any], text: str) -> None:
        self.data, self.text, self.faults = data, text, list[str]()
        self._fields("annotation", data, f"account annotator actors | via {' '.join(KEYS)}")
        self.records = {layer: self._records(layer) for layer in KEYS}
        self.actors = {one["id"] for _, one in self.records["actors"]}
        self.said = {one["id"]: n for n, (_, one) in enumerate(self.records["attributions"])}

    def annotation(self) -> Annotation:
        built = {layer: tuple(self._each(layer, make)) for layer, make in self._makers().items()}
        via = tuple(key for key in self.data.get("via", ()) if self._actor("via", key))
        for layer in ("actors", "attributions"):
            self._unique(layer)
        self._cycles()
        if self.faults:
            raise Faults(*self.faults)
        return Annotation(self.text, via, *built.values())

    def _makers(self) -> dict[str, Callable[[str, dict[str, Any]], Any]]:
        return {
            "actors": self._party, "attributions": self._saying, "wants": self._wish,
            "events": self._happening, "ties": self._tie, "claims": self._claim,
        }  # fmt: skip

    def _records(self, layer: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the records of a layer that have all they need, each with its place."""
        found = [(f"{layer}[{n}]", one) for n, one in enumerate(self.data.get(layer, ()))]
        return [(place, one) for place, one in found if self._fields(place, one, KEYS[layer])]

    def _fields(self, place: str, one: Any, keys: str) -> bool:
        needed, _, allowed = keys.partition("|")
        if not isinstance(one, dict):
            self.faults.append(f"{place}: not an object")
            return False
        known = [*needed.split(), *allowed.split()]
        missing = [key for key in needed.split() if key not in one]
        unknown = [key for key in one if key not in known]
        self.faults += [f"{place}: {key} is missing" for key in missing]
        self.faults += [f'{place}: "{key}" is no field here; fields: {" ".join(known)}' for key in unknown]
        return not missing

    def _each(self, layer: str, make: Callable[[str, dict[str, Any]], Any]) -> Iterator[Any]:
        for place, one in self.records[layer]:
            yield make(f"{place} ({one['id']})" if "id" in one else place, one)

    def _party(self, place: str, one: dict[str, Any]) -> Actor:
        names = (one["name"], *one.get("names", ()))
        self._among(place, "kind", one["kind"], ACTORS)
        self._actor(place, one.get("of"))
        if one["id"] == TEXT:
            self.faults.append(f'{place}: the id "{TEXT}" stands for the text\'s own voice')
        return Actor(one["id"], names, one["kind"], one.get("of"))

    def _saying(self, place: str, one: dict[str, Any]) -> Saying:
        source, parent = one.get("source"), one.get("parent")
        self._actor(place, one.get("speaker"))
        self._among(place, "kind", kind := one.get("kind") or "statement", SAYINGS)
        if parent is not None and parent not in self.said:
            self.faults.append(f'{place}: parent: no attribution has the id "{parent}"')
        return Saying(
            self._span(place, "cue", one["cue"]),
            self._spans(place, "content", one["content"]),
            None if source is None else self._span(place, "source", source),
            one.get("speaker"),
            kind,
            bool(one.get("negated")),
            self.said.get(parent) if parent is not None else None,
        )

    def _wish(self, place: str, one: dict[str, Any]) -> Wish:
        self._actor(place, one["holder"])
        self._among(place, "polarity", one["polarity"], (1, -1))
        if one.get("in") is not None and one["in"] not in self.said:
            self.faults.append(f'{place}: in: no attribution has the id "{one["in"]}"')
        spans = (self._span(place, key, one[key]) for key in ("cue", "content"))
        return Wish(one["holder"], one["polarity"], *spans)

    def _happening(self, place: str, one: dict[str, Any]) -> Happening:
        for role in ("actor", "target"):
            self._actor(place, one.get(role))
        self._among(place, "kind", one["kind"], EVENTS)
        self._among(place, "modality", modality := one.get("modality") or "happened", MODALITIES)
        date = one.get("date")
        if date is not None and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(date)):
            self.faults.append(f'{place}: date: "{date}" is not like 2031-05-03, 2031-05 or 2031')
        mentions = self._spans(place, "mentions", one["mentions"])
        return Happening(
            one["kind"], mentions, one.get("actor"), one.get("target"), date, one.get("place"),
            self._toll(place, one.get("toll") or []), modality,
        )  # fmt: skip

    def _toll(self, place: str, toll: list[Any]) -> frozenset[tuple[int, str]]:
        good = [one for one in toll if self._fields(f"{place} toll", one, "count harm | whom")]
        for one in good:
            if type(one["count"]) is not int:
                self.faults.append(f"{place} toll: count: {one['count']!r} is not a whole number")
        return frozenset((one["count"], one["harm"]) for one in good)

    def _tie(self, place: str, one: dict[str, Any]) -> Link:
        for key in (one["from"], one["to"], *one.get("by", ()), *one.get("denied_by", ())):
            if key != TEXT:
                self._actor(place, key)
        self._among(place, "kind", one["kind"], TIES)
        return Link(one["from"], one["to"], one["kind"], bool(one.get("denied_by")))

    def _claim(self, place: str, one: dict[str, Any]) -> Argued:
        self._among(place, "argument", one["argument"], ARGUMENTS)
        return Argued(self._span(place, "text", one["text"]), one["argument"])

    def _spans(self, place: str, key: str, quotes: Any) -> tuple[Piece, ...]:
        listed = [quotes] if isinstance(quotes, str) else quotes
        if not listed:
            self.faults.append(f"{place}: {key} is empty")
        return tuple(self._span(place, key, quote) for quote in listed or ())

    def _span(self, place: str, key: str, quote: Any) -> Piece:
        try:
            return locate(self.text, quote) if isinstance(quote, str) else self._no_span(quote)
        except Faults as faults:
            self.faults.append(f"{place}: {key}: {faults}")
            return (0, 0)

    def _no_span(self, quote: Any) -> Piece:
        raise Faults(f"{quote!r} is no string of words")

    def _actor(self, place: str, key: str | None) -> bool:
        known = key is None or key in self.actors
        if not known:
            self.faults.append(f'{place}: no actor has the id "{key}"')
        return known

    def _among(self, place: str, key: str, value: Any, allowed: tuple[Any, ...]) -> None:
        if value not in allowed:
            self.faults.append(f"{place}: {key}: {value!r} is none of {', '.join(map(str, allowed))}")

    def _unique(self, layer: str) -> None:
        seen: set[str] = set()
        for place, one in self.records[layer]:
            if one["id"] in seen:
                self.faults.append(f'{place}: the id "{one["id"]}" is taken')
            seen.add(one["id"])

    def _cycles(self) -> None:
        parents = {one["id"]: one.get("parent") for _, one in self.records["attributions"]}
        for id in parents:
            above, steps = parents.get(id), 0
            while above is not None and above != id and steps <= len(parents):
                above, steps = parents.get(above), steps + 1
            if above == id:
                self.faults.append(f"attributions ({id}): is told inside itself: its parents lead back to it")


# ---- command ---------------------------------------------------------------------------------------------------------


def check(path: Path) -> str:
    """Return one line on a good annotation. Raises `Faults`."""
    found = load(path)
    nested = sum(one.parent is not None for one in found.sayings)
    return (
        f"{path.name}: fine; {len(found.actors)} actors, {len(found.sayings)} attributions ({nested} nested), "
        f"{len(found.wishes)} wants, {len(found.events)} events, {len(found.ties)} ties, {len(found.claims)} claims"
    )


def where(slug: str, words: str) -> Iterator[str]:
    """Yield the numbered places of words in an account, each with what stands around it."""
    path = next((found for half in HALVES if (found := ACCOUNTS / half / f"{slug}.txt").exists()), Path(f"{slug}.txt"))
    text = path.read_bytes().decode()
    for number, (start, end) in enumerate(places(text, words), 1):
        around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}"
        yield f"#{number}  ...{' '.join(around.split())}..."


def main(arguments: list[str]) -> int:
    """Run a command; return 1 where an annotation has faults, 2 where the command is not understood."""
    match arguments:
        case ["where", slug, *words] if words:
            print(*where(slug, " ".join(words)), sep="\n")
            return 0
        case ["check", *files] if files:
            return max(_checked(Path(file)) for file in files)
    print(__doc__)
    return 2


def _checked(path: Path) -> int:
    try:
        print(check(path))
    except OSError as error:
        print(f"{path.name}: {error}")
        return 1
    except Faults as faults:
        print(f"{path.name}: {len(faults.args)} faults", *faults.args, sep="\n  ")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
