"""GraphML: the states and moves of a crisis, or its actors and ties, as a graph; a signed graph read as ties.

| attribute of an edge | tie |
|---|---|
| `is`, else `kind`, else `relation` | the kind of tie of that name |
| else `sign`, else `weight` | ally where it is above 0, adversary where it is below |

The text is read as XML without its document type: a file that declares one, or an entity, is refused before anything is
made of it. Brandes, Eiglsperger, Herman, Himsolt and Marshall (2002), GraphML progress report, LNCS 2265.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any, NoReturn
from xml.parsers import expat  # no entity is ever expanded: a document type is refused

from detente.conflict.model import Actor, Conflict, Tie
from detente.conflict.signed import TIE_KINDS, sign
from detente.conflict.slug import tie_id
from detente.errors import InvalidModel, Problem, nearest
from detente.files.gmcr import Imported
from detente.files.interchange.words import left, text_of, wrong
from detente.files.keys import keys_of
from detente.files.kinds import ACTOR_KINDS
from detente.files.node import Document
from detente.files.shape import TAKEN

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
MOST_NODES, MOST_EDGES, DEEPEST = 5_000, 50_000, 8
KNOWN = ("graphml", "key", "default", "desc", "graph", "node", "edge", "data")
KIND, SIGN, NAMES = ("is", "kind", "relation"), ("sign", "weight"), ("name", "label")
_XML_SPACE = "\t\n "


@dataclass(frozen=True, slots=True)
class Drawn:
    """A graph: attributes as (name, type), nodes as (id, values), edges as (from, to, values). Values are text."""

    title: str
    of_nodes: tuple[tuple[str, str], ...]
    of_edges: tuple[tuple[str, str], ...]
    nodes: tuple[tuple[str, dict[str, str]], ...]
    edges: tuple[tuple[str, str, dict[str, str]], ...]


def graphml_text(graph: Drawn) -> str:
    """Return a directed graph as the text of a GraphML file.

    >>> print(graphml_text(Drawn("x", (), (), (("a", {}),), ())).splitlines()[-3].strip())
    <node id="a"></node>
    """
    lines = [HEAD, f"  <desc>{_xml(graph.title)}</desc>"]
    for of, names in (("node", graph.of_nodes), ("edge", graph.of_edges)):
        lines += (
            f'  <key id="{of}.{_xml(name)}" for="{of}" attr.name="{_xml(name)}" attr.type="{kind}"/>'
            for name, kind in names
        )
    lines.append('  <graph edgedefault="directed">')
    lines += (f'    <node id="{_xml(key)}">{_values("node", said)}</node>' for key, said in graph.nodes)
    lines += (
        f'    <edge source="{_xml(start)}" target="{_xml(end)}">{_values("edge", said)}</edge>'
        for start, end, said in graph.edges
    )
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _values(of: str, said: dict[str, str]) -> str:
    return "".join(f'<data key="{of}.{_xml(name)}">{_xml(value)}</data>' for name, value in said.items() if value)


def _xml(text: str) -> str:
    """Escape a text; characters XML 1.0 has no place for become a question mark in a diamond."""
    allowed = (mark if mark in _XML_SPACE or " " <= mark <= "\ud7ff" or "\ue000" <= mark <= "\ufffd" or mark > "\uffff"
               else "\ufffd" for mark in text)  # fmt: skip
    return escape("".join(allowed)).replace("\t", "&#9;").replace("\n", "&#10;")


def ties_graph(conflict: Conflict) -> Drawn:
    """Return the actors and the ties of a model as a graph."""
    nodes = tuple((each.key, {"name": each.name, "kind": each.kind}) for each in conflict.actors)
    edges = tuple(
        (tie.source, tie.target, {"is": tie.kind, "sign": str(sign(tie.kind)), "id": tie.id, "says": tie.says})
        for tie in conflict.ties
    )
    of_edges = (("is", "string"), ("sign", "int"), ("id", "string"), ("says", "string"))
    return Drawn(conflict.title, (("name", "string"), ("kind", "string")), of_edges, nodes, edges)


@dataclass(slots=True)
class _Item:
    """A node or an edge: its attributes, its data by key, and where it stands."""

    at: dict[str, str]
    line: int
    column: int
    data: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Read:
    """What has been read of a file."""

    document: Document
    parser: Any
    open: list[str] = field(default_factory=list)
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    nodes: list[_Item] = field(default_factory=list)
    edges: list[_Item] = field(default_factory=list)
    desc: str = ""
    key: str = ""

    def start(self, name: str, at: dict[str, str]) -> None:
        """Take in the start of an element. What the format has and this import has not is refused by name (D186)."""
        local = name.rpartition(":")[2] if name.startswith("graphml:") else name
        self.open.append(local)
        if len(self.open) > DEEPEST:
            self.refuse("D106", f"nested more than {DEEPEST} deep")
        if local not in KNOWN:
            self.refuse("D186", f"a model has no word for <{name[:40]}> of GraphML", fix="save it without")
        if (local == "graphml") != (len(self.open) == 1):
            self.refuse("D185", "a GraphML file is one <graphml>")
        if local == "graph" and len(self.open) != 2:
            self.refuse("D186", "a model has no word for a graph within a node")
        if local in ("node", "edge"):
            self.item(local, at)
        if local == "key":
            self.key = at.get("id", "")
            self.keys[self.key] = at.get("for", "all"), at.get("attr.name", self.key)
        if local == "data":
            self.key = at.get("key", "")

    def item(self, kind: str, at: dict[str, str]) -> None:
        """Take in a node or an edge."""
        items, most = (self.nodes, MOST_NODES) if kind == "node" else (self.edges, MOST_EDGES)
        if len(items) == most:
            self.refuse("D190", f"more than {most:,} {kind}s")
        for need in ("id",) if kind == "node" else ("source", "target"):
            if not at.get(need):
                self.refuse("D185", f"the {kind} has no {need}")
        items.append(_Item(at, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber))

    def end(self, _name: str) -> None:
        """Take in the end of an element."""
        self.open.pop()

    def said(self, text: str) -> None:
        """Take in what stands between tags."""
        match self.open:
            case [_, "graph", "node", "data"]:
                self.nodes[-1].data[self.key] = self.nodes[-1].data.get(self.key, "") + text
            case [_, "graph", "edge", "data"]:
                self.edges[-1].data[self.key] = self.edges[-1].data.get(self.key, "") + text
            case [_, "key", "default"]:
                self.defaults[self.key] = self.defaults.get(self.key, "") + text
            case [_, "desc"]:
                self.desc += text
            case _:
                if text.strip() and self.open[-1] in ("graphml", "graph", "node", "edge", "key"):
                    self.refuse("D185", "text stands where none belongs")

    def typed(self, *_: object) -> None:
        """Refuse a document type: it could have entities that make a small file a large one."""
        self.refuse("D186", "a document type (<!DOCTYPE ...>) is not read", fix="delete it")

    def refuse(self, code: str, message: str, item: _Item | None = None, *, fix: str | None = None) -> NoReturn:
        """Raise InvalidModel at an item, or where the parser is."""
        parser = self.parser
        line, column = (item.line, item.column) if item else (parser.CurrentLineNumber, parser.CurrentColumnNumber)
        starts = self.document.line_starts
        raise InvalidModel(wrong(self.document, code, message, starts[min(line, len(starts)) - 1] + column, fix=fix))

    def values(self, item: _Item, of: str) -> dict[str, str]:
        """Return the attributes of an item by their names, defaults filled in."""
        found = {key: text for key, text in self.defaults.items() if self.keys[key][0] in (of, "all")}
        found |= item.data
        unknown = [key for key in found if key not in self.keys]
        if unknown:
            self.refuse("D185", f'no <key> has the id "{unknown[0][:40]}"', item)
        return {self.keys[key][1]: text.strip() for key, text in found.items()}


def import_graphml(data: bytes, name: str = "<text>", *, title: str = "") -> Imported:
    """Return the conflict of a signed graph: nodes are actors, edges are ties.

    Raises InvalidModel with the place: D101 to D104, D106, D185 where it does not read as GraphML, D186 for what a
    model has no word for (an edge without a sign, too), D190 too large. What attributes say beyond is told (D187).
    """
    read = _parsed(text_of(data, name))
    ids = [node.at["id"] for node in read.nodes]
    if len(set(ids)) < len(ids):
        second = next(node for at, node in enumerate(read.nodes) if node.at["id"] in ids[:at])
        read.refuse("D185", f'the id "{second.at["id"][:40]}" stands twice', second)
    keys = dict(zip(ids, keys_of(ids, "actor", taken=TAKEN), strict=True))
    actors = tuple(_actor(keys[node.at["id"]], node.at["id"], read.values(node, "node")) for node in read.nodes)
    ties = tuple(_ties(read, keys))
    conflict = Conflict(title or read.desc.strip() or "Imported ties", actors, (), ties=ties)
    return Imported(conflict, tuple(_left(read)))


def _parsed(document: Document) -> _Read:
    parser = expat.ParserCreate()
    read = _Read(document, parser)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = read.start, read.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = read.said, read.typed
    try:
        parser.Parse(document.text, True)
    except expat.ExpatError as error:
        read.refuse("D185", f"this is not XML: {expat.ErrorString(error.code)}")
    return read


def _actor(key: str, id_: str, said: dict[str, str]) -> Actor:
    name = next((said[each] for each in NAMES if said.get(each)), id_)
    kind = said.get("kind", "other")
    return Actor(key, name, kind if kind in ACTOR_KINDS else "other")


def _ties(read: _Read, keys: dict[str, str]) -> Iterator[Tie]:
    taken: set[str] = set()
    for edge in read.edges:
        ends = edge.at["source"], edge.at["target"]
        for end in ends:
            if end not in keys:
                read.refuse("D185", f'no node has the id "{end[:40]}"', edge)
        if ends[0] == ends[1]:
            read.refuse("D186", "a model has no word for an actor's tie to itself", edge, fix="delete the edge")
        said = read.values(edge, "edge")
        kind = _kind(read, edge, said)
        made = tie_id(keys[ends[0]], kind, keys[ends[1]], taken=taken)
        taken.add(made)
        yield Tie(made, keys[ends[0]], keys[ends[1]], kind, says=said.get("says", ""))


def _kind(read: _Read, edge: _Item, said: dict[str, str]) -> str:
    """Return the kind of tie an edge says, by its name or by its sign."""
    named = next((said[each] for each in KIND if said.get(each)), "")
    if named in {each.name for each in TIE_KINDS}:
        return named
    signed = next((said[each] for each in SIGN if said.get(each)), "")
    number = _signed(signed)
    if not number:
        _no_sign(read, edge, named)
    return "ally" if number > 0 else "adversary"


def _no_sign(read: _Read, edge: _Item, named: str) -> NoReturn:
    """Refuse an edge that says neither a kind of tie nor a sign (D186)."""
    what = f'the tie "{named[:40]}"' if named else "an edge without a sign"
    near = f'; is it "{close}"?' if named and (close := nearest(named, [each.name for each in TIE_KINDS])) else ""
    read.refuse("D186", f"a model has no word for {what}{near}", edge, fix="give edges `sign` 1 or -1, or `is`")


def _signed(text: str) -> float:
    """Return a number, 0 where there is none that has a sign."""
    try:
        number = float(text) if len(text) < 40 else 0.0
    except ValueError:
        return 0.0
    return number if number > 0 or number < 0 else 0.0


def _left(read: _Read) -> Iterator[Problem]:
    """Tell which attributes are not in the model."""
    used = {"node": {*NAMES, "kind"}, "edge": {*KIND, *SIGN, "says", "id"}}
    for of, items in (("node", read.nodes), ("edge", read.edges)):
        names = dict.fromkeys(name for item in items for name in read.values(item, of) if name not in used[of])
        if names:
            yield left(f"what {', '.join(names)} says of {of}s is left behind")
    if any("weight" in read.values(edge, "edge") for edge in read.edges):
        yield left("a weight became a sign: how strong a tie is, is left behind")
