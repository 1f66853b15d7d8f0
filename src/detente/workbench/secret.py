"""What only the page may know: a token that shows itself to nobody, and keys that open once."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

BITS = 256
MOST_TRIES, WITHIN = 20, 60.0
"""So many wrong tokens and keys, in so many seconds, are answered; then it is "too many" until they have passed."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret in hex. Printed, logged or formatted it is masked; `shown` is the one way to it.

    >>> Secret("5ec2e7")
    Secret(***)
    """

    shown: str

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def is_(self, other: bytes) -> bool:
        """Tell whether `other` is this secret, in a time that does not tell how much of it is right."""
        return hmac.compare_digest(self.shown.encode(), other)


def fresh() -> Secret:
    """Return a new secret of 256 random bits."""
    return Secret(secrets.token_hex(BITS // 8))


class Keys:
    """The one-time keys of the printed links. At any time one works: the newest."""

    def __init__(self) -> None:
        self._key: Secret | None = None

    def issue(self) -> Secret:
        """Return a new key; the one before no longer works."""
        self._key = fresh()
        return self._key

    def use(self, key: str) -> bool:
        """Tell whether `key` is the key, and let it work no second time."""
        right = self._key is not None and self._key.is_(key.encode("utf-8", "replace"))
        if right:
            self._key = None
        return right


class Tries:
    """Wrong tokens and keys of late. Right ones are not counted, so nobody can lock the user out by guessing."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._at: deque[float] = deque(maxlen=MOST_TRIES)

    def too_many(self) -> bool:
        """Note one more, and tell whether there were too many before it."""
        now = self._clock()
        full = len(self._at) == MOST_TRIES and now - self._at[0] < WITHIN
        if not full:
            self._at.append(now)
        return full
