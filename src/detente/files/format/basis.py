"""What an assumption rests on: the sources, the quotes from them, and the keys every assumption may carry."""

from __future__ import annotations

from detente.files.format.words import ID, REFERENCE, STATUSES, TEXT
from detente.files.shapes import Choice, Key, Many, Record, Scalar

_SELECTORS = (
    Key("source", ID, "The source the words stand in.", "column", required=True),
    Key("exact", TEXT, "The words, letter for letter.", "Nobody wants a war.", required=True),
    Key("prefix", TEXT, "What stands just before; tells equal words apart.", '"he said. "'),
    Key("suffix", TEXT, "What stands just after.", '" Everyone agreed."'),
    Key("start", Scalar("count"), "Where the words start, in Unicode code points (`detente fmt --anchor`).", "312"),
)

QUOTE = Record("quote", "A span of a source: the exact words and where they stand.", _SELECTORS)

BECAUSE = Record(
    "because",
    "The key of a quote, or the quote itself written in place.",
    (
        Key("quote", ID, "The key of a quote listed under `quotes`.", "q12"),
        *(Key(key.name, key.shape, key.says, key.example) for key in _SELECTORS),
    ),
    short="quote",
)

BASIS = (
    Key("because", Many(BECAUSE, alone=True), "The sentences this rests on: quotes, by key or in place.", "[q12, q13]"),
    Key("said_by", Many(REFERENCE, alone=True), "Who says so, from the outlet to the first speaker.", "[gazette, usa]"),
    Key("status", Choice(STATUSES), "`proposed` until a person accepts it; then it takes part in nothing.", "proposed"),
    Key("note", TEXT, "A remark for the next reader.", "Our reading of an ambiguous sentence."),
)

SURE = tuple(key for key in BASIS if key.name != "status")

SOURCE = Record(
    "source",
    "A text somebody published. Its quotes are checked against `file`.",
    (
        Key("file", TEXT, "Where the text is kept, relative to the model file.", "account.md"),
        Key("title", TEXT, "Its title.", "The base and the ballot"),
        Key("outlet", TEXT, "Who published it.", "The Gazette"),
        Key("author", TEXT, "Who wrote it.", "A. Columnist"),
        Key("via", Many(TEXT, alone=True), "The outlets it passed through, outermost first.", "[newswire, gazette]"),
        Key("date", Scalar("date"), "When it was published.", "2024-02-05"),
        Key("url", TEXT, "Where it is on the web.", "https://example.org/column"),
        Key("language", Scalar("language"), "Its language, as a BCP 47 tag.", "en"),
        Key("sha256", Scalar("hash"), "The hash of the text its quotes were anchored in.", "0" * 64),
    ),
    short="file",
)
