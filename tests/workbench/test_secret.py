"""Secrets: never shown, never guessed, and used once where they are to be."""

from __future__ import annotations

import pytest

from detente.workbench.secret import Keys, Secret, Tries, fresh


def test_a_secret_is_masked_however_it_is_printed() -> None:
    secret = fresh()
    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r}",
        f"{secret}",
        repr([secret]),
        repr({"a": secret}),
    ]
    assert [] == [text for text in shown if secret.shown in text]
    assert 64 == len(secret.shown)
    assert secret.shown != fresh().shown


@pytest.mark.parametrize("other", [b"", b"a", b"AB", b"ab0", "é".encode(), b"\xff", b"ab" * 10_000])
def test_only_the_secret_itself_is_it(other: bytes) -> None:
    assert not Secret("ab").is_(other)
    assert Secret("ab").is_(b"ab")


def test_a_key_works_once_and_only_the_newest() -> None:
    keys = Keys()
    assert not keys.use("")
    old, new = keys.issue().shown, keys.issue().shown
    assert [False, False, True, False] == [keys.use(old), keys.use("é"), keys.use(new), keys.use(new)]


def test_twenty_tries_a_minute_and_again_when_it_has_passed() -> None:
    now = [0.0]
    tries = Tries(clock=lambda: now[0])
    assert [False] * 20 + [True] * 5 == [tries.too_many() for _ in range(25)]
    now[0] = 60.0
    assert [False] * 20 + [True] == [tries.too_many() for _ in range(21)]
