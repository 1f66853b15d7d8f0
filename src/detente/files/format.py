"""The one description of the model file, version 1: what each key is called, holds and means, with an example.

The unknown-key check, the reading of values, the JSON Schema (`files.schema`) and the key reference in
`docs/model-file.md` are all derived from `MODEL`. To add a key, add one `Key` here and read it in `files.build`.

A shape is one of four records: `Scalar`, `Choice`, `Many` (a list), `Table` (a mapping whose keys the author chooses)
and `Record` (a mapping whose keys are listed here). A `Record` may have a short form: ``strike: Strike the militias``
is short for ``strike: {does: Strike the militias}``.
"""

from __future__ import annotations

from detente.conflict.timing import CHOICE_RULES
from detente.conflict.unfolding import OTHERWISE
from detente.files.format_deal import deal_records
from detente.files.kinds import ACTOR_KINDS, TIE_KINDS
from detente.files.shapes import Choice, Key, Many, Record, Scalar, Table

VERSION = 1

TEXT, NAME, REFERENCE, ID = Scalar("text"), Scalar("name"), Scalar("reference"), Scalar("id")
FORMULA, CLAIM, EDIT, ORDER = Scalar("formula"), Scalar("claim"), Scalar("edit"), Scalar("order")
STANCES = ("avowed", "imputed", "denied")
OUTCOMES = ("holds", "fails", "depends", "untestable")
STATUSES = ("accepted", "proposed")
MUCH_MORE_IMPORTANT, MUCH_BETTER = "much more important", "much better"

_SELECTORS = (
    Key("source", ID, "The source the words stand in.", "column", required=True),
    Key("exact", TEXT, "The words, letter for letter.", "Nobody wants a war.", required=True),
    Key("prefix", TEXT, "What stands just before; tells equal words apart.", '"he said. "'),
    Key("suffix", TEXT, "What stands just after.", '" Everyone agreed."'),
    Key("start", Scalar("count"), "Where the words start, in Unicode code points (`detente fmt --anchor`).", "312"),
)

QUOTE = Record("quote", "A span of a source: the exact words and where they stand.", _SELECTORS)

BECAUSE = Record(
    "because",
    "The key of a quote, or the quote itself written in place.",
    (
        Key("quote", ID, "The key of a quote listed under `quotes`.", "q12"),
        *(Key(key.name, key.shape, key.says, key.example) for key in _SELECTORS),
    ),
    short="quote",
)

BASIS = (
    Key("because", Many(BECAUSE, alone=True), "The sentences this rests on: quotes, by key or in place.", "[q12, q13]"),
    Key("said_by", Many(REFERENCE, alone=True), "Who says so, from the outlet to the first speaker.", "[gazette, usa]"),
    Key("status", Choice(STATUSES), "`proposed` until a person accepts it; then it takes part in nothing.", "proposed"),
    Key("note", TEXT, "A remark for the next reader.", "Our reading of an ambiguous sentence."),
)

_SURE = tuple(key for key in BASIS if key.name != "status")

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

SOURCE = Record(
    "source",
    "A text somebody published. Its quotes are checked against `file`.",
    (
        Key("file", TEXT, "Where the text is kept, relative to the model file.", "account.md"),
        Key("title", TEXT, "Its title.", "The base and the ballot"),
        Key("outlet", TEXT, "Who published it.", "The Gazette"),
        Key("author", TEXT, "Who wrote it.", "A. Columnist"),
        Key("via", Many(TEXT, alone=True), "The outlets it passed through, outermost first.", "[newswire, gazette]"),
        Key("date", Scalar("date"), "When it was published.", "2024-02-05"),
        Key("url", TEXT, "Where it is on the web.", "https://example.org/column"),
        Key("language", Scalar("language"), "Its language, as a BCP 47 tag.", "en"),
        Key("sha256", Scalar("hash"), "The hash of the text its quotes were anchored in.", "0" * 64),
    ),
    short="file",
)

CHANCES = Table(QUANTITY)
_DEED = (
    Key("may_cause", CHANCES, "Conditions it brings about by chance when it lands (a toll).", "{soldiers_dead: 30 %}"),
    Key("blamed", CHANCES, "Whom the victim blames when it lands, each with what probability.", "{iran: 70 %}"),
)

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
        *_DEED,
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

TIE = Record(
    "tie",
    "A typed relation from one actor to another. Patrons and their proxies are told here and nowhere else.",
    (
        Key("from", REFERENCE, "One actor.", "iran", required=True),
        Key("to", REFERENCE, "The other.", "militia", required=True),
        Key("is", Choice(tuple(kind.name for kind in TIE_KINDS)), "What `from` is to `to`.", "patron", required=True),
        Key("autonomy", QUANTITY, "How far a proxy decides for itself: 1 is fully, 0 not at all.", "0.6"),
        Key("autonomy_for", Table(QUANTITY, keys="option"), "The autonomy of single options.", "{attack: 0.3}"),
        Key(
            "otherwise",
            Choice(OTHERWISE),
            "What happens where the proxy does not decide for itself (without it: the patron controls the option).",
            "patron's ranking",
        ),
        Key("order", REFERENCE, "The option of the patron that the proxy obeys.", "iran.command"),
        Key("since", Scalar("date"), "The day from which it is there.", "1949-04-04"),
        Key("until", Scalar("date"), "The day until which it is there.", "1955-05-14"),
        Key("denied_by", Many(REFERENCE, alone=True), "Who says it is not so.", "[iran]"),
        Key("denied_in", Many(ID, alone=True), "The quotes that say it is not so.", "no-agents"),
        Key("says", TEXT, "The relation in words.", "Arms, trains and pays it"),
        Key("id", ID, "A name to refer to it by; without one, as in `tie.iran-patron-militia`.", "sponsor"),
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
        *_SURE,
    ),
    short="state",
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
        *_DEED,
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

STATE = Record(
    "state",
    "A state of an explicit model: one that is a list of states and arrows, without options.",
    (Key("says", TEXT, "The state in words.", "Both sides have mobilised"), *_SURE),
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

DEAL_RECORDS = deal_records(QUANTITY, RATE, BASIS)
"""What tells a negotiation; the deal itself first."""

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
        Key("deal", DEAL_RECORDS[0], "What can be agreed.", "{parties: {usa: , iran: }, issues: {border: }}"),
        Key(
            "quotes",
            Table(QUOTE, keys="id"),
            "The words assumptions rest on.",
            "{q12: {source: column, exact: Nobody wants a war.}}",
        ),
    ),
)

RECORDS = (
    MODEL,
    SOURCE,
    QUOTE,
    BECAUSE,
    ACTOR,
    OPTION,
    ONE_OF,
    WANT,
    LEVEL,
    CONDITION,
    NAMED,
    INFEASIBLE,
    STATE,
    ARC,
    TIE,
    COST,
    DYNAMICS,
    EVENT,
    MULTIPLIER,
    DATED,
    SCENARIO,
    HAPPENED,
    *DEAL_RECORDS,
    ALTERNATIVE,
    SIDE,
    VIEW,
    CLAIM_RECORD,
    QUANTITY,
    RATE,
)
"""Every record of the format, in reading order."""

MOVED = (
    ("actor", "wikidata", "write codes: {wikidata: Q30}"),
    ("actor", "iso3", "write codes: {iso3: USA}"),
    ("actor", "patron", "who stands behind whom is told under ties: {from: iran, to: militia, is: patron}"),
    ("actor", "autonomy", "autonomy belongs to the tie: {from: iran, to: militia, is: patron, autonomy: 0.6}"),
)
"""Keys people try, and where the thing is said: (record, key, fix)."""
