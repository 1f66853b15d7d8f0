"""What tells a negotiation: `deal:` and the records below it."""

from __future__ import annotations

from detente.conflict.bargain import SCALES, WITHOUT
from detente.files.format.basis import BASIS
from detente.files.format.quantity import QUANTITY, RATE
from detente.files.format.words import FORMULA, ID, REFERENCE, TEXT
from detente.files.shapes import Choice, Key, Many, Record, Scalar, Table

NUMBER = Scalar("number")

MEANS = Key(
    "means",
    Many(FORMULA, alone=True),
    "What is the case once it is carried out: options of the model, or `not` one.",
    "[usa.offer, iran.accept]",
)

RULER = Record(
    "ruler",
    "The scale an issue is settled on.",
    (
        Key("from", NUMBER, "The lowest settlement.", "0", required=True),
        Key("to", NUMBER, "The highest.", "20", required=True),
        Key("step", NUMBER, "How far apart settlements are; without one, a hundredth of the scale.", "0.25"),
        Key("unit", TEXT, "The unit, as it is written after a number.", '"%"'),
    ),
)

OUTCOME = Record(
    "outcome",
    "One way to settle an issue.",
    (
        Key("says", TEXT, "The outcome in words.", "Half of the sanctions are lifted"),
        Key("at", NUMBER, "Where it lies on the scale of the issue, if that has one.", "3.75"),
        MEANS,
        Key("prices", Table(QUANTITY), "Who pays how much for it, in the scale of the deal.", "{iran: 0.1}"),
        *BASIS,
    ),
    short="says",
)

STAND = Record(
    "stand",
    "Where an actor stands on an issue.",
    (
        Key("position", NUMBER, "The settlement it would like best, on the scale of the issue.", "3.75"),
        Key(
            "salience",
            QUANTITY,
            "How much the issue matters: in points, all of an actor's sum to 1; in worth, its worth.",
            "60 %",
        ),
        Key(
            "worth",
            Table(QUANTITY, keys="id"),
            "What each outcome is worth to it: in points, from 0 to 1.",
            "{keep: 1, lift: 0}",
        ),
        Key("at_most", NUMBER, "A red line: no settlement above.", "5"),
        Key("at_least", NUMBER, "A red line: no settlement below.", "3"),
        Key("never", Many(ID, alone=True), "A red line: none of these outcomes.", "[lift]"),
        *BASIS,
    ),
    short="position",
)

ISSUE = Record(
    "issue",
    "A file on the table. It is settled on a scale, or by one of its outcomes.",
    (
        Key("says", TEXT, "What it is about.", "How far Iran may enrich uranium"),
        Key("scale", RULER, "The scale it is settled on.", "{from: 0, to: 20, step: 0.25, unit: '%'}"),
        Key(
            "outcomes",
            Table(OUTCOME, keys="id"),
            "The ways to settle it, by name.",
            "{keep: They stay, lift: They go}",
        ),
        Key(
            "stands",
            Table(STAND),
            "Where actors stand on it: parties and home audiences.",
            "{usa: {position: 0, salience: 60 %, at_most: 5}}",
        ),
        Key("decided_by", REFERENCE, "The actor that settles it, whatever the parties think.", "palestinians"),
        Key("now", Scalar("text"), "How it is settled as things stand, without a deal.", "keep"),
        Key(
            "off_the_table",
            Scalar("yes or no"),
            "`yes`: nobody negotiates it; it stays what it is without a deal.",
            "yes",
        ),
        *BASIS,
    ),
)

PARTY = Record(
    "party to the deal",
    "Who is at the table.",
    (
        Key("signs", Scalar("yes or no"), "`no`: the deal touches it, and it has no say in it.", "yes"),
        Key("no_deal", QUANTITY, "What it has without a deal, in the scale of the deal.", "0.3"),
        Key("outside", QUANTITY, "What it can have by walking away at any moment: a floor.", "0.35"),
        Key("weight", QUANTITY, "Its bargaining weight (without one: 1).", "2"),
        Key("impatience", RATE, "The rate at which it discounts what comes later.", "1 per 24 months"),
        *BASIS,
    ),
)

RATIFIER = Record(
    "ratifier",
    "A home audience that can refuse what a party signs.",
    (
        Key("for", REFERENCE, "The party it ratifies for.", "usa", required=True),
        Key(
            "at_least",
            QUANTITY,
            "It accepts what gives it so much, in the scale of the deal; a range is unsure, evenly.",
            "0.2 to 0.4",
        ),
        *BASIS,
    ),
)

PRICE = Record(
    "price",
    "What a party pays wherever a formula holds, with a deal or without one: the price of a friendship.",
    (
        Key("for", REFERENCE, "Who pays.", "iran", required=True),
        Key("when", FORMULA, "Where it is paid.", "not deal", required=True),
        Key("each", QUANTITY, "How much, in the scale of the deal.", "0.1", required=True),
        Key("says", TEXT, "The price in words.", "What China asks for its oil trade"),
        *BASIS,
    ),
)

WITHOUT_A_DEAL = Record(
    "without a deal",
    "Where the value of having no deal comes from.",
    (
        Key("is", Choice(WITHOUT), "Without one: `values`, the `no_deal` of each party.", "dynamics"),
        Key(
            "state",
            Many(REFERENCE, alone=True),
            "The state there is without a deal: the options taken.",
            "[militia.attack]",
        ),
    ),
    short="is",
)

DEAL = Record(
    "deal",
    "What can be agreed: the issues, who must sign, who must ratify, and what there is without it.",
    (
        Key("says", TEXT, "The deal in words.", "One great bargain"),
        Key(
            "scale",
            Choice(SCALES),
            "What all utilities are told in: `points` (0 to 1), or the `worth` of wants.",
            "worth",
        ),
        Key(
            "parties",
            Table(PARTY),
            "Who is at the table.",
            "{usa: {no_deal: 0.3}, iran: {no_deal: 0.2}}",
            required=True,
        ),
        Key(
            "issues",
            Table(ISSUE),
            "The files on the table.",
            "{sanctions: {outcomes: {keep: They stay, lift: They go}}}",
            required=True,
        ),
        Key(
            "ratified_by",
            Table(RATIFIER),
            "Home audiences that can refuse it.",
            "{voters: {for: usa, at_least: 0.2 to 0.4}}",
        ),
        Key("without_a_deal", WITHOUT_A_DEAL, "Where the value of no deal comes from.", "as things stand"),
        MEANS,
        Key(
            "prices",
            Many(PRICE),
            "What is paid wherever a formula holds, deal or no deal.",
            "[{for: iran, when: not deal, each: 0.1}]",
        ),
        Key("side_payments", Scalar("yes or no"), "`yes`: parties may pay each other in this scale.", "yes"),
        Key("by", Scalar("date"), "The day until which it must be signed.", "2024-11-05"),
        *BASIS,
    ),
)

DEAL_RECORDS = (DEAL, PARTY, ISSUE, RULER, OUTCOME, STAND, RATIFIER, PRICE, WITHOUT_A_DEAL)
"""What tells a negotiation; the deal itself first."""
