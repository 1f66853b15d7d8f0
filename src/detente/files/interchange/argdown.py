"""Argdown: sentences and arguments with what supports and what attacks them, as text a person reads.

    [no-direct-war]: Both capitals avoid a direct war. #holds
      + [usa.no-war]: The president wants no war.
      - <q7>: "A strike on Iran itself is on the table."

Read as claims without a test: what supports and attacks a sentence is kept in its note, because a model has no word for
an argument between sentences. Premises and conclusions in numbered lists are refused by name. Voigt (2014), Argdown,
argdown.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from detente.conflict.basis import Basis
from detente.conflict.model import Claim, Conflict
from detente.conflict.slug import fresh, slug
from detente.errors import InvalidModel, Problem
from detente.files.gmcr import Imported
from detente.files.interchange.words import left, text_of, wrong
from detente.files.node import Document, line_starts

MOST, LONGEST, DEEPEST = 2_000, 20_000, 64
MEANS = {
    "+": ("supports", False), "<+": ("supports", False), "+>": ("supports", True),
    "-": ("attacks", False), "<-": ("attacks", False), "->": ("attacks", True),
    "_": ("attacks", False), "<_": ("attacks", False), "_>": ("attacks", True), "><": ("attacks", False),
}  # fmt: skip
"""What a mark says of the element after it and the one it stands under, and whether that is the other way round."""

_MARK = re.compile(r"(?:<\+|<-|<_|\+>|->|_>|><|\+|-|_)(?=[ \t])")
_TITLED = re.compile(r"(?:\[(?P<claim>[^\[\]\n]*+)\]|<(?P<argument>[^<>\n]*+)>)[ \t]*+(?P<colon>:?)")
_PREMISE = re.compile(r"\([0-9]++\)|-{3,}+[ \t]*+$|--")
_TAG = re.compile(r"#(?:\((?P<long>[^()\n]*+)\)|(?P<short>[\w-]++))")
_ESCAPED = re.compile(r"\\(.)")
_SPECIAL = re.compile(r"([\\\[\]<>{}#@*_/])")


@dataclass(slots=True)
class Sentence:
    """A sentence or, where `inner`, an argument: its title, what it says, its tags; who supports and attacks it."""

    title: str
    says: str = ""
    tags: tuple[str, ...] = ()
    supports: list[str] = field(default_factory=list)
    attacks: list[str] = field(default_factory=list)
    inner: bool = False


def argdown_text(title: str, sentences: Iterable[Sentence]) -> str:
    r"""Return sentences as the text of an Argdown file.

    >>> print(argdown_text("x", [Sentence("a", "It rains.", ("holds",), ["b"]), Sentence("b", "Wet.", inner=True)]))
    ===
    title: "x"
    ===
    <BLANKLINE>
    [a]: It rains. #holds
      + <b>
    <BLANKLINE>
    <b>: Wet.
    <BLANKLINE>
    """
    listed = list(sentences)
    inner = {each.title for each in listed if each.inner}
    blocks = ["\n".join(_block(each, inner)) for each in listed]
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return "\n\n".join([f'===\ntitle: "{_line(quoted)}"\n===', *blocks]) + "\n"


def _block(sentence: Sentence, inner: set[str]) -> Iterator[str]:
    tags = "".join(f" #{tag}" if re.fullmatch(r"[\w-]+", tag) else f" #({tag})" for tag in sentence.tags)
    said = _SPECIAL.sub(r"\\\1", _line(sentence.says))
    yield f"{_name(sentence.title, inner)}{': ' if said or tags else ''}{said}{tags}".rstrip()
    for mark, titles in (("+", sentence.supports), ("-", sentence.attacks)):
        yield from (f"  {mark} {_name(title, inner)}" for title in titles)


def _name(title: str, inner: set[str]) -> str:
    return f"<{_title(title)}>" if title in inner else f"[{_title(title)}]"


def _title(title: str) -> str:
    """Return a title without the marks that would end it."""
    return " ".join(re.sub(r"[\[\]<>\s]", " ", title).split())


def _line(text: str) -> str:
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


@dataclass(slots=True)
class _Read:
    """What has been read: sentences by title, the open ones with their indents, what was left behind."""

    document: Document
    found: dict[str, Sentence] = field(default_factory=dict)
    open: list[tuple[int, Sentence]] = field(default_factory=list)
    left: dict[str, None] = field(default_factory=dict)
    going: bool = False

    def refuse(self, code: str, message: str, at: int, fix: str | None = None) -> InvalidModel:
        """Return the error for a place."""
        return InvalidModel(wrong(self.document, code, message, at, fix=fix))


def read_argdown(data: bytes, name: str = "<text>") -> tuple[str, list[Sentence], tuple[Problem, ...]]:
    """Return the title, the sentences and arguments of an Argdown text, and what is left behind (D187).

    Raises InvalidModel with the place: D101 to D104, D106, D185, D186 for premises and conclusions and for lists, D190.
    """
    document = text_of(data, name)
    read = _Read(document)
    text, title = _without(document, read)
    for start, line in zip(line_starts(text), re.split(r"\r\n|\r|\n", text), strict=True):
        _take(read, line, start)
    warnings = tuple(left(message) for message in read.left)
    return title, list(read.found.values()), warnings


def _without(document: Document, read: _Read) -> tuple[str, str]:
    """Return the text with blanks for comments and for the head between lines of ===, and the title in the head."""
    text, title = document.text, ""
    head = re.match(r"\s*===+[ \t]*\r?\n", text)
    if head:
        end = text.find("\n===", head.end() - 1)
        if end < 0:
            raise read.refuse("D185", "the head that begins with === does not end with ===", head.start())
        line = re.search(r'^title:[ \t]*"?([^"\n]*)', text[head.end() : end + 1], re.MULTILINE)
        title = line[1].strip() if line else ""
        text = _blank(text, 0, text.find("\n", end + 1) if "\n" in text[end + 1 :] else len(text))
    for opening, closing in (("/*", "*/"), ("<!--", "-->")):
        text = _uncommented(text, opening, closing, read)
    return text, title


def _uncommented(text: str, opening: str, closing: str, read: _Read) -> str:
    """Return the text with blanks for comments, each letter where it was. Linear, however many there are."""
    parts, at = [], 0
    while (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            raise read.refuse("D185", "a comment does not end", start)
        parts += [text[at:start], _blanks(text[start : end + len(closing)])]
        at = end + len(closing)
    return "".join([*parts, text[at:]])


def _blanks(text: str) -> str:
    return "".join(mark if mark in "\r\n" else " " for mark in text)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + _blanks(text[start:end]) + text[end:]


def _take(read: _Read, line: str, start: int) -> None:
    """Take in one line."""
    body = line.lstrip(" \t")
    indent, at = len(line) - len(body), start + len(line) - len(body)
    if not body or (body.startswith(("#", "//")) and not _TAG.match(body)):
        read.going = False
        return
    if _PREMISE.match(body):
        fix = "write the conclusion as a sentence and what supports it below, with +"
        raise read.refuse("D186", "a model has no word for premises and conclusions in a list", at, fix)
    if body.startswith(("* ", "1. ")):
        raise read.refuse("D186", "a model has no word for a list", at, "write each item as a sentence")
    mark = _MARK.match(body)
    titled = _TITLED.match(body if mark is None else body[mark.end() :].lstrip())
    if mark is None and titled is None and read.going and read.open:
        _say(read, read.open[-1][1], body, at)
        return
    while read.open and (read.open[-1][0] >= indent or mark is None):
        read.open.pop()
    if mark is not None and not read.open:
        raise read.refuse("D185", f"{mark[0]} must stand below the sentence it is about, further in", at)
    if len(read.open) >= DEEPEST:
        raise read.refuse("D106", f"nested more than {DEEPEST} deep", at)
    _begin(read, body if mark is None else body[mark.end() :].lstrip(), indent, at, mark[0] if mark else "")


def _begin(read: _Read, body: str, indent: int, at: int, mark: str) -> None:
    """Take in the first line of a sentence or an argument, and how it bears on the one it stands under."""
    titled = _TITLED.match(body)
    name = "" if titled is None else _title(titled["claim"] or titled["argument"] or "")
    if titled is not None and not name:
        raise read.refuse("D185", "a title is missing between the brackets", at)
    title = name or f"sentence {len(read.found) + 1}"
    sentence = read.found.setdefault(title, Sentence(title))
    sentence.inner = sentence.inner or bool(titled and titled["argument"])
    if len(read.found) > MOST:
        raise read.refuse("D190", f"more than {MOST:,} sentences", at)
    if mark:
        kind, turned = MEANS[mark]
        one, other = (read.open[-1][1], sentence) if turned else (sentence, read.open[-1][1])
        listed = other.supports if kind == "supports" else other.attacks
        if one.title not in listed:
            listed.append(one.title)
    read.open.append((indent, sentence))
    rest = body if titled is None else body[titled.end() :].strip()
    if rest and titled is not None and not titled["colon"] and not rest.startswith(("#", "{")):
        raise read.refuse("D185", "a colon is missing after the title", at)
    if titled is not None and titled["colon"] and sentence.says:
        read.left["a sentence that is put in several ways keeps the first"] = None
        rest = ""
    read.going = True
    _say(read, sentence, rest, at)


def _say(read: _Read, sentence: Sentence, words: str, at: int) -> None:
    """Add words to what a sentence says; its tags are taken out, data in braces is left behind."""
    words = re.sub(r"(?:^|(?<=\s))//.*", "", words)
    cut = re.search(r"(?<!\\)\{", words)
    if cut:
        read.left["what stands in braces {...} is left behind"] = None
        words = words[: cut.start()]
    parts: list[str] = []
    end = 0
    for tag in _TAG.finditer(words):
        if tag.start() and words[tag.start() - 1] == "\\":
            continue
        parts.append(words[end : tag.start()])
        sentence.tags = (*sentence.tags, (tag["long"] or tag["short"] or "").strip())
        end = tag.end()
    plain = " ".join(_ESCAPED.sub(r"\1", "".join([*parts, words[end:]])).split())
    sentence.says = f"{sentence.says} {plain}".strip()
    if len(sentence.says) > LONGEST:
        raise read.refuse("D190", f"a sentence of more than {LONGEST:,} characters", at)


def import_argdown(data: bytes, name: str = "<text>", *, title: str = "") -> Imported:
    """Return a conflict with the sentences of an Argdown text as claims without a test. See `read_argdown`."""
    said, sentences, warnings = read_argdown(data, name)
    if not sentences:
        raise InvalidModel(wrong(text_of(data, name), "D185", "no sentence and no argument is there", 0))
    ids: dict[str, str] = {}
    for each in sentences:
        ids[each.title] = fresh(_id(each.title), taken=set(ids.values()))
    claims = tuple(_claim(each, ids) for each in sentences)
    bare = left("a sentence is a claim without a test: what would make it true is not said")
    return Imported(Conflict(title or said or "Imported arguments", (), (), claims=claims), (bare, *warnings))


def _id(title: str) -> str:
    made = slug(title) or "claim"
    return made if made[0].isalpha() else f"claim-{made}"


def _claim(sentence: Sentence, ids: dict[str, str]) -> Claim:
    parts = [
        "an argument" if sentence.inner else "",
        f"supported by {', '.join(ids[each] for each in sentence.supports)}" if sentence.supports else "",
        f"attacked by {', '.join(ids[each] for each in sentence.attacks)}" if sentence.attacks else "",
        f"tagged {', '.join(sentence.tags)}" if sentence.tags else "",
    ]
    note = "; ".join(filter(None, parts))
    claim = Claim(ids[sentence.title], sentence.says or sentence.title)
    return replace(claim, basis=Basis(note=note)) if note else claim
