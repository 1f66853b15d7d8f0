"""The grammar of the language: what formulas, claims and edits look like, as one set of LALR(1) rules.

The rules are written once, here; the words of the language are data (`PHRASES`), from which come the terminals, what an
error says was expected, and the names nobody may give (`RESERVED`). Which words are words of the language depends on
where they stand (the lexer is contextual), so an actor may well have an option called `move`, and a condition may be
called `deal`.

Operators, loosest first: `iff`, `if`, `or`, `and`, `not`. `iff` and `if` group to the left: `A if B if C` is
`(A if B) if C`, which says the same as `A if B and C`. An `only because of` hangs on all of the claim before it, and
`in the view of A:` governs all of the claim after it; parentheses settle the rest.
"""

from __future__ import annotations

STARTS = ("formula", "claim", "edit", "order")

NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
UNITS = r"(?:hours?|days?|weeks?|months?|years?)"

PHRASES = (
    ("IFF", "iff"),
    ("IF", "if"),
    ("OR", "or"),
    ("AND", "and"),
    ("NOT", "not"),
    ("TRUE", "true"),
    ("FALSE", "false"),
    ("PREPARED", "is being prepared"),
    ("STABLE", "is stable"),
    ("SOME", "some"),
    ("EVERY", "every"),
    ("NO", "no"),
    ("REACHABLE", "reachable"),
    ("EQUILIBRIUM", "equilibrium"),
    ("HAS", "has"),
    ("FOR", "for"),
    ("EVERYONE", "everyone"),
    ("COALITION", "coalition"),
    ("STATUS_QUO", "status_quo"),
    ("REACHES", "reaches"),
    ("BY", "by"),
    ("OF", "of"),
    ("MOVES", "moves"),
    ("IMPROVEMENTS", "improvements"),
    ("BEST_IMPROVEMENTS", "best improvements"),
    ("JOINT_IMPROVEMENTS", "joint improvements"),
    ("ALWAYS", "always"),
    ("PREFERS", "prefers"),
    ("TO", "to"),
    ("DETERS", "deters"),
    ("FROM", "from"),
    ("ONLY_BECAUSE_OF", "only because of"),
    ("IN_THE_VIEW_OF", "in the view of"),
    ("WITHIN", "within"),
    ("THE_HORIZON", "the horizon"),
    ("BEFORE", "before"),
    ("WHILE", "while"),
    ("AT", "at"),
    ("RATIFIED_BY", "ratified by"),
    ("TIME_TO", "time to"),
    ("MOST_LIKELY_PATH_TO", "most likely path to"),
    ("SHARE_OF_TIME_IN", "share of time in"),
    ("PACKAGE_IS_BETTER_FOR", "package is better for"),
    ("THAN_NO_DEAL", "than no deal"),
    ("PACKAGE", "package"),
    ("SETTLES", "settles"),
    ("BELOW", "below"),
    ("ABOVE", "above"),
    ("ALONE_HAS_A_ZONE", "alone has a zone"),
    ("LINKING_ADDS_AT_LEAST", "linking adds at least"),
    ("SAME_CAMP", "are in the same camp in"),
    ("OPTIMAL_SPLIT", "optimal split"),
    ("INDEPENDENT_SOURCES_OF", "independent sources of"),
    ("AVOWS", "avows"),
    ("DROP", "drop"),
    ("ADD", "add"),
    ("WANTS", "wants"),
    ("FIRST", "first"),
    ("LAST", "last"),
    ("MOVE", "move"),
    ("NEGATE", "negate"),
    ("IGNORE", "ignore"),
    ("IGNORES", "ignores"),
    ("DROPS", "drops"),
    ("FIX", "fix"),
    ("HAND", "hand"),
    ("FORBID", "forbid"),
    ("FREE", "free"),
    ("START_FROM", "start from"),
    ("NOTHING", "nothing"),
    ("SET", "set"),
    ("AUTONOMY", "autonomy"),
    ("RATE", "rate"),
    ("TAKES", "takes"),
    ("WORTH", "worth"),
    ("PRECISION", "precision"),
    ("CHOOSE", "choose"),
    ("AS_OF", "as of"),
    ("ANY_ORDER", "any order"),
    ("IN_ANY_ORDER", "in any order"),
    ("AT_LEAST_AS_IMPORTANT_AS", "at least as important as"),
)
"""Every word and fixed phrase of the language with its terminal."""

