"""Which language a text is in: the reader knows English, and says so where the text is in another."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from detente.errors import InvalidText, Problem, Unavailable

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped, unused-ignore]

ENGLISH = "en"
_WINDOW, _WINDOWS = 1_500, 9
"""Long texts are looked at in nine windows of this many characters."""

_PLAIN = frozenset(
    "the of and to that it was for on with as his they be at have this from had by but not what were we when there"
    " their which she been has would who if more said could".split()
)
"""Words that are frequent in English and in no neighbour of it."""

_SHARE = 0.12
"""This share of plain words is English without a closer look: English prose has 25 to 40 %."""

_DOUBT, _SURE = 0.01, 0.1
"""A text is foreign where English is less likely than the first and some language likelier than the second."""

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan",
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay",
    "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "yue": "Chinese", "wuu": "Chinese", "zh": "Chinese",
}  # fmt: skip


def tongue(text: str) -> str:
    """Return the language of `text` as a code; "en" where it is English or too short to tell. Cost is bounded.

    >>> tongue("The minister said that the port had been closed.")
    'en'
    """
    windows = _windows(text)
    found = Counter(_tongue(window) for window in windows)
    others = Counter({code: count for code, count in found.items() if code != ENGLISH})
    return others.most_common(1)[0][0] if others.total() * 2 > len(windows) else ENGLISH


def understood(text: str, *, force: bool = False) -> str:
    """Return the language of `text`. Raises InvalidText (D505) where it is not English, unless `force`."""
    code = tongue(text)
    if code != ENGLISH and not force:
        message = f"the text is in {named(code)}; the reader knows English only"
        raise InvalidText(Problem("D505", message, fix="give a translation, or --force to read it all the same"))
    return code


def named(code: str) -> str:
    """Return a language in words.

    >>> named("fr"), named("gsw")
    ('French (fr)', 'a language with the code gsw')
    """
    return f"{NAMES[code]} ({code})" if code in NAMES else f"a language with the code {code}"


def _windows(text: str) -> list[str]:
    """Return the text, or windows spread evenly over a long one."""
    if len(text) <= _WINDOW * _WINDOWS:
        return [text]
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return [window for at in range(_WINDOWS) if (window := text[at * step : at * step + _WINDOW]).strip()]


def _tongue(window: str) -> str:
    words = [word.strip(".,;:!?\"'“”‘’()") for word in window.lower().split()]
    plain = sum(word in _PLAIN for word in words)
    if plain >= _SHARE * len(words):
        return ENGLISH
    ranked = [(str(code), float(chance)) for code, chance in _identifier().rank(window)]
    english = dict(ranked).get(ENGLISH, 0.0)
    return ranked[0][0] if english < _DOUBT and ranked[0][1] > _SURE else ENGLISH


@cache
def _identifier() -> LanguageIdentifier:
    """Return the identifier, loaded at the first doubt: some 100 MB and half a second."""
    try:
        from py3langid.langid import MODEL_FILE
        from py3langid.langid import LanguageIdentifier as Identifier
    except ImportError:
        raise Unavailable(
            Problem(
                "D501", "telling languages needs py3langid, which is not installed", fix='pip install "detente[read]"'
            )
        ) from None
    return Identifier.from_model_file(MODEL_FILE, norm_probs=True)
