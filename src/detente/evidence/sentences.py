"""Where the sentences of a text are, by its marks alone: enough to say which of them nothing quotes.

The reader finds sentences with a parse (`reading`); this needs none, and is the same everywhere.
"""

from __future__ import annotations

import re

_END = re.compile(r"""[.!?…][.!?…"'»”’)\]]{0,3}(?=\s)|\n[ \t]*\n""")
_SHORT = frozenset(
    "mr mrs ms dr prof gen lt col sgt capt adm sen rep gov st no vs etc e.g i.e u.s u.n u.k fig p pp vol art cf al "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words whose full stop ends no sentence, nearly always."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence starts and ends, in code points, without the white space around it. Linear.

    >>> [text[a:b] for text in ["Mr. Day left. Nobody spoke."] for a, b in sentences(text)]
    ['Mr. Day left.', 'Nobody spoke.']
    """
    found, start = [], 0
    for mark in _END.finditer(text):
        if mark[0][0] == "\n" or _ends(text, mark.start(), mark.end()):
            found.append(_tight(text, start, mark.end()))
            start = mark.end()
    found.append(_tight(text, start, len(text)))
    return tuple((a, b) for a, b in found if a < b)


def _ends(text: str, stop: int, after: int) -> bool:
    """Tell whether the mark at `stop` ends a sentence: not after an abbreviation, nor before a small letter."""
    word = re.search(r"[\w.]{0,12}$", text[max(0, stop - 12) : stop])
    if text[stop] == "." and word and (word[0].lower().strip(".") in _SHORT or len(word[0]) == 1):
        return False
    following = text[after : after + 3].lstrip()[:1]
    return not following.islower()


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
