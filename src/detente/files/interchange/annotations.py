"""Read W3C Web Annotations in JSON-LD: marked passages become quotes, and what is said of them claims to be judged.

A target is a source with a TextQuoteSelector, and perhaps a TextPositionSelector. Each annotation with something to say
is a claim without a test, `status: proposed`: it takes part in nothing until a person accepts it. Its tags and comments
are kept in the note. `files.annotation` writes such files.

W3C (2017), Web Annotation Data Model, Recommendation of 23 February 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.conflict.basis import Basis
from detente.conflict.model import Claim, Conflict
from detente.conflict.slug import fresh, slug
from detente.errors import InvalidModel, Path, Problem
from detente.evidence import Quote, Source
from detente.files.gmcr import Imported
from detente.files.interchange.words import left, settled
from detente.files.jsontext import compose_json
from detente.files.keys import keys_of
from detente.files.locate import locate
from detente.files.node import plain_data

MOST, LONGEST = 5_000, 20_000
OWN = "urn:detente:source:"
QUOTE, POSITION = "TextQuoteSelector", "TextPositionSelector"


@dataclass(slots=True)
class _Read:
    """What has been read: sources by their address, quotes by what they are, claims by kind and id."""

    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, str | None] = field(default_factory=dict)
    quotes: dict[tuple[str, str, str, str, int | None], str] = field(default_factory=dict)
    claims: dict[tuple[str, ...], tuple[str, list[str], list[str]]] = field(default_factory=dict)
    left: dict[str, None] = field(default_factory=dict)

    def wrong(self, code: str, message: str, path: Path, fix: str | None = None) -> None:
        """Add a problem."""
        self.problems.append(Problem(code, message, path, fix=fix))


def import_annotations(data: bytes, name: str = "<text>", *, title: str = "") -> Imported:
    """Return a conflict with the quotes of a JSON-LD file of annotations, and what they say as proposed claims.

    Raises InvalidModel with every problem: those of `compose_json`; D185 what does not read as an annotation, D186
    selectors, targets and bodies a model has no word for, D190 too many. Warnings: D154, D187.
    """
    document = compose_json(data, name)
    read = _Read()
    root: Any = plain_data(document.root)
    items = list(_items(root, read))
    if len(items) > MOST:
        read.wrong("D190", f"{len(items):,} annotations; at most {MOST:,} are read", ())
    for path, item in items[:MOST]:
        _annotation(item, path, read)
    if read.problems:
        raise InvalidModel(*(locate(document, problem) for problem in read.problems[:100]))
    conflict = _conflict(read, title or _label(root) or "Imported annotations")
    return Imported(conflict, tuple(_told(read, conflict)))


def _items(root: Any, read: _Read) -> Iterator[tuple[Path, Any]]:
    """Yield the annotations of a page, a collection with its first page, a list, or the one there is."""
    path: Path = ()
    if isinstance(root, dict) and "first" in root and isinstance(root["first"], dict):
        root, path = root["first"], ("first",)
    if isinstance(root, dict) and "next" in root:
        said = "a model has no word for annotations on a further page"
        read.wrong("D186", said, (*path, "next"), "put them into one page")
    if isinstance(root, dict) and isinstance(root.get("items"), list):
        root, path = root["items"], (*path, "items")
    if isinstance(root, list):
        yield from (((*path, at), item) for at, item in enumerate(root))
    else:
        yield path, root


def _label(root: Any) -> str:
    part = root.get("partOf", root) if isinstance(root, dict) else {}
    label = part.get("label") if isinstance(part, dict) else None
    return label if isinstance(label, str) else ""


def _types(item: dict[str, Any]) -> list[Any]:
    return _list(item.get("type"))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _annotation(item: Any, path: Path, read: _Read) -> None:
    """Take in one annotation."""
    if not isinstance(item, dict) or "Annotation" not in _types(item):
        read.wrong("D185", 'an annotation {"type": "Annotation", ...} must stand here', path)
        return
    targets = _list(item.get("target"))
    if not targets:
        read.wrong("D185", "the annotation has no target", path)
    found = [_quote(target, (*path, "target"), read) for target in targets]
    keys = [key for key in found if key is not None]
    said = [each for at, body in enumerate(_list(item.get("body"))) for each in _body(body, (*path, "body", at), read)]
    said += [("", text) for text in [item.get("bodyValue")] if isinstance(text, str)]
    _claim(said, keys, read)


def _quote(target: Any, path: Path, read: _Read) -> str | None:
    """Take in what a target selects, and return its key."""
    if not isinstance(target, dict) or "selector" not in target:
        read.wrong("D186", "a model has no word for an annotation of a whole text", path, "mark a passage of it")
        return None
    selectors = {kind: one for one in _list(target["selector"]) if isinstance(one, dict) for kind in _types(one)}
    where = (*path, "selector")
    others = [str(kind) for kind in selectors if kind not in (QUOTE, POSITION)]
    if QUOTE not in selectors:
        named = f"a {others[0][:40]}" if others else "a passage without its words"
        read.wrong("D186", f"a model has no word for {named} alone", where, f"add a {QUOTE}")
        return None
    if any(isinstance(one, dict) and "refinedBy" in one for one in selectors.values()):
        read.wrong("D186", "a model has no word for a selector that is refined by another", where)
    if others:
        read.left[f"{', '.join(others)}: a quote is found by its words and its place"] = None
    exact, around = selectors[QUOTE].get("exact"), [selectors[QUOTE].get(key, "") for key in ("prefix", "suffix")]
    short = isinstance(exact, str) and exact.strip() and len(exact) <= LONGEST
    if not isinstance(exact, str) or not short or not all(isinstance(it, str) for it in around):
        read.wrong("D185", f'"exact" must have the words, up to {LONGEST:,} characters', where)
        return None
    start = _start(selectors.get(POSITION, {}), exact, where, read)
    source = _source(target, path, read)
    return read.quotes.setdefault((source, exact, *around, start), f"q{len(read.quotes) + 1}")


def _start(selector: dict[str, Any], exact: str, path: Path, read: _Read) -> int | None:
    """Return where a quote starts; a place as long as the words, or none."""
    if not selector:
        return None
    start, end = selector.get("start"), selector.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= 10**9:
        read.wrong("D185", f'"start" and "end" of a {POSITION} must be whole numbers in order', path)
        return None
    if end - start != len(exact):
        read.left["a place that is not as long as the words: the words are looked for"] = None
        return None
    return start


def _source(target: dict[str, Any], path: Path, read: _Read) -> str:
    """Return the address of the source of a target."""
    given = target.get("source")
    address = given.get("id") if isinstance(given, dict) else given
    if not isinstance(address, str) or not address.strip() or len(address) > 2_000:
        read.wrong("D185", "the target has no source", path)
        return ""
    language = target.get("language")
    read.sources.setdefault(address, language if isinstance(language, str) else None)
    return address


def _body(body: Any, path: Path, read: _Read) -> Iterator[tuple[str, str]]:
    """Yield the purpose and the words of a body."""
    if isinstance(body, str):
        yield "linking", body
    elif isinstance(body, dict) and isinstance(body.get("value"), str):
        yield str(body.get("purpose") or ""), body["value"]
    elif isinstance(body, dict) and isinstance(body.get("source", body.get("id")), str):
        yield str(body.get("purpose") or "linking"), body.get("source") or body["id"]
    else:
        read.wrong("D186", "a model has no word for a body without words", path, "give it a value")


def _claim(said: list[tuple[str, str]], quotes: list[str], read: _Read) -> None:
    """Take in what an annotation says; the same thing said of several passages is one claim."""
    tags = [words for purpose, words in said if purpose == "tagging"]
    named = [words for purpose, words in said if purpose == "identifying"]
    rest = [words for purpose, words in said if purpose not in ("tagging", "identifying")]
    if not said or (tags == ["quote"] and not rest):
        return
    key = (*tags, "\0", *named) if named else (*tags, "\0", *rest, *quotes)
    first = next((words for purpose, words in said if purpose in ("describing", "", "commenting")), "")
    _, because, notes = read.claims.setdefault(key, (first or " ".join(named or tags or rest), [], []))
    because += [quote for quote in quotes if quote not in because]
    lines = [f"tagged {', '.join(tags)}" if tags else "", f"called {', '.join(named)}" if named else ""]
    lines += [words for words in rest if words != first]
    notes += [line for line in lines if line and line not in notes]


def _conflict(read: _Read, title: str) -> Conflict:
    keys = dict(zip(read.sources, keys_of((_name(one) for one in read.sources), "source"), strict=True))
    sources = tuple(_written(address, keys[address], language) for address, language in read.sources.items())
    quotes = tuple(Quote(key, keys[it[0]], it[1], it[2], it[3], it[4]) for it, key in read.quotes.items())
    claims: dict[str, Claim] = {}
    for key, (says, because, notes) in read.claims.items():
        made = slug(key[-1] if key[-2] == "\0" else says) or "claim"
        id_ = fresh(made if made[0].isalpha() else f"claim-{made}", taken=claims)
        basis = Basis(tuple(because), status="proposed", note="; ".join(notes) or None)
        claims[id_] = Claim(id_, says, basis=basis)
    return Conflict(title, (), (), claims=tuple(claims.values()), sources=sources, quotes=quotes)


def _name(address: str) -> str:
    """Return what to call a source: the last part of its address without its ending."""
    last = address.removeprefix(OWN).rstrip("/").rpartition("/")[2].partition("?")[0]
    return last.partition(".")[0] or last


def _written(address: str, key: str, language: str | None) -> Source:
    if address.startswith(OWN):
        return Source(key, language=language)
    if ":" in address:
        return Source(key, url=address, language=language)
    return Source(key, file=address, language=language)


def _told(read: _Read, conflict: Conflict) -> Iterator[Problem]:
    files = [source.file for source in conflict.sources if source.file]
    if files:
        yield settled(f"{', '.join(files)} must stand beside the model: its quotes are looked for there")
    if conflict.claims:
        yield settled("what annotations say is proposed: it takes part in nothing until `status: proposed` is deleted")
    yield from (left(message) for message in read.left)
