"""Hashes: the conflict's is about what it says, the file's about its bytes."""

from __future__ import annotations

from dataclasses import replace

from detente.files.hash import file_hash, model_hash
from detente.files.load import loads
from detente.files.template import template


def test_comments_and_layout_do_not_count_and_the_content_does() -> None:
    text, conflict = template(), loads(template()).conflict
    assert model_hash(
        loads(
            text.replace("# what is struck stays struck", "").replace("[militia.raid]", "\n  - militia.raid")
        ).conflict
    ) == model_hash(conflict)
    assert model_hash(loads(text.replace("autonomy: 0.6", "autonomy: 0.5")).conflict) != model_hash(conflict)


def test_the_order_of_wants_counts() -> None:
    conflict = loads(template()).conflict
    first = conflict.actors[0]
    turned = replace(conflict, actors=(replace(first, wants=first.wants[::-1]), *conflict.actors[1:]))
    assert model_hash(turned) != model_hash(conflict)


def test_where_quotes_stand_does_not_count() -> None:
    text = "{detente: 1, title: t, actors: {a: }, sources: {s: {title: x}}, quotes: {q: {source: s, exact: w%s}}}"
    assert model_hash(loads(text % "").conflict) == model_hash(loads(text % ", start: 4, prefix: x").conflict)
    assert model_hash(loads(text % "").conflict) != model_hash(loads(text % "x").conflict)


def test_a_file_hash_is_that_of_the_bytes() -> None:
    assert file_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