PATTERNS = (
    ("P", r"P\s*\(", "P("),
    ("E", r"E\s*\[", "E["),
    ("BLAMED", r"blamed\s*\(", "blamed("),
    ("THE_BEST", r"(?:the\s+)?best(?=\s*\[|\s+package\b)", "the best"),
    ("ISSUE", r"issue(?=\s+[\w-]+\s+alone\b)", "issue"),
    ("FRUSTRATION", r"frustration(?=\s*[<=>])", "frustration"),
    ("RANGE", r"['’]s\s+no-deal-to-best\s+range(?![\w.-])", "'s no-deal-to-best range"),
    ("DATE", r"\d{4}-\d{2}-\d{2}(?![\w.-])", "a date (2024-11-05)"),
    ("TIME", rf"{NUMBER}\s*{UNITS}(?![\w.-])", "a time (180 days)"),
    ("SHARE", rf"{NUMBER}(?:\s*%)?", "a number"),
    ("QUANTITY", r"\d*\.?\d[\w.]*(?:\s*%)?(?:\s+[\w.]+(?:\s*%)?)*", "a number"),
    ("RELATION", r"<=|>=|<|>|=", "one of < <= = >= >"),
)
"""Every other terminal that beats a name: its pattern, and how an error names it."""

NAMES = (
    ("NAME", r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?", "a name"),
    ("ID", r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_][A-Za-z0-9_-]*)*", "an id"),
)
SIGNS = (("LPAR", "("), ("RPAR", ")"), ("LSQB", "["), ("RSQB", "]"), ("COMMA", ","), ("COLON", ":"))

RULES = r"""
?formula: condition
        | formula IFF condition                                  -> equivalence
?condition: disjunction
        | condition IF disjunction                               -> conditional
?disjunction: conjunction
        | conjunction (OR conjunction)+                          -> either
?conjunction: literal
        | literal (AND literal)+                                 -> both
?literal: NOT literal                                            -> negation
        | NAME                                                   -> atom
        | NAME PREPARED                                          -> prepared
        | BLAMED NAME RPAR                                       -> blamed
        | TRUE                                                   -> true
        | FALSE                                                  -> false
        | LPAR formula RPAR                                      -> group

?claim: grounded
        | IN_THE_VIEW_OF NAME COLON claim                        -> in_view
?grounded: sentence
        | grounded ONLY_BECAUSE_OF _causes                       -> only_because
?sentence: LPAR claim RPAR                                       -> group
        | NO LPAR claim RPAR                                     -> denial
        | _quantifier REACHABLE? EQUILIBRIUM _concept? HAS formula -> equilibrium
        | formula STABLE _concept? FOR _everyone                 -> stable
        | _state REACHES formula BY _means (OF _names)?          -> reaches
        | NAME ALWAYS? PREFERS formula TO formula                -> prefers
        | NAME DETERS NAME FROM NAME _concept?                   -> deters
        | P _event (FROM _state)? RPAR RELATION SHARE            -> chance
        | E TIME_TO formula (FROM _state)? RSQB RELATION TIME    -> expected_time
        | MOST_LIKELY_PATH_TO formula (FROM _state)? HAS formula -> likely_path
        | SHARE_OF_TIME_IN formula RELATION SHARE                -> time_share
        | _quantifier PACKAGE_IS_BETTER_FOR NAME (AND NAME)* THAN_NO_DEAL -> better_package
        | _best SETTLES ID (_level _value)?                      -> package_settles
        | _best HAS formula                                      -> package_has
        | ISSUE ID ALONE_HAS_A_ZONE                              -> issue_zone
        | LINKING_ADDS_AT_LEAST SHARE OF NAME RANGE              -> linking
        | formula SAME_CAMP (EVERY | SOME) OPTIMAL_SPLIT         -> same_camp
        | FRUSTRATION RELATION SHARE                             -> frustration
        | INDEPENDENT_SOURCES_OF ID RELATION SHARE               -> independent_sources
        | NAME AVOWS formula                                     -> avows
_quantifier: SOME | EVERY | NO
_concept: LPAR ID RPAR
_everyone: EVERYONE | _names | COALITION _names | EVERY COALITION
_names: NAME (COMMA NAME)*
_state: STATUS_QUO | formula
_means: MOVES | IMPROVEMENTS | BEST_IMPROVEMENTS | JOINT_IMPROVEMENTS
_event: formula WITHIN _time
        | formula BEFORE formula
        | formula WHILE formula WITHIN _time
        | formula AT DATE
        | RATIFIED_BY NAME
_time: TIME | THE_HORIZON
_best: THE_BEST (LSQB ID RSQB)? PACKAGE
_level: BELOW | ABOVE | AT
_value: SHARE ID? | ID
_causes: cause (COMMA cause)*
cause: ID | LPAR change RPAR

?edit: change
        | AS_OF DATE                                             -> as_of
?change: DROP ID                                                 -> drop
        | ADD NAME WANTS formula _position?                     -> add
        | MOVE ID _position                                      -> move
        | NEGATE ID                                              -> negate
        | IGNORE NAME                                            -> ignore
        | NAME IGNORES NAME                                      -> ignore
        | NAME DROPS NAME                                        -> ignore
        | FIX NOT? NAME                                          -> fix
        | HAND NAME TO NAME                                      -> hand
        | FORBID formula                                         -> forbid
        | FREE NAME                                              -> free
        | START_FROM (NOTHING | _names)                          -> start_from
        | SET (AUTONOMY | RATE | TAKES | WORTH) OF ID TO QUANTITY -> set_number
        | SET PRECISION TO QUANTITY                              -> set_precision
        | CHOOSE ID COLON ID                                     -> choose
_position: FIRST | LAST | ABOVE ID | BELOW ID

?order: ANY_ORDER                                                -> any_order
        | ID ((COMMA | AND) ID)+ IN_ANY_ORDER                    -> among
        | ID AT_LEAST_AS_IMPORTANT_AS ID                         -> at_least
        | ID ABOVE ID                                            -> above
"""
"""The rules. A rule's name after `->` is the function of `language.build` that makes its record."""

