from __future__ import annotations

import pytest

from detente.errors import DetenteError, InvalidText
from detente.reading import read
from detente.reading.inputs import FORMATS, MOST, format_of, stored
from tests.reading.inputs import made

SOUND = {
    "pdf": made.pdf([list(made.STORY)]),
    "docx": made.docx(),
    "tei": made.tei(),
    "html": made.html(),
    "markdown": ("# Strike\n\n" + "\n\n".join(made.STORY)).encode(),
    "text": "\n".join(made.STORY).encode(),
}


def refused(data: bytes, *, name: str = "account.txt") -> str:
    """Return the code a file is refused with."""
    with pytest.raises(DetenteError) as raised:
        stored(data, name=name)
    return raised.value.problems[0].code


def test_every_format_has_a_sound_file_here() -> None:
    assert [kind.key for kind in FORMATS] == list(SOUND)


@pytest.mark.parametrize("key", SOUND)
def test_a_sound_file_gives_its_sentences_in_order_and_nothing_is_missing(key: str) -> None:
    found = stored(SOUND[key], name="x.md" if key == "markdown" else "x")
    plain = " ".join(found.text.split())
    places = [plain.find(line) for line in made.STORY]
    assert -1 not in places
    assert sorted(places) == places
    assert (key, None, "en") == (found.format, found.partial, found.language)


def test_what_is_no_plain_text_in_utf_8_must_be_kept_beside_the_draft() -> None:
    latin = "The “café” in the port of Lume is closed, they said.".encode("cp1252")
    kept = {key: stored(data, name="x.md" if key == "markdown" else "x").kept for key, data in SOUND.items()}
    assert {"pdf": False, "docx": False, "tei": False, "html": False, "markdown": True, "text": True} == kept
    assert not stored(latin).kept


@pytest.mark.parametrize("key", SOUND)
def test_the_bytes_tell_the_format_and_not_the_name(key: str) -> None:
    if key not in {"markdown", "text"}:
        assert key == format_of(SOUND[key], name="wrong.txt").key
        assert key == format_of(SOUND[key], name="wrong.jpeg").key
    else:
        assert "text" == format_of(SOUND[key], name="wrong.pdf").key


@pytest.mark.parametrize("key", SOUND)
def test_every_quotation_read_from_a_file_is_at_its_place_in_the_stored_text(key: str) -> None:
    account = stored(SOUND[key], name="x.md" if key == "markdown" else "x")
    found = read(account.text, skip=account.skip)
    passages = [one.cue for one in found.attributions] + [want.passage for want in found.wants]
    assert passages
    assert account.text == found.text
    assert [one.quote for one in passages] == [account.text[one.start : one.end] for one in passages]


def test_notes_headers_and_navigation_are_left_out() -> None:
    assert "Central Files" not in stored(SOUND["tei"]).text
    assert "not of the text" not in stored(SOUND["tei"]).text
    assert "Velmora Courier" not in stored(SOUND["docx"]).text
    assert "Cookies" not in stored(SOUND["html"]).text
    assert "Sport" not in stored(SOUND["html"]).text


def test_a_page_begins_with_its_title_and_its_byline() -> None:
    assert ["Strike shuts Lume", "", "By Ada Lund"] == stored(SOUND["html"]).text.splitlines()[:3]


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out_and_words_cut_at_a_line_end_are_whole() -> None:
    ships = ["Gull", "Tern", "Skua", "Auk"]
    pages = [
        [
            "The Velmora Courier",
            f"The trawler {ship} sails at noon from Lume to the north coast, and the har-",
            "bour master says nothing about it to the press.",
            f"Page {n} of 4",
        ]
        for n, ship in enumerate(ships, 1)
    ]
    text = stored(made.pdf(pages)).text
    assert "Courier" not in text
    assert "Page" not in text
    assert 4 == text.count("harbour master")
    assert all(ship in text for ship in ships)


def test_insertions_of_a_docx_are_kept_and_deletions_left_out() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = f"""<w:document xmlns:w="{space}"><w:body><w:p>{run.format("The port was ")}
<w:ins>{run.format("not ")}</w:ins>
<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{run.format("closed.")}</w:p></w:body></w:document>"""
    data = made.archive({"word/document.xml": body.encode()}, base=made.docx())
    assert "The port was not closed.\n" == stored(data).text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "D304"),
        (b" \n\t ", "D304"),
        (bytes(range(256)) * 4, "D305"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "D314"),
        (b"\x1f\x8b\x08" + bytes(99), "D314"),
        (b"{\\rtf1 The port is closed.}", "D314"),
        (made.archive({"xl/workbook.xml": b"<a/>"}), "D314"),
        (made.archive({"a.txt": b"The port is closed."}), "D314"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "D314"),
        (made.locked_docx(), "D309"),
        (made.locked_pdf(), "D309"),
        (made.pdf([[]]), "D308"),
        (made.docx(()), "D308"),
        (b"<!DOCTYPE html><html><body></body></html>", "D308"),
        (b"<?xml version='1.0'?><a/>", "D308"),
        (b"%PDF-1.7\nThe port is closed.", "D312"),
        (made.docx()[:-500], "D312"),
        (made.archive({"word/document.xml": b"<a"}, base=made.docx()), "D312"),
        (made.bombed_docx(), "D315"),
        (made.slipping_docx(), "D315"),
        (made.laughing_docx(), "D315"),
        (made.laughing("TEI", "<TEI><text><body><p>&l9;</p></body></text></TEI>"), "D315"),
        (b"The port is closed.\n" * (MOST // 20 + 1), "D303"),
        (b"a " * 2_500_000, "D303"),
        ("漢字".encode("shift_jis"), "D306"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value[:4]!r}",
)
def test_a_file_that_cannot_be_read_is_refused_with_its_code(data: bytes, code: str) -> None:
    assert code == refused(data)


def test_hostile_pdfs_end_in_a_code_and_soon() -> None:
    assert "D312" == refused(made.looping_pdf())
    assert refused(made.deep_pdf()) in {"D312", "D313", "D308"}
    assert refused(made.heavy_pdf(90_000_000)) in {"D312", "D313"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (made.pdf([list(made.STORY)])[:-60], "cut off"),
        (made.tei(cut=560), "breaks off at line"),
        (made.html()[:-120], "cut off"),
        (made.html(body="<div>" * 3_000 + "<p>Deep.</p>"), "too many elements"),
        ("Die Häfen: the port is closed. Tä".encode()[:-1], "cut off"),
        ("Die Häfen: the port is closed, the “Gull” is there.…".encode()[:-1], "cut off"),
    ],
    ids=["pdf", "tei", "html", "deep html", "letter", "dots"],
)
def test_a_file_that_is_cut_off_gives_what_there_is_and_says_so(data: bytes, words: str) -> None:
    try:
        found = stored(data)
    except InvalidText as error:
        pytest.fail(str(error))
    assert found.text.strip()
    assert words in str(found.partial)
    assert not found.kept


def test_a_zip_that_leads_outside_writes_nothing(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "a" / "b"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    refused(made.slipping_docx())
    assert [] == [path for path in folder.parents[1].rglob("*") if path.is_file()]
