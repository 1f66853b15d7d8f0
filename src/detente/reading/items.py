"""What a reader finds in a text: plain records, each with the exact words and where they stand.

Every `Passage` obeys ``text[start:end] == quote``; the offsets are Unicode code points into the text as decoded.
A draft is a proposal: nothing here has been accepted by a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["statement", "belief", "hope", "fear", "denial", "intention", "demand", "question", "attitude"]
Modality = Literal["happened", "denied", "feared", "wanted", "hypothetical"]
Bound = Literal["exact", "least", "most", "about"]
How = Literal["name", "alias", "demonym", "capital", "role", "group", "crowd", "pronoun"]
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
    `chain` runs from the outlet to this speaker. `negated`: the text says that it was *not* said. An `attitude` is no
    saying: it only shows how somebody stands to something ("disowns the plan"); news corpora count it.
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

    `mutual`: each side does it to the other (a war between them). `stopped`: it is ended or undone (a siege lifted).
    """

    action: str
    doer: str
    target: str | None = None
    mutual: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Want:
    """What a party wants (`polarity` +1) or wants not to see (-1); `deeds` where it can be put as actions.

    `chain` says from whose mouth; `avowed` where the last speaker is the party itself or speaks for it. `above` is the
    content of the want the text itself ranks below this one; `top`: the text ranks it above all others of its holder.
    """

    holder: str
    polarity: Literal[1, -1]
    passage: Passage
    cue: Passage
    content: Passage
    deeds: tuple[Deed, ...] = ()
    avowed: bool = False
    chain: tuple[str, ...] = ()
    above: Passage | None = None
    top: bool = False


@dataclass(frozen=True, slots=True)
class Toll:
    """How many suffered what: ``Toll(3, "killed", "soldiers")``; `bound`: "at least", "at most", "about" so many."""

    count: int
    harm: str
    whom: str = ""
    bound: Bound = "exact"
    passage: Passage | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """An occurrence: who did what to whom, with what toll, when and where. `kind` is one of PLOVER's sixteen.

    `mode` is how it was done, in PLOVER's words, where the text is clear. `when` is `date` in ISO 8601 (see
    `detente.reading.events.dates`). `mentions` are all the words that tell of the event, the trigger first.
    """

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
    mode: str | None = None
    when: str | None = None
    place: Passage | None = None
    mentions: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie between two parties as the text tells it. `denied_by` lists who says it is not so.

    `sign` is +1 for friends, patrons and proxies, -1 for foes. `cue` is the word that tells of the tie, `ends` are the
    words for the two parties there.
    """

    source: str
    target: str
    kind: str
    passage: Passage
    denied_by: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    sign: Literal[1, -1] = 1
    cue: Passage | None = None
    ends: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """One party shown to stand with (+1) or against (-1) another by what it does or says; told nowhere as a tie.

    `cue` is the word that shows it, `ends` are the words for the two parties. A draft of a model takes none of these,
    so the two need not be among the parties of the draft.
    """

    source: str
    target: str
    sign: Literal[1, -1]
    passage: Passage
    cue: Passage
    ends: tuple[Passage, Passage]
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What the test of an assertion is made of, beside its deeds.

    `certain`: it will be so, not only may be. `conditional`: it supposes something, and `given` are the actions of it
    (`unless`: not taken; `only`: nothing comes without them). `because` is where its reason stands, in code points,
    and `reasons` the actions there. `deterred` is who is kept from the deeds, by the actions `threat` or, where none
    is named, by `threatener`. `lasts`: what is done will last. `eyes` is whose belief it is, `audience` the voters for
    whose sake it is done.
    """

    certain: bool = False
    conditional: bool = False
    given: tuple[Deed, ...] = ()
    unless: bool = False
    only: bool = False
    because: tuple[int, int] | None = None
    reasons: tuple[Deed, ...] = ()
    deterred: str | None = None
    threat: tuple[Deed, ...] = ()
    threatener: str | None = None
    lasts: bool = False
    eyes: str | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """A candidate claim: a sentence that asserts a consequence, a cause, a motive, a forecast or a judgement.

    `deeds` are the actions it says will be taken (`negated`: will not be). `says` is the claim in a short sentence.
    """

    passage: Passage
    argument: Argument
    deeds: tuple[Deed, ...] = ()
    negated: bool = False
    chain: tuple[str, ...] = ()
    says: str = ""
    reasoning: Reasoning = Reasoning()


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who wrote the text and through whom it came, as far as the text itself says; `via` is outermost first."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a language model's answers: windows asked for, the codes of those that failed, what was dropped.

    `missing` quotations are not in the text, `ambiguous` ones stand there in several places and nothing tells which;
    `unnamed` parties have no name that is in the text; `malformed` values were not of the form asked for.
    """

    windows: int
    failed: tuple[str, ...] = ()
    quotations: int = 0
    missing: int = 0
    ambiguous: int = 0
    unnamed: int = 0
    malformed: int = 0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where two readers of one text part: over a `field` of an item both found, or (None) over whether it is there.

    `family` is the list of the draft the item is in; `one` and `other` are what each of `readers` says, in words.
    """

    family: str
    passage: Passage
    field: str | None
    one: str
    other: str
    readers: tuple[str, str]


@dataclass(frozen=True)
class Draft:
    """Everything the reader found in `text`. `reader` names the pipeline or the model, `by` the way of reading.

    `tally` is of a language model alone; `disagreements` are those of the two drafts this one was merged from.
    `partial` says what is missing of the account, where it could not be read whole; `language` is the one detected.
    """

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
    stances: tuple[Stance, ...] = ()
    by: str = "rules"
    tally: Tally | None = None
    disagreements: tuple[Disagreement, ...] = ()
    partial: str | None = None
    language: str = "en"
