"""TEI, as the volumes of Foreign Relations of the United States are kept: the words of the text, without its notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.reading.inputs.taken import Taken, damaged, hostile, tidied, without_text

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped, unused-ignore]

_LEFT_OUT = frozenset({"teiHeader", "note", "figure", "fw", "pb", "del", "sic", "orig", "abbr", "graphic", "front"})
_BLOCKS = frozenset(
    {
        "p",
        "head",
        "item",
        "dateline",
        "opener",
        "closer",
        "signed",
        "l",
        "row",
        "div",
        "list",
        "table",
        "salute",
        "quote",
    }
)
_LINES = frozenset({"lb", "cell"})
_DEEPEST = 200


def tei(data: bytes) -> Taken:
    """Return the text of a TEI file: a paragraph for each block. Entities, DTDs and the network are off.

    A broken file is read as far as its parser gets, and marked partial. Raises InvalidText: D315 where the file
    declares entities, D312 where it is no XML at all, D308 without text.
    """
    from lxml import etree  # type: ignore[import-untyped, unused-ignore]

    if b"<!ENTITY" in data[:100_000]:
        raise hostile("the XML file", "declares entities of its own")
    try:
        root, partial = etree.fromstring(data, _parser(etree, recover=False)), None
    except etree.XMLSyntaxError as error:
        root = etree.fromstring(data, _parser(etree, recover=True))
        partial = f"the XML breaks off at line {error.lineno}: what stands after that may be missing"
    if root is None:
        raise damaged("the XML file", "it has no element")
    text = tidied("".join(_words(_body(root), 0)))
    if not text.strip():
        raise without_text("the TEI file", fix="give a file with a <text> that has paragraphs")
    return Taken(text, partial)


def _parser(etree: Any, *, recover: bool) -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _body(root: _Element) -> _Element:
    """Return the element that holds the text itself."""
    for name in ("body", "text"):
        for element in root.iter("{*}" + name):
            return element
    return root


def _words(element: _Element, depth: int) -> Iterator[str]:
    """Yield the words of an element and what is in it, an empty line around each block."""
    if depth > _DEEPEST:
        return
    name = _name(element)
    gap = "\n\n" if name in _BLOCKS else "\n" if name in _LINES else ""
    yield gap
    yield _spaced(element.text)
    for child in element:
        if _name(child) not in _LEFT_OUT:
            yield from _words(child, depth + 1)
        yield _spaced(child.tail)
    yield gap


def _spaced(words: str | None) -> str:
    """Return words with each run of white space as one space: line ends of the markup are none of the text."""
    if not words:
        return ""
    inner = " ".join(words.split())
    return " " * words[0].isspace() + inner + " " * (bool(inner) and words[-1].isspace())


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "note"
