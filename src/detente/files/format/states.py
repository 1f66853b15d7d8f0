"""What can be the case: conditions, named formulas, combinations that cannot be, and states listed one by one."""

from __future__ import annotations

from detente.files.format.basis import BASIS, SURE
from detente.files.format.words import FORMULA, ID, REFERENCE, TEXT
from detente.files.shapes import Key, Many, Record, Scalar

CONDITION = Record(
    "condition",
    "A fact nobody in the model controls. It holds where `status_quo` lists it.",
    (Key("says", TEXT, "The fact in words.", "A war goes on elsewhere"), *BASIS),
    short="says",
)

NAMED = Record(
    "named condition",
    "A formula with a name of its own, to use in other formulas.",
    (Key("that", FORMULA, "What the name stands for.", "usa.strike_iran or iran.attack", required=True), *BASIS),
    short="that",
)

INFEASIBLE = Record(
    "infeasible combination",
    "A combination that cannot be: no state in which the formula is true exists.",
    (
        Key("that", FORMULA, "What cannot be.", "iran.accept and not usa.offer", required=True),
        Key("id", ID, "A name to refer to it by; without one it is made from the formula.", "no-accept-without-offer"),
        Key("says", TEXT, "The reason in words.", "Nobody accepts what nobody offers"),
        *BASIS,
    ),
    short="that",
)

STATE = Record(
    "state",
    "A state of an explicit model: one that is a list of states and arrows, without options.",
    (Key("says", TEXT, "The state in words.", "Both sides have mobilised"), *SURE),
    short="says",
)

ARC = Record(
    "move",
    "A move, or several from one state, of an explicit model. What takes two moves is no move unless it is listed too.",
    (
        Key("by", REFERENCE, "Who moves.", "usa", required=True),
        Key("from", REFERENCE, "The state it leaves.", "peace", required=True),
        Key("to", Many(REFERENCE, alone=True), "The state it leads to, or several.", "[crisis, war]", required=True),
        Key("back", Scalar("yes or no"), "`yes`: the same actor can move back as well.", "yes"),
        Key("says", TEXT, "The move in words.", "Mobilise"),
        *BASIS,
    ),
)
