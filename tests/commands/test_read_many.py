"""`detente read FOLDER --out TABLE.parquet`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.conftest import Cli

pytest.importorskip("pyarrow")

from detente.batch.parquet import read_parquet

TEXT = """{place} papers (Morning Ledger)

The minister of {place} said on Monday that {place} wants no war with Norway. Norway denied that it had attacked a ship.
"""
PLACES = ("Iceland", "Ireland", "Portugal", "Morocco", "Chile", "Peru", "Kenya", "Ghana")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for place in PLACES:
        (texts / f"{place.lower()}.txt").write_text(TEXT.format(place=place))
    return texts


def test_a_folder_becomes_one_table_and_a_summary(cli: Cli, folder: Path) -> None:
    out = folder.parent / "table.parquet"
    ran = cli("read", folder, "--out", out, "--workers", "1")
    assert (0, "") == (ran.code, "" if "wrote" in ran.err else ran.err)
    assert "Who is quoted" in ran.out
    assert "Who wants what" in ran.out
    assert {f"{place.lower()}.txt" for place in PLACES} == {row["text"] for row in read_parquet(out)}
    assert [out] == [path for path in folder.parent.iterdir() if path.is_file()]


def test_a_table_that_is_there_is_kept_unless_forced(cli: Cli, folder: Path) -> None:
    out = folder.parent / "table.parquet"
    out.write_bytes(b"mine")
    assert (2, b"mine") == (cli("read", folder, "--out", out, "--workers", "1").code, out.read_bytes())
    assert 0 == cli("read", folder, "--out", out, "--workers", "1", "--force").code
    assert b"mine" != out.read_bytes()


@pytest.mark.parametrize(("out", "code"), [("table.csv", "D610"), (None, "D601")])
def test_a_folder_needs_a_parquet_name(cli: Cli, folder: Path, out: str | None, code: str) -> None:
    ran = cli("read", folder, *(["--out", folder.parent / out] if out else []))
    assert 2 == ran.code
    assert code in ran.err


def test_a_folder_without_texts_is_said(cli: Cli, tmp_path: Path) -> None:
    ran = cli("read", tmp_path, "--out", tmp_path / "t.parquet")
    assert (2, True) == (ran.code, "D301" in ran.err)
    assert [] == list(tmp_path.iterdir())


def test_two_processes_write_the_table_that_one_writes(cli: Cli, folder: Path) -> None:
    one, two = folder.parent / "one.parquet", folder.parent / "two.parquet"
    assert [0, 0] == [cli("read", folder, "--out", out, "--workers", n).code for n, out in enumerate((one, two), 1)]
    assert list(read_parquet(one)) == list(read_parquet(two))


def test_the_summary_is_json_where_asked(cli: Cli, folder: Path) -> None:
    found = json.loads(cli("read", folder, "--out", folder.parent / "t.parquet", "--workers", "1", "--json").out)
    assert len(PLACES) == found["texts"]
    assert {"quoted", "wanted", "months", "problems"} < set(found)


def test_killed_half_way_it_goes_on_where_it_was_and_the_table_is_the_same(cli: Cli, folder: Path) -> None:
    out, whole = folder.parent / "table.parquet", folder.parent / "whole.parquet"
    assert 0 == cli("read", folder, "--out", whole, "--workers", "1").code
    command = [sys.executable, "-m", "detente", "read", str(folder), "--out", str(out), "--workers", "2"]
    child = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    journal = out.with_name("table.parquet.journal")
    while not journal.exists() or journal.read_bytes().count(b"\n") < 3:
        assert child.poll() is None
        time.sleep(0.005)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    assert not out.exists()
    ran = cli("read", folder, "--out", out, "--workers", "1")
    assert 0 == ran.code
    assert "taking up an earlier run" in ran.err
    assert list(read_parquet(whole)) == list(read_parquet(out))
    assert not journal.exists()


def test_on_a_cluster_the_table_is_the_same(cli: Cli, folder: Path) -> None:
    """One of the two workers is killed on the way."""
    distributed = pytest.importorskip("distributed")
    one, two = folder.parent / "one.parquet", folder.parent / "two.parquet"
    assert 0 == cli("read", folder, "--out", one, "--workers", "1").code
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as local:
        command = [sys.executable, "-m", "detente", "read", str(folder), "--out", str(two)]
        child = subprocess.Popen([*command, "--scheduler", local.scheduler_address], stderr=subprocess.DEVNULL)
        journal = two.with_name("two.parquet.journal")
        while not journal.exists() or journal.read_bytes().count(b"\n") < 2:
            assert child.poll() is None
            time.sleep(0.005)
        os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
        assert 0 == child.wait(120)
    assert list(read_parquet(one)) == list(read_parquet(two))
