"""A corpus of attributions in brat standoff: what a line says, and which source, cue and content belong together.

A text `a.txt` has its annotations in `a.ann`, or in several `a_PERSON.ann` by several people. A line `T3 <tab> Cue 16
20 <tab> said` is a span (`16 20;31 35` where it has several pieces), a line `E1 <tab> Attribution:T5 Cue:T3
Content:T4 Source:T2` puts spans together. Offsets are code points into the text. All else in the file is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.errors import InvalidText, Place, Problem, Span

_SPAN = re.compile(r"(\S{1,80}) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9}){0,200})")
_ROLES = ("Cue", "Content", "Source")


@dataclass(frozen=True, slots=True)
class Told:
    """One annotated attribution, each part in pieces; `source` is empty where the text names nobody."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the attributions one person found in it."""

    name: str
    text: str
    told: tuple[Told, ...]


def corpus(texts: Mapping[str, str], annotations: Mapping[str, str]) -> tuple[Annotated, ...]:
    """Return the annotated texts in the order of their names; both mappings go from file name to content.

    Where several people annotated a text, the first file in the order of names counts. Raises InvalidText with all
    problems: D515 no annotated text at all, D516 an annotation without its text, D517 a line that is no standoff, a
    span off the text, or a role that names no span.
    """
    stems = {name.rpartition(".")[0]: name for name in texts}
    found: dict[str, Annotated] = {}
    problems: list[Problem] = []
    for file in sorted(annotations):
        stem = _stem(file, stems)
        if stem is None:
            problems.append(_alone(file))
        elif stem not in found:
            text = texts[stems[stem]]
            try:
                found[stem] = Annotated(stem, text, attributions(annotations[file], len(text), file))
            except InvalidText as error:
                problems += error.problems
    if problems:
        raise InvalidText(*problems)
    if not any(one.told for one in found.values()):
        fix = "give a folder with NAME.txt and NAME.ann (or NAME_PERSON.ann), also in subfolders"
        raise InvalidText(Problem("D515", "the corpus has no annotated attribution", fix=fix))
    return tuple(found[stem] for stem in sorted(found))


def _stem(file: str, stems: Mapping[str, str]) -> str | None:
    """Return which text an annotation file is about: that of its own name, or of its name without the person."""
    whole = file.rpartition(".")[0]
    return next((stem for stem in (whole, whole.rpartition("_")[0]) if stem in stems), None)


def _alone(file: str) -> Problem:
    wanted = file.rpartition(".")[0] + ".txt"
    return Problem("D516", f"the annotations {file} have no text", fix=f"put the text beside them as {wanted}")


def attributions(lines: str, length: int, file: str) -> tuple[Told, ...]:
    """Return the attributions of one standoff file that have a cue and a content, in the order of the file.

    `length` is that of the text in code points. Raises InvalidText (D517) with file and line of every slip.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    groups: list[tuple[int, str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines.split("\n"), start=1):
        key, tab, rest = line.rstrip("\r").partition("\t")
        if not tab or " " in key:
            continue  # the second line of a span's text, or nothing
        if key.startswith("T"):
            pieces = _pieces(rest.partition("\t")[0], length)
            if isinstance(pieces, str):
                problems.append(_slip(file, number, line, pieces))
            else:
                spans[key] = pieces
        elif key.startswith("E"):
            groups.append((number, rest))
    if problems:
        raise InvalidText(*problems)
    return tuple(_grouped(groups, spans, file))


def _pieces(cell: str, length: int) -> tuple[Span, ...] | str:
    """Return the pieces of a span, or what is wrong with them."""
    match = _SPAN.fullmatch(cell)
    if match is None:
        return "a span is written as a label and two offsets: Cue 16 20"
    pieces = [(int(start), int(end)) for start, end in (pair.split() for pair in match[2].split(";"))]
    if any(start >= end for start, end in pieces):
        return "a span ends before it begins"
    if any(end > length for _, end in pieces):
        return f"a span ends off the text, which has {length:,} characters"
    return tuple(sorted(pieces))


def _grouped(groups: Iterable[tuple[int, str]], spans: Mapping[str, tuple[Span, ...]], file: str) -> Iterator[Told]:
    """Yield the attributions that have a cue and a content. Raises InvalidText for a role that names no span."""
    problems = []
    for number, cell in groups:
        parts: dict[str, list[Span]] = {role: [] for role in _ROLES}
        for role, _, key in (pair.partition(":") for pair in cell.split()):
            name = role.rstrip("0123456789")
            if name in parts and key in spans:
                parts[name] += spans[key]
            elif name in parts:
                problems.append(_slip(file, number, cell, f"{role} names the span {key}, which is not there"))
        if parts["Cue"] and parts["Content"]:
            yield Told(*(tuple(sorted(parts[role])) for role in _ROLES))
    if problems:
        raise InvalidText(*problems)


def _slip(file: str, number: int, line: str, message: str) -> Problem:
    return Problem("D517", message, place=Place(file, number, 1, line[:100], max(1, min(len(line), 100))))
