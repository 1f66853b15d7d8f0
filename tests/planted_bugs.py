"""Thirty bugs a person might write, each a small change of one file, with the room whose tests must notice it.

`old` stands once in the file; `tests/planted.py` puts `new` in its place, in a copy of the tree.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bug:
    """One bug: what it would do to a user, the file under src/detente, the change, and which tests are asked.

    All tests of `room` (a folder of tests/) are asked; the files in `first` only come before the others.
    """

    key: str
    does: str
    file: str
    old: str
    new: str
    room: str
    first: tuple[str, ...] = ()


BUGS = (
    Bug(
        "wants-counted", "wants are counted, so that two small ones outweigh a large one",
        "moves/rank.py", "rank = rank * 2 + true", "rank = rank + true", "moves", ("test_rank.py",),
    ),
    Bug(
        "twice-in-a-row", "in a legal sequence somebody may move twice in a row",
        "moves/legal.py", "frontier[frontier % width != mover]", "frontier", "moves", ("test_legal.py",),
    ),
    Bug(
        "breaking-even", "a joint improvement may leave one of its makers where it was",
        "moves/legal.py", "graph.rank[chosen][:, arcs.members] > graph", "graph.rank[chosen][:, arcs.members] >= graph",
        "moves", ("test_legal_more.py", "test_legal.py"),
    ),
    Bug(
        "undone-never", "an option that can never be undone is undone all the same",
        "moves/classes.py", "up = (ways[source] & ~ways[target]) == 0", "up = (ways[target] & ~ways[source]) == 0",
        "moves", ("test_classes.py",),
    ),
    Bug(
        "ties-do-not-deter", "a sanction that leaves the mover as well off as before no longer deters",
        "stability/standpoints.py", "value <= view.rank[:, i]", "value < view.rank[:, i]", "stability",
        ("test_tables.py",),
    ),
    Bug(
        "no-way-out", "SMR asks for no countermove, and so is GMR",
        "stability/symmetric.py", "view.after_moves.escape", "view.after_moves.standing", "stability",
        ("test_tables.py",),
    ),
    Bug(
        "any-for-all", "where one opponent can undo its moves, all are taken to",
        "stability/closures.py", "all(two_way[:i] + two_way[i + 1 :])", "any(two_way[:i] + two_way[i + 1 :])",
        "stability", ("test_closures.py",),
    ),
    Bug(
        "what-cannot-be", "under SIM a combination that cannot come about is a sanction",
        "stability/simultaneous.py", "(choices[i] > 0) & feasible & (view", "(choices[i] > 0) & (view", "stability",
        ("test_simultaneous.py",),
    ),
    Bug(
        "weak-equilibria", "an equilibrium counts as weak although everybody stays strongly",
        "stability/strength.py", "everyone(found >= 0) & ~everyone(found >= 1)", "everyone(found >= 0)", "stability",
        ("test_strength.py",),
    ),
    Bug(
        "if-backwards", "`A if B` is read as `B if A`",
        "conflict/truth.py", "tabulate(then, columns, full) | (full ^ tabulate(when, columns, full))",
        "tabulate(when, columns, full) | (full ^ tabulate(then, columns, full))", "conflict",
        ("test_validity.py",),
    ),
    Bug(
        "above-is-below", "`move A above B` puts it below",
        "conflict/change.py", '(position.where == "below")', '(position.where == "above")', "conflict",
        ("test_change.py",),
    ),
    Bug(
        "ignored-by-all", "`usa ignores voters` makes every actor ignore them",
        "conflict/change.py", "if edit.actor not in (None, actor.key):", "if edit.actor is None and not actor.key:",
        "conflict", ("test_change.py",),
    ),
    Bug(
        "cut-anywhere", "a long id is cut within a word",
        "conflict/slug.py", 'short.rpartition("-")[0] or short[:LONGEST]', "short[:LONGEST]", "conflict",
        ("test_slug.py",),
    ),
    Bug(
        "per-cent-of-one", "`40 to 80 %` is read as 40 to 0.8",
        "language/quantity.py", "1.0, (100.0 if percent else 1.0)", "1.0, (100.0 if found[\"percent\"] else 1.0)",
        "language", ("test_quantity.py",),
    ),
    Bug(
        "month-of-31", "a month has 31 days",
        "language/quantity.py", '"month": 30.0', '"month": 31.0', "language", ("test_quantity.py",),
    ),
    Bug(
        "caret-one-off", "the caret of an error stands one character too far right in a quoted text",
        "files/locate.py", "[leaf.start + 1 + match.start()", "[leaf.start + 2 + match.start()", "files",
        ("test_locate.py",),
    ),
    Bug(
        "old-file-gone", "a save whose last step fails leaves its temporary file behind",
        "files/save.py", "            with contextlib.suppress(OSError):\n                temporary.unlink()\n", "",
        "files", ("test_save.py",),
    ),
    Bug(
        "hash-of-places", "where a quote stands changes what a result is about",
        "files/hash.py", '_ASIDE = {"span", "prefix", "suffix", "start", "sha256"}', '_ASIDE = {"span"}', "files",
        ("test_hash.py",),
    ),
    Bug(
        "every-is-some", "`every equilibrium has F` holds where some equilibrium has",
        "findings/forms/equilibrium.py", 'bool(example.any()) == (query.quantifier == "some")',
        'bool(example.any()) == (query.quantifier != "no")', "findings", ("test_forms.py",),
    ),
    Bug(
        "nothing-holds", "where there is no equilibrium at all, every equilibrium has whatever is asked",
        "findings/forms/equilibrium.py", 'return Answer("untestable", none, concept, missing=none)',
        'return Answer("holds", none, concept)', "findings", ("test_forms.py",),
    ),
    Bug(
        "deterred-anyway", "a threat deters although the other would stay without it",
        "findings/forms/deters.py", "deterred = stays & ~stays_anyway", "deterred = stays", "findings",
        ("test_forms.py",),
    ),
    Bug(
        "best-of-the-better", "other things equal, the best of one side is held against the best of the other",
        "findings/forms/prefers.py", "_by_key(better, world, keep, -rank)", "_by_key(better, world, keep, rank)",
        "findings", ("test_prefers.py",),
    ),
    Bug(
        "all-rankings", "of all rankings, those are counted under which the state is not stable",
        "findings/inverse_share.py", "    return _integral(", "    return 1 - _integral(", "findings",
        ("test_inverse_share.py",),
    ),
    Bug(
        "less-likely-way", "hindsight blames a model that said something might happen for its not happening",
        "findings/hindsight/__init__.py", "return False if some else None", "return None if some else False",
        "findings/hindsight",
    ),
    Bug(
        "best-is-any", "under best reply every move that gains is as likely as the best",
        "dynamics/rules.py", "(gains > LEAST) & (gains >= most - LEAST)", "gains > LEAST", "dynamics",
        ("test_process.py",),
    ),
    Bug(
        "half-the-tail", "the weight that is left out of a sum of chances is told too small",
        "dynamics/poisson.py", "left_out = float((below[low - 1] if low else 0.0) + (above[high]",
        "left_out = float((above[high]", "dynamics", ("test_transient.py", "test_chain.py"),
    ),
    Bug(
        "equal-rows-beat", "of two packages that are the same to two parties only one is efficient",
        "bargaining/pareto.py",
        "same = (group >= 0) & (second == second[leaders[group]]) & (first == first[leaders[group]])",
        "same = new", "bargaining", ("test_pareto.py",),
    ),
    Bug(
        "surely-accepted", "an audience surely accepts what it may refuse",
        "bargaining/ratification.py", "WinSets(worth >= most, worth >= least)",
        "WinSets(worth >= least, worth >= most)",
        "bargaining", ("test_ratification.py",),
    ),
    Bug(
        "foes-together", "foes in one camp frustrate nothing",
        "ties/web.py", "return (split[one] != split[other]) == (pull > 0)",
        "return split[one] != split[other] and pull > 0", "ties", ("test_frustration.py",),
    ),
    Bug(
        "torn-line", "a journal keeps the line a kill tore in two",
        "batch/journal.py", "        self._file.truncate(start)\n", "", "batch", ("test_journal.py",),
    ),
)  # fmt: skip
