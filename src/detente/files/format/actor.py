"""A party: what it can do, what it wants and how sure that is, and what its audiences make it pay."""

from __future__ import annotations

from detente.files.format.basis import BASIS
from detente.files.format.quantity import DEED, QUANTITY, RATE
from detente.files.format.words import FORMULA, ID, MUCH_BETTER, MUCH_MORE_IMPORTANT, ORDER, REFERENCE, STANCES, TEXT
from detente.files.kinds import ACTOR_KINDS
from detente.files.shapes import Choice, Key, Many, Record, Scalar, Table

OPTION = Record(
    "option",
    "A yes/no action its actor can take. An action, never an outcome.",
    (
        Key("does", TEXT, "The action in words.", "Strike the militias"),
        Key("undone", Scalar("when"), "`never`: once taken it stays. `only if F`: where F holds.", "only if not offer"),
        Key(
            "taken",
            Scalar("when"),
            "`never`: it can only be undone (it is taken in the status quo). `only if F`: where F holds.",
            "never",
        ),
        Key("rate", RATE, "How often the actor gets the chance to take or undo it alone.", "1 per 5 days"),
        Key("takes", QUANTITY, "How long it takes from the decision until it lands.", "2 weeks"),
        Key("stages", Scalar("count"), "Steps of chance in `takes` (4): the more, the surer the time.", "10"),
        Key("fixed", Scalar("yes or no"), "`yes`: it takes exactly `takes` (answered by sample paths only).", "yes"),
        *DEED,
        Key("sunk", QUANTITY, "What deciding on it costs, whatever comes of it (as utility, 0 to 1).", "0.1"),
        Key("hands_tied", QUANTITY, "What not keeping it up costs: undoing it, or giving up its preparation.", "0.3"),
        Key("by", Many(REFERENCE, alone=True), "Who controls it, if not the actor it is listed under; one.", "iran"),
        *BASIS,
    ),
    short="does",
)

ONE_OF = Record(
    "one_of",
    "Options of which at most one is taken (levels of force, a ladder), lowest rung first.",
    (
        Key("options", Many(REFERENCE), "The options, lowest rung first.", "[probe, raid, invade]", required=True),
        Key("must", Scalar("yes or no"), "`yes`: exactly one of them is taken.", "yes"),
        *BASIS,
    ),
    short="options",
)

WANT = Record(
    "want",
    "A formula the actor would rather see true.",
    (
        Key("that", FORMULA, "What is wanted.", "not (strike or iran.attack)", required=True),
        Key("id", ID, "A name to refer to it by; without one it is made from the formula.", "no-war"),
        Key("for", REFERENCE, "The audience it is wanted for.", "voters"),
        Key(
            "stance",
            Choice(STANCES),
            "Whether the actor avows it, somebody imputes it, or the actor denies it.",
            "imputed",
        ),
        Key("says", TEXT, "The want in words.", "Above all, no war"),
        Key(
            "is",
            Choice((MUCH_MORE_IMPORTANT,)),
            "Whether it, with all above it, is much more important than all wants that follow.",
            MUCH_MORE_IMPORTANT,
        ),
        Key("worth", QUANTITY, "Its share of the actor's utility; all wants of the actor have one, or none.", "0.5"),
        Key("from", Scalar("date"), "The day from which it is wanted.", "2024-09-01"),
        Key("until", Scalar("date"), "The day until which it is wanted.", "2024-11-05"),
        Key("holds", QUANTITY, "How likely it is wanted at all: a chance, or `perhaps` ([robust](robust.md)).", "70 %"),
        *BASIS,
    ),
    short="that",
)

LEVEL = Record(
    "level",
    "A level of a ranking: one state (the options taken; `[]` is nothing taken), or several that are equally good.",
    (
        Key("state", Many(REFERENCE, alone=True), "The options taken, or a listed state.", "[strike, iran.attack]"),
        Key(
            "tie",
            Many(Many(REFERENCE, alone=True)),
            "States that are equally good.",
            "[[strike], [strike, iran.attack]]",
        ),
        Key(
            "is",
            Choice((MUCH_BETTER,)),
            "Whether it, with all above it, is much better than all levels that follow.",
            MUCH_BETTER,
        ),
    ),
    short="state",
)

COST = Record(
    "cost",
    "What an audience makes the actor pay for backing down from what it has climbed.",
    (
        Key("for", REFERENCE, "The audience.", "voters", required=True),
        Key(
            "climbed",
            REFERENCE,
            "A one-of group of the actor's, lowest rung first, or one of its options.",
            "force",
            required=True,
        ),
        Key("each", QUANTITY, "The cost for each rung climbed (as utility, 0 to 1).", "0.2", required=True),
        *BASIS,
    ),
)

ACTOR = Record(
    "actor",
    "A party: a state, a leader, an armed group, an electorate, an outlet. One with options is a decision maker.",
    (
        Key("name", TEXT, "Its name in words; without one the key is used.", "United States"),
        Key("kind", Choice(ACTOR_KINDS), "What kind of party it is.", "state"),
        Key("aliases", Many(TEXT, alone=True), "Other names the texts call it by.", "[Washington, America]"),
        Key("codes", Table(TEXT, keys="word"), "Its code in other data sets.", "{wikidata: Q30, iso3: USA, cow: 2}"),
        Key("options", Table(OPTION), "What it can do.", "{strike: Strike the militias}"),
        Key("one_of", Table(ONE_OF), "Groups of its options of which at most one is taken.", "{force: [raid, invade]}"),
        Key("wants", Many(WANT), "What it wants, most important first.", "[not war, raid if militia.attack]"),
        Key(
            "order",
            Many(ORDER, alone=True),
            "How sure that order is: `any order`, `A and B in any order`, `A at least as important as B`, `A above B`.",
            "[no-war and calm in any order]",
        ),
        Key(
            "ranking",
            Many(LEVEL),
            "All feasible states, best first, in place of `wants`.",
            "[[raid], {tie: [[], [invade]]}]",
        ),
        Key("rate", RATE, "How often it gets the chance to reconsider what it does.", "1 per 5 days"),
        Key(
            "costs",
            Many(COST),
            "What audiences make it pay for backing down.",
            "[{for: voters, climbed: force, each: 0.2}]",
        ),
        *BASIS,
    ),
)
