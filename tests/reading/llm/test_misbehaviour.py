"""Endpoints that fail, lie or never end: a coded error or a draft marked partial, in time, and no key astray."""

from __future__ import annotations

import gzip
import json
import logging

import pytest

from detente.errors import InvalidQuery, NoAnswer
from detente.reading import notes
from detente.reading.llm import read
from detente.reading.llm.client import Waiting
from detente.reading.llm.endpoint import endpoint
from detente.reading.llm.wire import Limits
from tests.reading.llm.accounts import GOOD, HARBOUR
from tests.reading.llm.stub import (
    Act,
    Handler,
    breaks_off,
    completion,
    drips,
    endless,
    finds,
    hangs_up,
    raw,
    says,
    sleeps,
    status,
    stub,
)
from tests.reading.test_reading import assert_exact

SMALL = Limits(size=200_000)
SHORT = Limits(read=0.4, whole=0.8)
KEY = "canary-7f31-key"


class Slept:
    """Waits no time, and keeps how long it was asked to wait."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.waiting = Waiting(self.seconds.append, lambda: 0.5)


def refused(*acts: Act, limits: Limits = SMALL) -> tuple[str, list[float], int]:
    """Return the code, the waits and the number of requests of a reading that fails."""
    slept = Slept()
    with stub(*acts) as server:
        with pytest.raises(NoAnswer) as error:
            read(HARBOUR, endpoint=server.address, model="m", key=KEY, limits=limits, waiting=slept.waiting)
        assert KEY not in str(error.value)
        return error.value.problems[0].code, slept.seconds, len(server.asked)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(endless, "D527", id="endless"),
        pytest.param(hangs_up, "D522", id="hangs up"),
        pytest.param(breaks_off, "D522", id="breaks off"),
        pytest.param(status(500), "D525", id="500"),
        pytest.param(status(503), "D525", id="503"),
        pytest.param(status(401), "D523", id="401"),
        pytest.param(status(404), "D523", id="404"),
        pytest.param(status(400), "D523", id="400 to every form"),
        pytest.param(raw(b"<html>", "text/html"), "D527", id="html"),
        pytest.param(raw(b"data: {}", "text/event-stream"), "D527", id="a stream"),
        pytest.param(raw(b""), "D527", id="empty"),
        pytest.param(raw(completion("{}")[:-9]), "D527", id="half a reply"),
        pytest.param(raw(b"[" * 100_000), "D527", id="deep"),
        pytest.param(raw(b'{"a": ' + b"9" * 9_000 + b"}"), "D527", id="a long number"),
        pytest.param(raw(b"\xff\xfe{}"), "D527", id="bytes"),
        pytest.param(raw(b"[]"), "D527", id="a list"),
        pytest.param(raw(b'{"choices": []}'), "D527", id="no choice"),
        pytest.param(raw(b'{"error": {"message": "no"}}'), "D527", id="an error with 200"),
        pytest.param(says(None), "D527", id="a tool call"),
        pytest.param(says("I cannot read this."), "D527", id="prose"),
        pytest.param(says(json.dumps(GOOD)[:900]), "D527", id="half an answer"),
        pytest.param(says('{"weather": "fine"}'), "D527", id="another form"),
        pytest.param(says("[" * 100_000), "D527", id="a deep answer"),
        pytest.param(raw(b"not gzip", Content_Encoding="gzip"), "D527", id="damaged gzip"),
        pytest.param(raw(b"x", Content_Encoding="br"), "D527", id="packed as nobody asked"),
        pytest.param(raw(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"), "D527", id="gzip bomb"),
    ],
)
def test_a_server_that_misbehaves_ends_in_a_coded_error(act: Act, code: str) -> None:
    assert code == refused(act)[0]


@pytest.mark.parametrize("act", [sleeps, drips], ids=["never answers", "one byte at a time, each in time"])
def test_a_server_that_takes_too_long_is_given_up(act: Act) -> None:
    assert "D526" == refused(act, limits=SHORT)[0]


def test_a_packed_answer_within_the_limit_is_read() -> None:
    with stub(raw(gzip.compress(completion(json.dumps(GOOD))), Content_Encoding="gzip")) as server:
        assert 3 == len(read(HARBOUR, endpoint=server.address, model="m").attributions)


def test_nobody_there_is_told_after_three_tries() -> None:
    with stub(finds()) as server:
        address = server.address
    slept = Slept()
    with pytest.raises(NoAnswer, match="D522"):
        read(HARBOUR, endpoint=address, model="m", waiting=slept.waiting)
    assert [1.0, 2.0] == slept.seconds


def test_a_busy_server_is_waited_for_as_long_as_it_asks() -> None:
    slept = Slept()
    with stub(status(429, Retry_After="7"), finds(**GOOD)) as server:
        found = read(HARBOUR, endpoint=server.address, model="m", waiting=slept.waiting)
    assert ([7.0], 3) == (slept.seconds, len(found.attributions))


def test_a_date_to_wait_for_is_measured_by_the_servers_own_clock() -> None:
    def later(handler: Handler) -> None:
        handler.date_time_string = lambda timestamp=None: "Sun, 06 Nov 1994 08:49:37 GMT"  # type: ignore[method-assign]
        handler.send(429, b"{}", Retry_After="Sun, 06 Nov 1994 08:49:49 GMT")

    assert ("D525", [12.0, 12.0], 3) == refused(later)


def test_a_server_busy_for_ever_is_asked_three_times_with_longer_waits() -> None:
    assert ("D525", [1.0, 2.0], 3) == refused(status(429))
    assert ("D525", [1.0, 2.0], 3) == refused(status(429, Retry_After="soon"))


def test_a_server_that_asks_to_wait_an_hour_is_not_waited_for() -> None:
    assert ("D525", [], 1) == refused(status(429, Retry_After="3600"))


def test_nothing_is_sent_where_a_server_sends_us_on_to() -> None:
    with stub(finds(**GOOD)) as thief:
        code, _, asked = refused(status(307, Location=thief.address + "/chat/completions"))
        assert ("D524", 1, []) == (code, asked, thief.asked)


def test_proxies_of_the_environment_get_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with stub(finds(**GOOD)) as thief, stub(finds(**GOOD)) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, thief.address.removesuffix("/v1"))
        read(HARBOUR, endpoint=server.address, model="m", key=KEY)
        assert ([], 1) == (thief.asked, len(server.asked))


def test_a_key_a_server_repeats_is_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with stub(status(401, f"bad key {KEY}\x1b[31m".encode())) as server, pytest.raises(NoAnswer) as error:
        read(HARBOUR, endpoint=server.address, model="m", key=KEY)
    assert "bad key ***" in str(error.value)
    assert str(error.value).replace("\n", "").isprintable()
    assert KEY not in caplog.text
    assert KEY not in repr(endpoint("https://host/v1", "m", KEY))


@pytest.mark.parametrize(
    ("address", "model", "key"),
    [
        ("host/v1", "m", None),
        ("ftp://host/v1", "m", None),
        ("file:///etc/passwd", "m", None),
        ("http:///v1", "m", None),
        ("https://me:secret@host/v1", "m", None),
        ("https://host\\@other/v1", "m", None),
        ("https://host:port/v1", "m", None),
        ("https://host/v1#x", "m", None),
        ("https://ho\u202est/v1", "m", None),
        ("https://host/v1\r\nX: y", "m", None),
        ("https://[::1", "m", None),
        ("https://host/v1", " ", None),
        ("https://host/v1", "m\x1b", None),
        ("https://host/v1", "m", ""),
        ("https://host/v1", "m", "k\r\nX: y"),
        ("http://host/v1", "m", "k"),
        ("http://127.0.0.1.other/v1", "m", "k"),
    ],
)
def test_an_address_that_is_none_or_would_betray_the_key_is_refused(address: str, model: str, key: str | None) -> None:
    with pytest.raises(InvalidQuery, match="D521"):
        endpoint(address, model, key)


@pytest.mark.parametrize(
    ("address", "full"),
    [
        ("https://host/v1/", "https://host/v1/chat/completions"),
        ("https://host/v1/chat/completions", "https://host/v1/chat/completions"),
        ("https://host/x?version=2", "https://host/x/chat/completions?version=2"),
        ("http://[::1]:8080", "http://[::1]:8080/chat/completions"),
    ],
)
def test_a_base_or_the_whole_address_will_do(address: str, full: str) -> None:
    assert full == endpoint(address, "m", "k").address


LONG = HARBOUR + "\n\nIt rained on the quay all week. " * 600


def test_windows_without_an_answer_make_a_partial_draft_that_says_so() -> None:
    slept = Slept()
    with stub(finds(**GOOD), says("half {"), finds(parties=[])) as server:
        found = read(LONG, endpoint=server.address, model="m", waiting=slept.waiting)
    assert found.tally is not None
    assert (3, ("D527",)) == (found.tally.windows, found.tally.failed)
    assert_exact(found)
    assert any(note.startswith("PARTIAL: 1 of 3 parts of the text got no answer (D527).") for note in notes(found))


def test_after_two_failures_in_a_row_the_rest_is_left_unread() -> None:
    told: list[tuple[int, int]] = []
    with stub(finds(**GOOD), says("no")) as server:
        found = read(LONG * 3, endpoint=server.address, model="m", progress=lambda done, all: told.append((done, all)))
        assert 3 == len(server.asked)
    assert found.tally is not None
    assert found.tally.windows - 1 == len(found.tally.failed)
    assert told[-1][0] == told[-1][1] == found.tally.windows


def test_a_key_refused_later_ends_the_reading_at_once() -> None:
    with stub(finds(**GOOD), status(401)) as server:
        found = read(LONG, endpoint=server.address, model="m")
        assert 2 == len(server.asked)
    assert found.tally is not None
    assert ("D523", "D523") == found.tally.failed


def test_paraphrased_quotations_are_dropped_and_counted() -> None:
    said = {**GOOD["attributions"][1], "content": ["her country wants peace with Norway"]}
    want = {**GOOD["wants"][0], "content": "to avoid a quarrel"}
    with stub(finds(**{**GOOD, "attributions": [said], "wants": [want]})) as server:
        found = read(HARBOUR, endpoint=server.address, model="m")
    assert ((), ()) == (found.attributions, found.wants)
    assert found.tally is not None
    assert 3 == found.tally.missing


def test_parties_that_are_not_in_the_text_are_dropped_with_what_they_do() -> None:
    event = {**GOOD["events"][0], "actor": "Denmark"}
    bond = {**GOOD["bonds"][0], "source": "Mars"}
    with stub(finds(parties=[{"name": "Mars", "kind": "state"}], events=[event], bonds=[bond])) as server:
        found = read(HARBOUR, endpoint=server.address, model="m")
    assert {"iceland", "skerry_post", "crew_loyal_to_norway", "norway"} >= {party.key for party in found.parties}
    assert ((None,), ()) == (tuple(event.actor for event in found.events), found.bonds)
    assert found.tally is not None
    assert found.tally.unnamed >= 3


def test_words_of_the_models_own_never_stand_in_a_draft() -> None:
    event = {**GOOD["events"][0], "toll": [{"count": 2, "harm": "killed", "whom": "brave men"}]}
    with stub(finds(events=[event], parties=[{"name": "Norway", "kind": "state", "aliases": ["the bully"]}])) as server:
        found = read(HARBOUR, endpoint=server.address, model="m")
    assert [("killed", "")] == [(toll.harm, toll.whom) for toll in found.events[0].toll]
    assert () == found.parties[0].aliases


def test_wrong_types_and_unknown_fields_are_left_out_and_counted() -> None:
    event = {
        **GOOD["events"][0],
        "modality": "maybe",
        "toll": [{"count": True, "harm": "killed"}],
        "date": 3,
        "colour": "red",
    }
    wants = [{**GOOD["wants"][0], "polarity": 2}, {**GOOD["wants"][0], "polarity": True}, "a want", None]
    with stub(finds(events=[event], wants=wants, parties={"name": "Norway"}, advice="attack")) as server:
        found = read(HARBOUR, endpoint=server.address, model="m")
    assert [("happened", (), None)] == [(one.modality, one.toll, one.date) for one in found.events]
    assert () == found.wants
    assert found.tally is not None
    assert 8 == found.tally.malformed


def test_surrogates_and_escapes_in_an_answer_do_no_harm() -> None:
    names = ["\ud800Norway", "Norway\u0000", "Nor\u202eway", "\ud83d\udea2"]
    with stub(finds(parties=[{"name": name, "kind": "state"} for name in names])) as server:
        found = read(HARBOUR, endpoint=server.address, model="m")
    assert {"norway", "skerry_post"} == {party.key for party in found.parties}
    assert all(line.isprintable() for line in notes(found))
