from __future__ import annotations

import time

import pytest

from detente.errors import InvalidText, Unavailable
from detente.reading import decode, read
from detente.reading.decode import LIMIT, decoded


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "D304", "empty"),
        (b" \n\t", "D304", "empty"),
        (b"PK\x03\x04\x00\x00war", "D305", "not text"),
        (b"war \x01\x02\x03", "D305", "not text"),
        ("漢字".encode("shift_jis"), "D306", "no other encoding"),
        ("\0war".encode("utf-16"), "D305", "NUL"),
        (b"a" * (LIMIT + 1), "D303", "2 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_its_code(data: bytes, code: str, words: str) -> None:
    with pytest.raises(InvalidText) as raised:
        decode(data)
    problem = raised.value.problems[0]
    assert code == problem.code
    assert words in str(problem)


def test_the_first_bad_byte_is_told() -> None:
    with pytest.raises(InvalidText) as raised:
        decode(b"caf\x8f\x90\x81 \x9d")
    assert (3, 4) == raised.value.problems[0].span


def test_fifty_megabytes_are_refused_before_they_are_looked_at() -> None:
    data, start = b"\xff" * 50_000_000, time.perf_counter()
    with pytest.raises(InvalidText, match=r"50\.0 MB"):
        decode(data)
    assert 2 > time.perf_counter() - start  # refused unread, not after minutes


def test_a_byte_order_mark_is_left_out() -> None:
    assert "war" == decode(b"\xef\xbb\xbfwar")


def test_a_text_given_as_text_is_held_to_the_same_limits() -> None:
    with pytest.raises(InvalidText, match="D304"):
        read(" \n")


def test_without_the_parser_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.reading import pipeline

    monkeypatch.setattr(pipeline, "PIPELINES", ())
    pipeline.pipeline.cache_clear()
    try:
        with pytest.raises(Unavailable, match=r"detente\[read\]"):
            pipeline.pipeline()
    finally:
        monkeypatch.undo()
        pipeline.pipeline.cache_clear()


def test_a_text_is_read_after_the_pipeline_was_loaded_anew() -> None:
    from detente.reading import pipeline

    text = "The United States said on Monday that it does not want war with Iran."
    first = read(text)
    pipeline.pipeline.cache_clear()
    assert first == read(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_the_encoding_of_an_english_text_is_told(encoding: str) -> None:
    text = "The “café” in Malmö isn’t open, the minister’s aide said — nobody there knows why."
    found = decoded(text.encode(encoding))
    assert text == found.text
    assert encoding.removesuffix("-sig") == found.encoding


def test_the_encoding_of_a_text_in_another_script_is_told() -> None:
    text = "Министр отрицает, что порт закрыт. Никто не знает почему."
    assert text == decoded(text.encode("cp1251")).text


def test_a_text_whose_last_letter_is_cut_says_so() -> None:
    found = decoded("Malmö is closé".encode()[:-1])
    assert ("Malmö is clos", "its last character is cut off") == (found.text, found.partial)
