"""What happens in time: how actors choose, chance events, the calendar, and what history did."""

from __future__ import annotations

from detente.conflict.timing import CHOICE_RULES
from detente.files.format.basis import BASIS, SURE
from detente.files.format.quantity import DEED, QUANTITY, RATE
from detente.files.format.words import EDIT, FORMULA, REFERENCE, TEXT
from detente.files.shapes import Choice, Key, Many, Record

DYNAMICS = Record(
    "dynamics",
    "How the actors choose when they get the chance.",
    (
        Key("rule", Choice(CHOICE_RULES), "The choice rule; every answer is given under a second one too.", "logit"),
        Key("precision", QUANTITY, "How precise the choice by `logit` is; 0 is a coin toss.", "5"),
        Key("rate", RATE, "How often an actor without a rate of its own gets the chance.", "1 per 10 days"),
        *BASIS,
    ),
    short="rule",
)

MULTIPLIER = Record(
    "multiplier",
    "Where a rate is higher or lower.",
    (
        Key("when", FORMULA, "Where.", "iran.arm", required=True),
        Key("by", QUANTITY, "How many times as high.", "3", required=True),
    ),
)

EVENT = Record(
    "event",
    "Something that happens by chance, whoever may wish it: an accident, a strike nobody ordered, a wave of protest.",
    (
        Key("sets", Many(FORMULA, alone=True), "What is the case afterwards.", "[protests, not iran.accept]"),
        Key("rate", RATE, "How often it happens.", "1 per 60 days"),
        Key("when", FORMULA, "Where it can happen.", "gaza_war"),
        Key("times", Many(MULTIPLIER), "Where it is more or less frequent.", "[{when: iran.arm, by: 3}]"),
        Key("by", REFERENCE, "Whose deed it is.", "militia"),
        *DEED,
        Key("says", TEXT, "The event in words.", "A unit strikes without asking"),
        *BASIS,
    ),
)

DATED = Record(
    "date",
    "What changes on a date, as in `on 2024-11-05: usa drops voters`.",
    (
        Key("edits", Many(EDIT, alone=True), "What changes in the model.", "[usa drops voters]"),
        Key(
            "sets",
            Many(FORMULA, alone=True),
            "What is the case from then on, unless something changes it.",
            "not gaza_war",
        ),
        Key("says", TEXT, "The date in words.", "The vote"),
        *BASIS,
    ),
    short="edits",
)

HAPPENED = Record(
    "what happened",
    "What was the case on a day, as in `on 2024-02-02: [usa.strike, gaza_war]`; what is not listed was not.",
    (
        Key(
            "state",
            Many(REFERENCE, alone=True),
            "The options taken and the conditions that hold.",
            "[usa.strike]",
            required=True,
        ),
        Key("says", TEXT, "The day in words.", "The raids begin"),
        *SURE,
    ),
    short="state",
)
