"""Text made safe to show: what cannot be seen, or would change how the rest reads, is written as its code."""

from __future__ import annotations

from unicodedata import category

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str, *, keep: str = "\n") -> str:
    r"""Write control, bidirectional and other invisible characters of `text` as ``\uXXXX``, except those in `keep`.

    >>> visible("safe\u202etxt\x1b[2J")
    'safe\\u202etxt\\u001b[2J'
    """
    return "".join(mark if mark in keep or category(mark) not in _HIDDEN else _code(mark) for mark in text)


def one_line(text: str) -> str:
    r"""Write `text` on one line: runs of white space become one space, the rest is made visible.

    >>> one_line("a\n  b\u200f")
    'a b\\u200f'
    """
    return visible(" ".join(text.split()), keep="")


def _code(mark: str) -> str:
    return f"\\u{ord(mark):04x}" if ord(mark) <= 0xFFFF else f"\\U{ord(mark):08x}"
