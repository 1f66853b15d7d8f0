from __future__ import annotations

import sys

import pytest

from detente.moves import cores
from detente.moves.cores import both_cores, compiled_loops


def test_results_come_in_the_order_of_the_jobs_and_each_is_told_of() -> None:
    told: list[int] = []
    assert [0, 1, 4, 9] == both_cores(lambda k: k * k, range(4), told=told.append)
    assert [1, 2, 3, 4] == told


def test_one_core_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores.os, "cpu_count", lambda: 1)
    assert [1, 2] == both_cores(abs, [-1, -2])


def test_a_failing_job_fails_the_whole() -> None:
    with pytest.raises(ZeroDivisionError):
        both_cores(lambda k: 1 // k, [1, 0])


def test_compiled_loops_need_numba_and_a_large_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "detente.stability.kernels", raising=False)
    monkeypatch.setattr(cores, "installed", lambda: True)
    assert [False, True, False] == [compiled_loops(size) for size in (cores.COLD - 1, cores.COLD, cores.INDEXED)]
    monkeypatch.setitem(sys.modules, "detente.stability.kernels", cores)
    assert [False, True] == [compiled_loops(size) for size in (cores.WARM - 1, cores.WARM)]
    monkeypatch.setattr(cores, "installed", lambda: False)
    assert not compiled_loops(cores.COLD)