RESERVED = (
    "always", "and", "at", "avows", "before", "by", "coalition", "deters", "every", "everyone", "false", "for",
    "from", "has", "if", "iff", "in", "is", "no", "not", "nothing", "of", "or", "prefers", "reaches", "some",
    "status_quo", "the", "to", "true", "wants", "while", "within",
)  # fmt: skip
"""Words nobody may use as a name. A test derives from the rules which words must be here."""

_EDIT_VERBS = ("DROP", "ADD", "MOVE", "NEGATE", "IGNORE", "FIX", "HAND", "FORBID", "FREE", "SET", "CHOOSE")

WORDS = {
    **{terminal: f"`{phrase}`" for terminal, phrase in PHRASES},
    **{terminal: word if " " in word and word[0] in "ao" else f"`{word}`" for terminal, _, word in PATTERNS},
    **{terminal: word for terminal, _, word in NAMES},
    **{terminal: f"`{sign}`" for terminal, sign in SIGNS},
}
"""How an error names each terminal."""


def grammar() -> str:
    """Return the whole grammar in Lark's notation."""
    lines = [f"{terminal}.3: /{_pattern(terminal, phrase)}/" for terminal, phrase in PHRASES]
    lines += [f"{terminal}.4: /{pattern}/" for terminal, pattern, _ in PATTERNS]
    lines += [f"{terminal}.1: /{pattern}/" for terminal, pattern, _ in NAMES]
    lines += [f'{terminal}: "{sign}"' for terminal, sign in SIGNS]
    return "\n".join([RULES, *lines, r"BLANK: /[ \t\r\n]+/", "%ignore BLANK", ""])


def _pattern(terminal: str, phrase: str) -> str:
    """Return the pattern of a phrase: its words apart by any blanks, and no longer word instead of the last.

    A verb of an edit gives way before `ignores` and `drops`, so that an actor may be called `move`.
    """
    ahead = r"(?!\s+(?:ignores|drops)\b)" if terminal in _EDIT_VERBS else ""
    return r"\s+".join(phrase.split()) + r"(?![A-Za-z0-9_.-])" + ahead
