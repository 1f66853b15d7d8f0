"""Who wrote the text and through whom it came, as its own first and last lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.errors import Span
from detente.reading.items import Imprint
from detente.reading.lexicon.parties import OUTLET_ENDINGS

_SOURCE = re.compile(r"^[ \t]*(?:Source|Sources|Via)[ \t]*:[ \t]*(\S[^\n]{0,80})$", re.MULTILINE | re.IGNORECASE)
_BYLINE = re.compile(
    r"^[ \t]*(?:By|BY|by|Author:|By:)[ \t]+((?:[A-Z][\w.'-]{0,30}[ \t]?){1,4})[ \t]*(?:[,|/(][^\n]{0,60})?$",
    re.MULTILINE,
)
_NAME = r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,3}"
_WORDS_BY = re.compile(
    rf"^[*_#]{{0,3}}(?:Words|Text|Story|Report|Interview|Interviewer|Interviewed by|Recorded by)[ \t]?:[ \t]*({_NAME})"
    r"(?:,[^\n]{0,60})?[*_]{0,3}$"
    rf"|^[*_#]{{0,3}}[A-Z][a-z]{{2,20}},? by ({_NAME})(?:,[^\n]{{0,40}})?$"
    rf"|\b\d{{4}}[.,;|]? {{1,3}}[Bb]y ({_NAME})$"
    rf"|^[*_#]{{0,3}}[A-Z][^\n.!?]{{2,80}}, by ({_NAME})(?:, [^\n]{{0,40}}\d{{4}})?$"
    rf"|\b(?:Observer|Rapporteur|Recorder|Reporter|Monitor)[ \t]?: ({_NAME})(?=[.,;]|$)"
    rf"|^(?:Duty book|Log|Logbook|Diary|Notebook|Journal)\. ({_NAME})(?=[.,;]|$)"
    rf"|^({_NAME}), (?:(?:senior|research|visiting|associate|chief|staff|policy) ){{0,2}}"
    r"(?:fellow|analyst|researcher|correspondent|rapporteur|lecturer|columnist)$"
    rf"|^({_NAME}) (?:meets|visits|interviews|questions) [^\n]{{2,80}}$",
    re.MULTILINE,
)
"""A name after what its owner made or was, before his post, or before whom he met."""
_SPOKEN_BY = re.compile(rf"\bby [^\n]{{1,80}}, (?:Ms|Mr|Mrs|Dr)\.? ({_NAME})$")
_TALKS = re.compile(
    rf"\b(?:talks|talked|speaks|spoke|talking|speaking) to ({_NAME})$|\b[Ii]nterview(?:ed)?,? by ({_NAME})$"
    rf"|\bin conversation with ({_NAME})$|\b[Tt]old to ({_NAME})\b",
    re.MULTILINE,
)
_SIGNED = re.compile(r"\n\n([A-Z][A-Z'’-]{2,30}(?: [A-Z][A-Z'’-]{1,30}){0,2})$")
_FROM = re.compile(r"^FROM[ \t]?:[ \t]*([A-Z][^\n]{1,60})$", re.MULTILINE)
_WIRE = re.compile(r"^[A-Z][A-Z .'’-]{1,40},[^\n()]{1,40}\(([A-Z][^()\n]{1,40})\)[ \t]?[-–—]", re.MULTILINE)
_DATED = re.compile(
    rf"^(?:(?:By|Words:|Interview:|Text:) {_NAME}, )?"
    r"((?:[A-Z][\w.'’&-]{0,30} ){0,5}[A-Z][\w.'’&-]{0,30}), (?:[A-Z][a-z]{2,8}day,? )?(?:\d{1,2} )?"
    r"[A-Z][a-z]{2,8} (?:\d{1,2}, )?\d{4}(?:[.,;|]? {1,3}(?:By|by|Words|Text|Interview)\b[^\n]{0,60})?$",
    re.MULTILINE,
)
_ITS_DATE = re.compile(r",? (?:(?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}|\d{1,2} [A-Z][a-z]{2,8})$")
_IN_TITLE = re.compile(r"\(([A-Z][^()\n]{1,40})\)$")
_HEADING = re.compile(r"(?<=\n\n)([^\n]+)(?=\n\n)")
_SERVICES = frozenset(
    {
        "service",
        "agency",
        "newspaper",
        "weekly",
        "daily",
        "monthly",
        "quarterly",
        "review",
        "journal",
        "radio",
        "newswire",
    }
)
"""Last words of the name of what carries a text."""
_SIGNING = frozenset(
    """committee commission council mission institute institution agency service services group centre center office
    secretariat observatory society foundation panel inquiry board bureau embassy delegation ministry department
    directorate command desk unit radio television record hansard monitor monitors wire network association federation
    union trust forum parliament assembly senate observers lab laboratory research committees studies institut project
    watch consultants advisers advisors associates analysts trustees college academy commissioners inspectorate
    ombudsman""".split()
)
"""Words in the name of a body that signs what it publishes."""
_PRESS = r"(?:press|papers|newspapers|media|broadcasts)"
_DIGEST = re.compile(
    rf"\b{_PRESS} (?:review|digest|summary|round-?up|monitor\w*|survey|watch|say|abroad|overseas|elsewhere|desk)\b"
    r"|\b(?:foreign|overseas|international) (?:\w+ and )?(?:press|papers|newspapers|media|radio|broadcasts)\b"
    rf"|^\W{{0,3}}from the (?:\w+ )?{_PRESS}\b|\bthe front pages\b"
    r"|\bwhat (?:the )?(?:\w+ )?\w+ (?:write|say)\b"
    rf"|\b(?:review|digest|summary|survey|round-?up) of (?:the )?(?:\w+ ){{0,2}}{_PRESS}\b",
    re.IGNORECASE | re.MULTILINE,
)
_CARRYING = frozenset("agency service services radio television wire network monitor monitors press".split())
"""Those of `_SIGNING` that carry what others say."""
_DATE_AT_END = re.compile(r"\b(?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}$")
_WIDER = frozenset("parliament assembly senate house record hansard ministry department union".split())
"""Words of bodies within which another may sign: the parliament of a committee."""
_NARROWER = frozenset("committee committees subcommittee panel inquiry".split())
"""Words of bodies that sign within another: the committee of a council."""
_EXTRACTED = re.compile(
    r"^From (?:the [^\n]{1,30} issue of )?((?:The )?[A-Z][\w'’-]{1,20}(?: (?:of |the |for )?[A-Z][\w'’-]{1,20}){1,4})"
    r"(?:, [^\n]{1,80})?$",
    re.MULTILINE,
)
"""As in "From Deep Water, the quarterly of the trade": what the text was first in."""
_PAPER_OF = re.compile(
    r"^(?:\w{4,12} )?(?:brief|briefing|policy|working|situation|background|field|discussion|research|duty|daily|weekly)"
    r" (?:brief|paper|note|report|book|update|bulletin|log)\b",
    re.IGNORECASE,
)
"""How the line begins that says what a paper is, under the name of who puts it out: "Briefing paper No. 22"."""
_LINE = 120
"""The most characters of a line of a heading."""
_REPORT_OF = re.compile(
    r"^(?:(?:an?|the|our|final|interim|annual|weekly|daily|monthly|special|first|second|third|fourth|fifth) ){0,3}"
    r"(?:(?:reports?|summary|digest|bulletin|briefing|policy|note|notes|paper|survey|review|minutes|proceedings|"
    r"analysis|record|extracts?) ){0,2}"
    r"(?:(?:no\.? ?)?\d{1,4}(?:/\d{2,4})? )?"
    r"(?:(?:prepared|compiled|issued|published|broadcast|written|heard) )?(?:of|by|from|on|for) (?:the )?",
    re.IGNORECASE,
)
"""What stands before the name of a body: "Interim report of the", "Minutes of the", "A summary prepared by the"."""
_WIDEST = 9
"""The most words of such a name."""
_HEAD = 600
"""Characters at the start in which a byline is looked for."""


def imprint(text: str) -> Imprint:
    r"""Return title, outlet, author and the chain of outlets, outermost first, each None or empty where not told.

    An outlet in brackets after the title carries the text; the one named in a "Source:" line is where it was first.

    >>> imprint("A port is closed (Harbour News)\n\nText here.\n\nSource: Courier").via
    ('Harbour News', 'Courier')
    """
    head = _title(text)
    carrier = _IN_TITLE.search(head) if head else None
    if carrier is not None and _qualifies(carrier[1], carrier.string[: carrier.start()]):
        carrier = None
    origin = _SOURCE.search(text)
    named = (carrier[1] if carrier else _carrier(text[:_HEAD]), origin[1] if origin else None)
    named = named if any(named) or not head else (_of_papers(text, head), None)
    via = tuple(_ITS_DATE.sub("", name).strip(" .,") for name in named if name)
    ending = carrier[0] if carrier is not None else ""
    title = head.removesuffix(ending).strip("#*_ ") if head else None
    return Imprint(title, via[0] if via else None, _author(text), via)


def _qualifies(bracket: str, before: str) -> bool:
    """As in "Radio Continental (English service)", "JOINT OFFICE (WEST)": no name beside the one before the bracket."""
    words = bracket.split()
    prints = _capitals(words) and (_prints(bracket) or _signs(_ITS_DATE.sub("", bracket)))
    return not prints and next(_bodies_in(before.strip()), None) is not None


def _of_papers(text: str, title: str) -> str | None:
    """Return the name of a review of newspapers that says no other: "Foreign Press Digest, third programme"."""
    name = re.split(r"[:,(;]| [-–—] ", title, maxsplit=1)[0].strip(' "“”*_#')
    asks = name.split()[:1] and name.split()[0].casefold() in {"what", "how", "who", "why", "from"}
    return name or None if digest(text) and not asks else None


def _carrier(head: str) -> str | None:
    """Return the agency of the dateline, the paper of a line "NAME, DATE", or the office of a line "FROM:"."""
    wire, sender = _WIRE.search(head), _FROM.search(head)
    if wire or sender:
        return (wire or sender)[1].strip()  # type: ignore[index]
    papers = (match[1] for match in _DATED.finditer(head) if _prints(match[1]))
    taken = _EXTRACTED.search(head)
    return next(papers, None) or next(_offices(head), None) or (taken[1] if taken else _publisher(head))


def _publisher(head: str) -> str | None:
    """As in "QUAYSIDE TRUSTEES", over "Briefing paper No. 22"."""
    lines = [line.strip("*_# ") for line in head.lstrip().splitlines()[:2]]
    words = lines[0].split() if lines else []
    told = len(lines) > 1 and _PAPER_OF.match(lines[1]) is not None
    return lines[0] if told and 1 < len(words) < _WIDEST and _capitals(words) and lines[0][-1].isalpha() else None


def _offices(head: str) -> Iterator[str]:
    """Yield the bodies that sign in the lines over the text, a committee before the parliament it sits in.

    As in "JOINT OBSERVER MISSION, VARDA VALLEY", "Briefing Paper 14, Marlowe Institute, June 2031".
    """
    named = [name for line in _heading_lines(head) for name in _bodies_in(line)]
    yield from sorted(named, key=_width)


def _width(name: str) -> int:
    words = {word.casefold() for word in name.split()}
    return -1 if words & _NARROWER else int(bool(words & _WIDER))


def _heading_lines(head: str) -> Iterator[str]:
    """Yield the lines before the first line of prose."""
    for line in head.splitlines():
        said = line.strip().strip("*_# ")
        sentence = len(said.split()) > _WIDEST and said[-1] in ".!?"
        if sentence or len(said) > _LINE or re.match(r"\d{1,2}\. ", said):
            return
        if said:
            yield said


def _bodies_in(said: str) -> Iterator[str]:
    whole = re.split(r"[,(;:]| - ", said, maxsplit=1)[0].strip()
    own = said.isupper() or said == whole or _DATE_AT_END.search(said) is not None or _capitals(said.split())
    if said.isupper() and "(" not in said and own and _signs(whole) and not _REPORT_OF.match(said):
        yield said
        return
    parts = re.split(r"[,(;:|)]| [-–—] |(?<=[a-z]{3})\. (?=[A-Z])", said)
    for part in parts if own or len(parts) > 1 else [said]:
        name = _REPORT_OF.sub("", part.strip(' ."“”')).strip()
        if _signs(name):
            yield name


def _signs(name: str) -> bool:
    words = name.split()
    return 1 < len(words) <= _WIDEST and _capitals(words) and bool(_SIGNING & {word.casefold() for word in words})


def digest(text: str) -> bool:
    """Tell whether a text says at its head that it tells what newspapers write.

    >>> digest("FOREIGN PRESS REVIEW"), digest("What the papers say"), digest("A press officer resigned on Monday.")
    (True, True, False)
    """
    return _DIGEST.search(text[:_HEAD]) is not None


def advises(name: str) -> bool:
    """Tell whether what a text says in its own voice is said by the body that signs it, as a committee's report is.

    >>> advises("Harrow Centre for Regional Studies"), advises("Radio Monitoring Service"), advises("The Quay Courier")
    (True, False, False)
    """
    words = {word.strip(",.").casefold() for word in name.split()}
    return bool(words & (_SIGNING - _CARRYING)) and not words & _CARRYING and name.split()[-1] not in OUTLET_ENDINGS


def _capitals(words: list[str]) -> bool:
    return all(word[0].isupper() or word in {"of", "on", "for", "the", "and", "at"} for word in words)


def _prints(name: str) -> bool:
    words = name.split()
    if not words:
        return False
    on_air = words[0] in {"Radio", "Channel", "Television", "TV"}
    return len(words) > 1 and (
        on_air or words[-1] in OUTLET_ENDINGS or words[0] == "The" or words[-1].lower() in _SERVICES
    )


def _author(text: str) -> str | None:
    """Return who a byline, the end of a title or a signature in capitals names."""
    line = _BYLINE.search(text[:_HEAD]) or _WORDS_BY.search(text[:_HEAD])
    line = line or _talked(text[:_HEAD].split("\n\n")[0])
    line = line or _SPOKEN_BY.search(text[:_HEAD].lstrip().partition("\n")[0].rstrip())
    line = line or _SIGNED.search(text[-80:].rstrip())
    return next(name for name in line.groups() if name).strip() if line else None


def _talked(head: str) -> re.Match[str] | None:
    """As in "Orla Holt talks to Piet Hals"; of "The Delta Post talks to Orla Holt" nobody is the author."""
    found = _TALKS.search(head)
    before = head[: found.start()].split() if found is not None else []
    return None if before and before[-1].strip(",") in OUTLET_ENDINGS else found


def furniture(text: str) -> tuple[Span, ...]:
    """Return the spans of lines that are about the text and not of it: title, byline, source."""
    head = _title(text)
    start = len(text) - len(text.lstrip())
    spans = [(start, start + len(head))] if head else []
    spans += [match.span() for match in _SOURCE.finditer(text)]
    spans += [match.span() for match in _BYLINE.finditer(text[:_HEAD])]
    return tuple(spans + [match.span(1) for match in _HEADING.finditer(text) if _is_heading(match[1])])


def _is_heading(line: str) -> bool:
    return line.startswith("#") or (len(line) <= 90 and line.rstrip()[-1] not in ".!?:;,\"'”’")


def _title(text: str) -> str | None:
    """A first line of its own that ends no sentence and has few words is a title."""
    first, _, rest = text.lstrip().partition("\n")
    line = first.rstrip()
    own_line = rest.startswith(("\n", "\r\n")) or bool(rest and len(line) < 80)
    return line if own_line and len(line) <= 150 and not line.endswith((".", "!", "?", ":", ";", ",")) else None
