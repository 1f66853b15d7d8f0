"""Numbers: a value with its range and what it rests on, and rates, which may be estimated from a file of events."""

from __future__ import annotations

from detente.files.format.basis import BASIS
from detente.files.format.words import TEXT
from detente.files.shapes import Choice, Key, Many, Record, Scalar, Table

QUANTITY = Record(
    "quantity",
    "A number, how sure it is and what it rests on. Short form: `0.6`, `60 %`, `1 per 5 days`, `0.4 to 0.8`.",
    (
        Key("value", Scalar("quantity"), "The value, with its unit.", "1 per 5 days"),
        Key("range", Many(Scalar("quantity"), size=2), "The lowest and the highest it could be.", "[0.4, 0.8]"),
        Key("spread", Choice(("uniform",)), "How it spreads over the range, if it is to be drawn.", "uniform"),
        *BASIS,
    ),
    short="value",
)

RATE = Record(
    "rate",
    "How often something happens: a quantity, or an estimate from a file of events ([dynamics](dynamics.md)).",
    (
        *QUANTITY.keys,
        Key(
            "from", TEXT, "A file of events (GDELT, ICEWS, ACLED, UCDP GED, POLECAT, ICB), by the model.", "events.csv"
        ),
        Key("actor", TEXT, "Whose events: a code (IRQ, IRQREB, cow:645) or a name the file has.", "IRQREB"),
        Key("target", TEXT, "To whom.", "USAMIL"),
        Key("type", TEXT, "What: a kind of PLOVER's, a CAMEO code, or a type of the file.", "assault"),
        Key(
            "between",
            Many(Scalar("date"), size=2),
            "The first and the last day that count, both included.",
            "[2023-10-17, 2024-02-04]",
        ),
        Key(
            "whole", Scalar("yes or no"), "`yes`: days before the first event and after the last one count too.", "yes"
        ),
    ),
    short="value",
)

CHANCES = Table(QUANTITY)

DEED = (
    Key("may_cause", CHANCES, "Conditions it brings about by chance when it lands (a toll).", "{soldiers_dead: 30 %}"),
    Key("blamed", CHANCES, "Whom the victim blames when it lands, each with what probability.", "{iran: 70 %}"),
)
