"""Pages of lines to paragraphs: running heads and page numbers out, words cut at a line's end made whole."""

from __future__ import annotations

from collections import Counter

from detente.reading.inputs.furniture import numbered

_EDGE = 2
"""Lines at the top and at the bottom of a page in which running heads stand."""

_REPEATED = 3
"""Pages an edge line must stand on, alike but for its numbers, to be a running head."""

_ENDS = (".", "!", "?", ".”", '."', "!”", "?”", ":", '?"', '!"')


def joined(pages: list[str]) -> str:
    r"""Return the pages as paragraphs with an empty line between.

    >>> joined(["The port was clo-\nsed.\n1", "Nobody\nknew why."])
    'The port was closed.\n\nNobody knew why.'
    """
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    heads = _running(lines)
    kept = [[line for at, line in enumerate(page) if not _is_furniture(line, at, len(page), heads)] for page in lines]
    return _paragraphs([line for page in kept for line in page])


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Return the lines, without their digits, that stand at the edge of many pages."""
    counts = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    return frozenset(shape for shape, count in counts.items() if count >= max(_REPEATED, len(pages) / 3) and shape)


def _edges(page: list[str]) -> list[str]:
    return page[:_EDGE] + page[_EDGE:][-_EDGE:]


def _shape(line: str) -> str:
    return "".join(char for char in line if not char.isdigit()).strip()


def _is_furniture(line: str, at: int, count: int, heads: frozenset[str]) -> bool:
    edge = at < _EDGE or at >= count - _EDGE
    return edge and (numbered(line) or (_shape(line) in heads and not line.endswith(_ENDS)))


def _paragraphs(lines: list[str]) -> str:
    """Join lines; a paragraph ends with a line that is short for the text and ends a sentence, or with a heading."""
    if not lines:
        return ""
    width = sorted(len(line) for line in lines)[len(lines) * 9 // 10]
    out: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.endswith("-") and line[-2:-1].isalpha() and after[:1].islower():
            out.append(line[:-1])
        else:
            out.append(line + ("\n\n" if _ends(line, after, width) else " "))
    return "".join(out).strip()


def _ends(line: str, after: str, width: int) -> bool:
    if line.endswith(_ENDS):
        return len(line) < 0.85 * width
    return len(line) < 0.6 * width and after[:1].isupper()
