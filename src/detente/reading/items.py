"""What a reader finds in a text: plain records, each with the exact words and where they stand.

Every `Passage` obeys ``text[start:end] == quote``; the offsets are Unicode code points into the text as decoded.
A draft is a proposal: nothing here has been accepted by a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["statement", "belief", "hope", "fear", "denial", "intention", "demand", "question"]
Modality = Literal["happened", "denied", "feared", "wanted", "hypothetical"]
How = Literal["name", "alias", "demonym", "capital", "role", "group", "pronoun"]
Argument = Literal["consequence", "cause", "motive", "forecast", "judgement"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the text and the words there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text speaks of a party, and how it does so."""

    party: str
    passage: Passage
    how: How


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody the text speaks of. `serves` is the party it speaks, acts or votes for (a minister's state)."""

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    serves: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: `source` (None where the text names nobody), `cue`, and `content` in one or more pieces.

    `speaker` is the party the source stands for. `parent` is the index of the attribution this one is reported in;
    `chain` runs from the outlet to this speaker. `negated`: the text says that it was *not* said.
    """

    cue: Passage
    content: tuple[Passage, ...]
    source: Passage | None = None
    kind: Kind = "statement"
    negated: bool = False
    speaker: str | None = None
    parent: int | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """An action somebody takes: a verb of the action lexicon, its doer and, where one is named, whom it is done to.

    `mutual`: each side does it to the other (a war between them).
    """

    action: str
    doer: str
    target: str | None = None
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Want:
    """What a party wants (`polarity` +1) or wants not to see (-1); `deeds` where it can be put as actions.

    `chain` says from whose mouth; `avowed` where the last speaker is the party itself or speaks for it.
    """

    holder: str
    polarity: Literal[1, -1]
    passage: Passage
    cue: Passage
    content: Passage
    deeds: tuple[Deed, ...] = ()
    avowed: bool = False
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """How many suffered what: ``Toll(3, "killed", "soldiers")``."""

    count: int
    harm: str
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An occurrence: who did what to whom, with what toll, when. `kind` is one of PLOVER's sixteen."""

    kind: str
    action: str
    trigger: Passage
    passage: Passage
    actor: str | None = None
    target: str | None = None
    toll: tuple[Toll, ...] = ()
    date: Passage | None = None
    modality: Modality = "happened"
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie between two parties as the text tells it. `denied_by` lists who says it is not so."""

    source: str
    target: str
    kind: str
    passage: Passage
    denied_by: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """A candidate claim: a sentence that asserts a consequence, a cause, a motive, a forecast or a judgement.

    `deeds` are the actions it says will be taken (`negated`: will not be).
    """

    passage: Passage
    argument: Argument
    deeds: tuple[Deed, ...] = ()
    negated: bool = False
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who wrote the text and through whom it came, as far as the text itself says; `via` is outermost first."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """Everything the reader found in `text`. `reader` names the pipeline that parsed it."""

    name: str
    text: str = field(repr=False)
    reader: str
    imprint: Imprint = Imprint()
    parties: tuple[Party, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    wants: tuple[Want, ...] = ()
    events: tuple[Event, ...] = ()
    bonds: tuple[Bond, ...] = ()
    assertions: tuple[Assertion, ...] = ()
