"""What a file gives: its text, and what is missing of it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import InvalidText, Problem, Span


@dataclass(frozen=True, slots=True)
class Taken:
    """The text of a file. `partial` says what could not be read; `skip` spans markup, which is no words of anybody.

    `encoding` is the one the characters were in, None where the format has a rule of its own.
    """

    text: str
    partial: str | None = None
    skip: tuple[Span, ...] = ()
    encoding: str | None = None


def tidied(text: str) -> str:
    r"""Return `text` as it can be kept in a file: no NUL, no lone surrogate, no mark in front, one kind of line end.

    >>> tidied("\ufeffa\r\nb\0 \n\n\n\nc")
    'a\nb\n\nc\n'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    plain = plain.encode("utf-8", "replace").decode("utf-8").lstrip("\ufeff")
    kept: list[str] = []
    for line in plain.split("\n"):
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip() + "\n"


def without_text(what: str, *, fix: str) -> InvalidText:
    """Return the error for a file that holds nothing to read (D308)."""
    return InvalidText(Problem("D308", f"{what} has no text in it", fix=fix))


def locked(what: str) -> InvalidText:
    """Return the error for a file that asks for a password (D309)."""
    return InvalidText(
        Problem("D309", f"{what} is protected by a password", fix="save a copy without a password, and read that")
    )


def damaged(what: str, why: str) -> InvalidText:
    """Return the error for a file that is not whole, or not what its format asks for (D312)."""
    return InvalidText(Problem("D312", f"{what} is damaged: {why}", fix="save or fetch it again, or give its text"))


def hostile(what: str, why: str) -> InvalidText:
    """Return the error for a file that is made to harm who opens it (D315)."""
    return InvalidText(Problem("D315", f"{what} {why}; it is not opened", fix="give its text in a plain file"))
