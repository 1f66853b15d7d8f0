"""The whole file, key by key in reading order."""

from __future__ import annotations

from detente.files.format.actor import ACTOR
from detente.files.format.basis import QUOTE, SOURCE
from detente.files.format.claim import ALTERNATIVE, CLAIM_RECORD, SCENARIO, VIEW
from detente.files.format.deal import DEAL
from detente.files.format.quantity import QUANTITY
from detente.files.format.states import ARC, CONDITION, INFEASIBLE, NAMED, STATE
from detente.files.format.tie import TIE
from detente.files.format.time import DATED, DYNAMICS, EVENT, HAPPENED
from detente.files.format.words import REFERENCE, TEXT
from detente.files.shapes import Key, Many, Record, Scalar, Table

MODEL = Record(
    "model",
    "The whole file.",
    (
        Key("detente", Scalar("version"), "The version of the format.", "1", required=True),
        Key("title", TEXT, "What the crisis is called.", "A base is bombed", required=True),
        Key("says", TEXT, "What the model is about, in a few lines.", "One night in January, told by a columnist."),
        Key(
            "sources",
            Table(SOURCE, keys="id"),
            "The texts the account comes from.",
            "{column: {file: account.md, date: 2024-02-05}}",
        ),
        Key("actors", Table(ACTOR), "The parties.", "{usa: {name: United States, kind: state}}", required=True),
        Key(
            "conditions",
            Table(CONDITION, keys="option"),
            "Facts nobody in the model controls.",
            "{war_elsewhere: A war goes on elsewhere}",
        ),
        Key(
            "named",
            Table(NAMED),
            "Named conditions: formulas with a name.",
            "{direct_war: usa.strike_iran or iran.attack}",
        ),
        Key("infeasible", Many(INFEASIBLE), "Combinations that cannot be.", "[iran.accept and not usa.offer]"),
        Key(
            "status_quo",
            Many(REFERENCE, alone=True),
            "The options taken and the conditions that hold now; in an explicit model, the state.",
            "[militia.attack, war_elsewhere]",
        ),
        Key(
            "states",
            Table(STATE),
            "Explicit models only, in place of options: the states.",
            "{peace: Nobody fights, war: Both fight}",
        ),
        Key("moves", Many(ARC), "Explicit models only: the moves.", "[{by: usa, from: peace, to: war, back: yes}]"),
        Key("ties", Many(TIE), "Who is what to whom.", "[{from: iran, to: militia, is: patron, autonomy: 0.6}]"),
        Key(
            "alternatives",
            Table(ALTERNATIVE, keys="id"),
            "Questions the account leaves open.",
            "{order: {sides: {a: [], b: [negate usa.no-war]}}}",
        ),
        Key(
            "views",
            Table(VIEW),
            "How the crisis looks to an actor that sees it otherwise, by actor.",
            "{usa: [hand militia.attack to iran]}",
        ),
        Key(
            "claims",
            Many(CLAIM_RECORD),
            "The sentences of the account, put as queries.",
            "[{id: calm, test: no equilibrium has war}]",
        ),
        Key("starts", Scalar("date"), "The day of the status quo.", "2024-02-05"),
        Key("horizon", QUANTITY, "How far ahead the account looks.", "180 days"),
        Key("dynamics", DYNAMICS, "How actors choose in time.", "{rule: logit, precision: 5, rate: 1 per 10 days}"),
        Key("events", Table(EVENT), "What happens by chance.", "{unrest: {sets: protests, rate: 1 per 90 days}}"),
        Key(
            "calendar",
            Table(DATED, keys="moment"),
            "What changes on which day, earliest first.",
            "{on 2024-11-05: usa drops voters}",
        ),
        Key(
            "scenarios",
            Table(SCENARIO, keys="id"),
            "Named sets of edits to compare.",
            "{after-the-vote: [ignore voters]}",
        ),
        Key(
            "what_happened",
            Table(HAPPENED, keys="moment"),
            "What history did, earliest first (`detente hindsight`).",
            "{on 2024-02-02: [usa.strike]}",
        ),
        Key("deal", DEAL, "What can be agreed.", "{parties: {usa: , iran: }, issues: {border: }}"),
        Key(
            "quotes",
            Table(QUOTE, keys="id"),
            "The words assumptions rest on.",
            "{q12: {source: column, exact: Nobody wants a war.}}",
        ),
    ),
)
