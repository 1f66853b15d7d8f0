"""Chains: what detente writes for PRISM and Storm is read back as a model that has the same chain."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from detente.case import loads
from detente.dynamics.process import Process, compile_process
from detente.files.generator import Generator, safe_names
from detente.files.interchange.prism import import_prism
from detente.files.interchange.transitions import import_explicit
from detente.files.prism import prism_text
from detente.files.transitions import explicit_files, storm_files
from detente.files.write import dump
from detente.findings.generator import generator
from tests.dynamics.timed import timed
from tests.files.exported import TIMED
from tests.files.interchange.refused import refused

SMALL = """ctmc
module m
  x : bool init true; // a fact
  n : [0..2] init 1;
endmodule
module other
  y : bool;
  [] x & (n<2 | !y) -> 0.5 : (x'=false) & (n'=2) + 2 : (y'=true);
  [] !x -> 1.0 : true;
endmodule
label "war" = n>=1 & y;
"""


def rates(written: Generator) -> Counter[tuple[frozenset[str], frozenset[str], float]]:
    """Return the rates between the states one can get to, each state as what holds in it and not in all of them."""
    names = safe_names(variable.name for variable in written.variables)
    two = [variable.most == 1 for variable in written.variables]
    total: dict[tuple[int, int], float] = {}
    for each in written.rates:
        if each.source != each.target:
            total[each.source, each.target] = total.get((each.source, each.target), 0.0) + each.rate
    reached, waiting = {written.start}, [written.start]
    while waiting:
        at = waiting.pop()
        new = [end for start, end in total if start == at and end not in reached]
        reached.update(new)
        waiting += new
    holds = {
        at: frozenset(
            name if plain else f"{name}_{value}"
            for name, plain, value in zip(names, two, written.states[at], strict=True)
            if value
        )
        for at in reached
    }
    always = frozenset.intersection(*holds.values())
    return Counter(
        (holds[start] - always, holds[end] - always, float(f"{rate:.9g}"))
        for (start, end), rate in total.items()
        if start in reached
    )


def again(text: str) -> Generator:
    """Return the chain of the model that a PRISM file becomes."""
    imported = import_prism(text.encode())
    case = loads(dump(imported.conflict))
    assert imported.conflict == case.conflict
    return generator(compile_process(case.conflict))


def there_and_back(process: Process) -> tuple[Counter[object], Counter[object]]:
    """Return the rates of a process, and those of the model its PRISM file becomes."""
    written = generator(process)
    return rates(written), rates(again(prism_text(written)))


def test_the_model_of_a_chain_has_the_chain() -> None:
    expected, actual = there_and_back(compile_process(loads(TIMED).conflict))
    assert expected == actual


@pytest.mark.parametrize("seed", range(6))
def test_the_model_of_any_chain_has_the_chain(seed: int) -> None:
    expected, actual = there_and_back(compile_process(timed(seed)))
    assert expected == actual


@pytest.mark.parametrize("write", [explicit_files, storm_files])
def test_explicit_files_are_read_back_as_the_same_chain_with_its_labels(write: object) -> None:
    written = generator(compile_process(loads(TIMED).conflict))
    files = write(written)  # type: ignore[operator]
    found = import_explicit(*(files[end].encode() for end in (".tra", ".sta", ".lab")), ("a.tra", "a.sta", "a.lab"))
    case = loads(dump(found.conflict))
    back = generator(compile_process(case.conflict))
    assert rates(written) == rates(back)
    ours = {label.name: len(label.states) for label in written.labels}
    assert set(ours) == {named.key for named in case.conflict.named}


def test_each_part_of_a_chain_has_its_place_in_the_model() -> None:
    found = import_prism(SMALL.encode()).conflict
    assert ["x", "n_1", "n_2", "y"] == [each.key for each in found.conditions]
    assert {"x", "n_1"} == set(found.status_quo)
    assert [0.5, 2.0] == [event.rate.value for event in found.events if event.rate]
    assert ["war"] == [named.key for named in found.named]
    process = compile_process(loads(dump(found)).conflict)
    war = process.mask(found.named[0].formula)
    assert [{"n_1", "y"}, {"n_2", "y"}, {"n_1", "x", "y"}, {"n_2", "x", "y"}] == sorted(
        ({*process.label(int(at))} for at in np.flatnonzero(war)), key=lambda it: (len(it), sorted(it))
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ctmc", "mdp", ("D186", "1:1")),
        ("module m", "const int k = 3;\nmodule m", ("D186", "2:1")),
        ("endmodule\nmodule", "endmodule\nrewards\nmodule", ("D186", "6:1")),
        ("[] !x", "[tick] !x", ("D186", "9:4")),
        ("0.5 :", "0.5*2 :", ("D186", "8:24")),
        ("[0..2]", "[1..2]", ("D186", "4:8")),
        ("[0..2]", "[0..99]", ("D185", "4:11")),
        ("(n'=2)", "(n'=n+1)", ("D186", "8:47")),
        ("(n'=2)", "(n'=3)", ("D185", "8:47")),
        ("n<2", "z<2", ("D185", "8:11")),
        ("y : bool;", "x : bool;", ("D185", "7:3")),
        ("module other", "module other = m [x=y] endmodule", ("D186", "6:14")),
        ("(n<2 | !y)", "(" * 80 + "y" + ")" * 80, ("D106", "8:61")),
        ("!x ->", "!" * 90 + "x ->", ("D106", "9:58")),
        ("-> 1.0", "1.0", ("D185", "9:9")),
    ],
)
def test_what_a_model_has_no_word_for_is_refused_by_name_and_place(
    old: str, new: str, expected: tuple[str, str]
) -> None:
    assert old in SMALL
    assert expected == refused(import_prism, SMALL.replace(old, new))


TRA, STA, LAB = "2 2\n0 1 0.5\n1 0 2\n", "(x)\n0:(false)\n1:(true)\n", '0="init" 1="deadlock" 2="war"\n1: 0 2\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((TRA.replace("0.5", "half"), STA, LAB), ("D185", "2:1")),
        ((TRA.replace("2 2", "dtmc"), STA, LAB), ("D186", "1:1")),
        ((TRA.replace("0 1 0.5", "0 5 0.5"), STA, LAB), ("D185", "2:1")),
        ((TRA, STA.replace("true", "2.5"), LAB), ("D186", "3:1")),
        ((TRA, STA.replace("1:", "7:"), LAB), ("D185", "3:1")),
        ((TRA, STA.replace("(x)", "x"), LAB), ("D185", "1:1")),
        ((TRA, STA, LAB.replace("1: 0 2", "1: 9")), ("D185", "2:1")),
        ((TRA, STA, "#DECLARATION\nwar\n"), ("D185", "1:1")),
    ],
)
def test_explicit_files_that_are_none_are_refused_with_the_line(
    files: tuple[str, str, str], expected: tuple[str, str]
) -> None:
    given = [text.encode() for text in files]
    read = lambda _: import_explicit(*given, ("a.tra", "a.sta", "a.lab"))  # noqa: E731
    assert expected == refused(read, "")


def test_the_first_state_is_the_one_the_labels_say() -> None:
    found = import_explicit(TRA.encode(), STA.encode(), LAB.encode(), ("a.tra", "a.sta", "a.lab")).conflict
    assert {"x"} == set(found.status_quo)
