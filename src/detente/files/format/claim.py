"""What is asked of the model: claims, and the edits they are tried under (alternatives, views, scenarios)."""

from __future__ import annotations

from detente.files.format.basis import BASIS
from detente.files.format.words import CLAIM, EDIT, ID, OUTCOMES, TEXT
from detente.files.shapes import Choice, Key, Many, Record, Table

CLAIM_RECORD = Record(
    "claim",
    "A sentence of the account put as a query.",
    (
        Key("id", ID, "A name to refer to it by.", "no-direct-war", required=True),
        Key("says", TEXT, "The claim in words.", "Both capitals avoid a direct war"),
        Key(
            "test",
            CLAIM,
            "The claim as a query; without one it is untestable.",
            "no reachable equilibrium(seq) has war",
        ),
        Key("suppose", Many(EDIT, alone=True), "Edits to make before it is tried.", "[drop usa.no-war]"),
        Key("expect", Choice(OUTCOMES), "The outcome the author of the model expects (without one: holds).", "fails"),
        *BASIS,
    ),
)

SIDE = Record(
    "side",
    "One side of an alternative: the edits that make the model say so. `[]` leaves the model as it stands.",
    (
        Key("edits", Many(EDIT), "What to change.", '["move militia.attack first"]', required=True),
        Key("says", TEXT, "The side in words.", "It would attack whatever comes"),
        *BASIS,
    ),
    short="edits",
)

ALTERNATIVE = Record(
    "alternative",
    "A question the account leaves open. Claims are tried under every side.",
    (
        Key("says", TEXT, "The question.", "Does the militia fear strikes?"),
        Key(
            "sides",
            Table(SIDE, keys="id"),
            "The sides.",
            "{fearless: [], fearful: [move militia.no-strike first]}",
            required=True,
        ),
    ),
)

VIEW = Record(
    "view",
    "How the crisis looks to one actor: what it sees otherwise than the model. `[]`: it sees what the model says.",
    (
        Key("edits", Many(EDIT), "What it sees otherwise.", '["hand militia.attack to iran"]', required=True),
        Key("says", TEXT, "The view in words.", "The militia is the hand of Tehran"),
        *BASIS,
    ),
    short="edits",
)

SCENARIO = Record(
    "scenario",
    "A named set of edits, to be compared with the model as it stands (`detente compare`).",
    (
        Key("edits", Many(EDIT, alone=True), "What to change.", "[drop usa.no-war]", required=True),
        Key("says", TEXT, "The scenario in words.", "The vote is over"),
        *BASIS,
    ),
    short="edits",
)
