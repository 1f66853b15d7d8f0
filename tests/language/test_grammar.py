"""The grammar is LALR(1) without conflicts, and its data tables agree with it."""

from __future__ import annotations

import logging

import pytest
from lark import Lark
from lark.lexer import ContextualLexer
from lark.parsers.lalr_analysis import Shift

from detente.language import claim, edit, formula, order
from detente.language.grammar import NAMES, PATTERNS, PHRASES, RESERVED, SIGNS, STARTS, WORDS, grammar
from detente.language.parse import _rules, parser


def test_the_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("lark").setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG, logger="lark"):
        Lark(grammar(), start=list(STARTS), parser="lalr", lexer="contextual", debug=True)
    assert [] == [record.message for record in caplog.records]


def test_a_grammar_with_a_conflict_would_be_told(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("lark").setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG, logger="lark"):
        Lark('start: start "or" start | "a"', parser="lalr", debug=True)
    assert any("Shift/Reduce" in record.message for record in caplog.records)


def _competing() -> set[str]:
    """Return the single words that are read as a word of the language where a name may stand."""
    table = parser().parser.parser._parse_table
    phrases = dict(PHRASES)
    verbs = {"drop", "add", "move", "negate", "ignore", "fix", "hand", "forbid", "free", "set", "choose"}
    found = set()
    for actions in table.states.values():
        if {"NAME"} & {kind for kind, (action, _) in actions.items() if action is Shift}:
            found |= {phrases[kind] for kind in actions if kind in phrases and " " not in phrases[kind]}
    return found - verbs


def test_every_word_that_competes_with_a_name_is_reserved() -> None:
    assert set() == _competing() - set(RESERVED)


def test_no_more_is_reserved_than_single_words_and_what_reads_as_one_of_ours() -> None:
    single = {word for _, phrase in PHRASES for word in phrase.split()}
    assert set() == set(RESERVED) - single


def test_no_state_accepts_a_name_and_an_id_at_once() -> None:
    states = parser().parser.parser._parse_table.states.values()
    assert [] == [state for state in states if {"NAME", "ID"} <= state.keys() and "COMMA" not in state]


def test_every_terminal_has_a_word_for_errors() -> None:
    terminals = {terminal.name for terminal in parser().terminals}
    assert terminals == {*WORDS, "BLANK"}
    assert len(PHRASES) + len(PATTERNS) + len(NAMES) + len(SIGNS) == len(WORDS)


def test_the_lexer_is_contextual() -> None:
    assert isinstance(parser().parser.lexer, ContextualLexer)


def test_every_rule_has_its_function_and_every_function_its_rule() -> None:
    made = {str(rule.alias) for rule in parser().rules if rule.alias} | {"cause"}
    own = {name for module in (claim, edit, formula, order) for name in _rules(module)}
    assert made == own
