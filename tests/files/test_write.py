"""Writing: the file of a conflict reads back as the same conflict, and as a person would have written it."""

from __future__ import annotations

from types import MappingProxyType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.conflict.model import Conflict
from detente.files.build import build
from detente.files.format import MODEL
from detente.files.hash import model_hash
from detente.files.load import loads
from detente.files.shape import read
from detente.files.template import template
from detente.files.write import dump
from detente.files.yaml import compose
from tests.files.conflicts import conflicts


def rebuilt(text: str) -> Conflict:
    """Read a model without the checks of the whole: random conflicts need not make sense."""
    found: list[object] = []
    conflict = build(read(compose(text).root, MODEL, (), found), found)  # type: ignore[arg-type]
    assert found == []
    return conflict


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(conflicts())
def test_any_conflict_reads_back_from_what_is_written(conflict: Conflict) -> None:
    assert rebuilt(dump(conflict)) == conflict


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=30)
@given(conflicts(), st.lists(st.text(max_size=20), max_size=3))
def test_notes_are_comments_and_the_hash_is_that_of_the_conflict(conflict: Conflict, notes: list[str]) -> None:
    again = rebuilt(dump(conflict, notes=tuple(notes)))
    assert model_hash(again) == model_hash(conflict)


def test_what_is_written_looks_as_a_person_would_write_it() -> None:
    conflict = loads(template()).conflict
    assert dump(conflict).splitlines()[:14] == [
        "# yaml-language-server: $schema=detente.schema.json",
        "# $schema: detente.schema.json",
        "detente: 1",
        "title: A border, two states and a proxy",
        "",
        "actors:",
        "  north:",
        "    name: The North",
        "    kind: state",
        "    options:",
        "      strike: {does: Strike the militia's camps, undone: never}",
        "      talk: Offer talks",
        "    wants:",
        "      - {that: not war, id: no-war}",
    ]


def test_actors_with_codes_read_back() -> None:
    text = "{detente: 1, title: t, actors: {usa: {codes: {cow: 2, iso3: NO}}}}"
    assert loads(text).conflict.actors[0].codes == MappingProxyType({"cow": "2", "iso3": "NO"})
    assert rebuilt(dump(loads(text).conflict)) == loads(text).conflict
