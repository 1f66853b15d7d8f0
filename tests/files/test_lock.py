"""The lock of a folder: whoever saves has it while comparing and until the name has changed."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from detente.files import lock
from detente.files.lock import locked
from detente.files.save import save


def is_locked(folder: Path) -> bool:
    """Tell whether somebody has the lock."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def test_a_save_has_the_lock_when_it_compares_and_not_afterwards(tmp_path: Path) -> None:
    seen = []
    save(tmp_path / "m.yaml", "new\n", before=lambda: seen.append(is_locked(tmp_path)))
    assert ([True], False) == (seen, is_locked(tmp_path))


def test_a_save_that_is_refused_at_the_last_moment_leaves_nothing(tmp_path: Path) -> None:
    def refuse() -> None:
        raise ValueError

    (tmp_path / "m.yaml").write_text("old\n")
    with pytest.raises(ValueError):  # noqa: PT011 - our own
        save(tmp_path / "m.yaml", "new\n", before=refuse)
    assert (["m.yaml"], "old\n") == ([path.name for path in tmp_path.iterdir()], (tmp_path / "m.yaml").read_text())
    assert not is_locked(tmp_path)


def test_the_lock_is_that_of_the_folder_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "m.yaml").write_text("old\n")
    (tmp_path / "b" / "m.yaml").symlink_to(tmp_path / "a" / "m.yaml")
    seen = []
    save(
        tmp_path / "b" / "m.yaml",
        "new\n",
        before=lambda: seen.append((is_locked(tmp_path / "a"), is_locked(tmp_path / "b"))),
    )
    assert [(True, False)] == seen


def test_a_lock_that_is_kept_is_told_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "TRIES", 2)
    with locked(tmp_path), pytest.raises(TimeoutError), locked(tmp_path):
        pass
    assert not is_locked(tmp_path)


def test_a_folder_is_locked_by_its_descriptor_too(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    with locked(descriptor):
        assert is_locked(tmp_path)
    os.close(descriptor)
    assert not is_locked(tmp_path)


def test_where_there_is_no_lock_to_have_the_block_runs_all_the_same(tmp_path: Path) -> None:
    with locked(tmp_path / "none"):
        (tmp_path / "done").touch()
    assert (tmp_path / "done").exists()
