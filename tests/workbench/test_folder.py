"""The folder: what is listed, read and saved is in it, whatever anybody does meanwhile, and no save hides another."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DetenteError
from detente.files.lock import locked
from detente.workbench import disk
from detente.workbench.folder import LOOK_AGAIN, Folder, identity
from detente.workbench.names import LARGEST_MODEL, checked
from detente.workbench.refusal import Refused
from tests.files.test_lock import is_locked

SECRET = "detente: the secret outside\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with a model and a text, beside one that is nobody's business."""
    inside, outside = tmp_path / "root", tmp_path / "root-secret"
    for folder in (inside, outside, inside / "below", inside / "below" / "deeper", inside / ".hidden"):
        folder.mkdir()
    (inside / "model.yaml").write_text("detente: 1\n")
    (inside / "other.yaml").write_text("nothing of ours\n")
    (inside / "account.txt").write_text("Aland pressed on.\n")
    (inside / "below" / "second.yml").write_text("detente: 1\n")
    (inside / "below" / "deeper" / "third.yaml").write_text("detente: 1\n")
    (inside / ".hidden" / "fourth.yaml").write_text("detente: 1\n")
    (inside / ".fifth.yaml").write_text("detente: 1\n")
    (inside / "picture.png").write_bytes(b"detente:")
    (outside / "secret.yaml").write_text(SECRET)
    (inside / "link.yaml").symlink_to(outside / "secret.yaml")
    (inside / "linked").symlink_to(outside)
    (inside / "inner.yaml").symlink_to(inside / "model.yaml")
    os.mkfifo(inside / "pipe.yaml")
    return inside


def code_of(act: Callable[[], object]) -> tuple[int, str]:
    """Return the status and code of a refusal."""
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.status, refusal.value.problems[0].code


def test_models_and_texts_of_the_folder_and_the_folders_in_it_are_listed_and_nothing_else(home: Path) -> None:
    found = [(entry["name"], entry["role"]) for entry in Folder(home).entries()]
    assert [("model.yaml", "model"), ("below/second.yml", "model"), ("account.txt", "text")] == found


def test_an_entry_says_size_and_revision(home: Path) -> None:
    entry = Folder(home).entries()[0]
    assert (11, hashlib.sha256(b"detente: 1\n").hexdigest()) == (entry["size"], entry["revision"])


def test_names_that_are_no_text_and_files_too_large_are_not_listed(home: Path) -> None:
    Path(os.fsdecode(os.fsencode(home) + b"/\xff.yaml")).write_text("detente: 1\n")
    (home / "a\nb.yaml").write_text("detente: 1\n")
    (home / "a\u202eb.yaml").write_text("detente: 1\n")
    (home / "large.yaml").write_bytes(b"detente: 1\n" + b" " * LARGEST_MODEL)
    assert 3 == len(Folder(home).entries())


def test_only_ids_of_listed_files_lead_anywhere(home: Path) -> None:
    folder = Folder(home)
    outside = (
        "link.yaml", "linked/secret.yaml", "../root-secret/secret.yaml", "other.yaml", "pipe.yaml", ".fifth.yaml",
        "below/deeper/third.yaml", "inner.yaml", str(home / "model.yaml"), "/etc/passwd",
    )  # fmt: skip
    for name in (*outside, ""):
        for id in (identity(tuple(name.split("/"))), name):
            assert (404, "D986") == code_of(lambda id=id: folder.content(id))
            assert (404, "D986") == code_of(lambda id=id: folder.save(id, "detente: mine\n", "0" * 64))
    assert SECRET == (home.parent / "root-secret" / "secret.yaml").read_text()


def test_a_file_that_has_come_since_is_found(home: Path) -> None:
    folder = Folder(home)
    folder.entries()
    (home / "new.yaml").write_text("detente: 1\n")
    time.sleep(LOOK_AGAIN)
    assert "detente: 1\n" == folder.content(identity(("new.yaml",)))["text"]


def test_a_file_the_system_leaves_out_of_a_list_is_not_gone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As some do while it is being replaced."""
    folder = Folder(home)
    before = folder.entries()
    listed = disk._in
    hidden = {("model.yaml",), ("below", "second.yml")}
    monkeypatch.setattr(
        disk, "_in", lambda at, above: [one for one in listed(at, above) if getattr(one, "parts", ()) not in hidden]
    )
    assert before == folder.entries()
    (home / "model.yaml").unlink()
    assert before[1:] == folder.entries()
    assert (404, "D986") == code_of(lambda: folder.content(before[0]["id"]))


def test_a_text_is_read_and_saved_to_the_letter(home: Path) -> None:
    folder, id = Folder(home), identity(("model.yaml",))
    text = "\ufeffdetente: 1\r\n# übung \U0001f54a\r\n"
    saved = folder.save(id, text, folder.content(id)["revision"])
    assert text.encode() == (home / "model.yaml").read_bytes()
    assert (text, saved["revision"]) == (folder.content(id)["text"], folder.content(id)["revision"])


def test_a_save_from_an_older_revision_changes_nothing_and_says_what_is_there(home: Path) -> None:
    folder, id = Folder(home), identity(("model.yaml",))
    base = folder.content(id)["revision"]
    (home / "model.yaml").write_text("detente: 1\n# theirs\n")
    with pytest.raises(Refused) as refusal:
        folder.save(id, "detente: 1\n# mine\n", base)
    theirs = refusal.value.theirs
    assert (409, "D987") == (refusal.value.status, refusal.value.problems[0].code)
    assert theirs == folder.content(id)
    assert "detente: 1\n# theirs\n" == (home / "model.yaml").read_text()
    folder.save(id, "detente: 1\n# mine after all\n", theirs["revision"])
    assert "detente: 1\n# mine after all\n" == (home / "model.yaml").read_text()


def test_a_change_at_the_very_last_moment_is_noticed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, id = Folder(home), identity(("model.yaml",))
    base, write = folder.content(id)["revision"], disk.write

    def late(within: int, name: str, data: bytes, *, before: Callable[[], None]) -> None:
        (home / "model.yaml").write_text("detente: 1\n# an editor\n")
        write(within, name, data, before=before)

    monkeypatch.setattr(disk, "write", late)
    assert (409, "D987") == code_of(lambda: folder.save(id, "detente: 1\n# mine\n", base))
    assert "detente: 1\n# an editor\n" == (home / "model.yaml").read_text()
    assert [] == [path for path in home.iterdir() if path.suffix == ".tmp"]


def test_a_save_and_a_new_file_have_the_lock_of_the_folder_they_are_in(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, seen = Folder(home), []
    write, create = disk.write, disk.create

    def look(real: Callable[..., None]) -> Callable[..., None]:
        def act(*given: Any, **more: Any) -> None:
            seen.append((is_locked(home), is_locked(home / "below")))
            real(*given, **more)

        return act

    monkeypatch.setattr(disk, "write", look(write))
    monkeypatch.setattr(disk, "create", look(create))
    for id in (identity(("model.yaml",)), identity(("below", "second.yml"))):
        folder.save(id, "detente: 1\n# mine\n", folder.content(id)["revision"])
    folder.create("new.yaml", "detente: 1\n")
    assert [(True, False), (False, True), (True, False)] == seen


@pytest.mark.parametrize("fate", ["deleted", "a link", "a folder", "no longer a text"])
def test_a_file_that_is_gone_is_never_made_again(home: Path, fate: str) -> None:
    folder, path, id = Folder(home), home / "model.yaml", identity(("model.yaml",))
    base = folder.content(id)["revision"]
    path.unlink()
    if fate == "a link":
        path.symlink_to(home.parent / "root-secret" / "secret.yaml")
    elif fate == "a folder":
        path.mkdir()
    elif fate == "no longer a text":
        os.mkfifo(path)
    assert (409, "D986") == code_of(lambda: folder.save(id, "detente: 1\n# mine\n", base))
    assert (fate == "deleted") == (not os.path.lexists(path))
    assert SECRET == (home.parent / "root-secret" / "secret.yaml").read_text()


def test_a_folder_that_is_gone_makes_a_refusal(home: Path) -> None:
    folder, id = Folder(home), identity(("below", "second.yml"))
    base = folder.content(id)["revision"]
    (home / "below").rename(home.parent / "moved")
    (home / "below").symlink_to(home.parent / "moved")
    assert (507, "D604") == code_of(lambda: folder.save(id, "detente: 1\n# mine\n", base))
    assert "detente: 1\n" == (home.parent / "moved" / "second.yml").read_text()


def test_a_disk_that_refuses_leaves_the_old_file_and_says_why(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(home))

    folder, id = Folder(home), identity(("model.yaml",))
    base = folder.content(id)["revision"]
    monkeypatch.setattr(disk, "save_in", full)
    with pytest.raises(Refused) as refusal:
        folder.save(id, "detente: 1\n# mine\n", base)
    message = refusal.value.problems[0].message
    assert (True, False) == ("no space left on device" in message, str(home) in message)


def test_a_new_file_is_written_and_never_over_another(home: Path) -> None:
    folder = Folder(home)
    folder.entries()
    made = folder.create("new model.yaml", "detente: 1\n# new\n")
    assert made == folder.content(made["id"])
    for name in ("new model.yaml", "model.yaml", "link.yaml", "pipe.yaml", "inner.yaml"):
        assert (409, "D988") == code_of(lambda name=name: folder.create(name, "detente: 1\n"))
    assert SECRET == (home.parent / "root-secret" / "secret.yaml").read_text()
    assert "detente: 1\n" == (home / "model.yaml").read_text()


TRAVERSAL = (
    "../x.yaml", "..%2fx.yaml", "%2e%2e/x.yaml", "/etc/x.yaml", "C:\\x.yaml", "\\\\h\\s.yaml", "/windows/x.yaml",
    "root-secret/x.yaml", "a\0.yaml", "a/../b.yaml", "CON.yaml", "nul.txt", "com1.md", "x.", "x ", "x.yaml ", "x.yaml.",
    "x:stream.yaml", "a" * 300 + ".yaml", "a\u202elmay.yaml", "", ".", "..", ".yaml", ".x.yaml", "~.yaml", "-x.yaml",
    "x.yaml\n", "x\n.yaml", "x.exe", "x.yaml.exe", "x.pdf", "a..b.yaml", "_x.yaml", "é" * 97 + ".yaml", "x<b>.yaml",
    "aux", "x\u200b.yaml", "\ud800.yaml",
)  # fmt: skip


@pytest.mark.parametrize("name", TRAVERSAL, ids=ascii)
def test_a_name_that_leads_elsewhere_or_is_none_everywhere_is_refused(home: Path, name: str) -> None:
    before = sorted(path for path in home.parent.rglob("*"))
    assert (422, "D988") == code_of(lambda: Folder(home).create(name, "detente: 1\n"))
    assert before == sorted(path for path in home.parent.rglob("*"))


@pytest.mark.parametrize("name", ["a.yaml", "A model, no.1.md".replace(",", ""), "Größe-2.txt", "модель.yml", "1.html"])
def test_names_people_give_are_taken(home: Path, name: str) -> None:
    assert name == Folder(home).create(name, "text")["name"]


@given(st.text(max_size=30))
def test_no_checked_name_leads_anywhere(name: str) -> None:
    try:
        found = checked(name + ".yaml")
    except Refused:
        return
    assert (found, False) == (Path(found).name, found.startswith((".", "-", " ")))
    assert found.isprintable()


def test_what_a_killed_save_left_goes_at_the_next_start_and_what_is_being_saved_stays(home: Path) -> None:
    dead = home / ".model.yaml.999999999.0123abcd.tmp"
    own = home / "below" / f".second.yml.{os.getpid()}.0123abcd.tmp"
    other = home / ".notes.tmp"
    for path in (dead, own, other):
        path.write_text("half")
    Folder(home).close()
    assert [False, True, True] == [path.exists() for path in (dead, own, other)]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match="D653"):
        Folder(tmp_path / "none")


def test_a_change_of_the_same_length_at_the_same_time_is_seen(home: Path) -> None:
    """Times of files are coarse; what changed a moment ago is read again."""
    folder, path = Folder(home), home / "model.yaml"
    first = folder.entries()[0]["revision"]
    info = path.stat()
    with path.open("r+") as file:
        file.write("detente: 2\n")
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert first != folder.entries()[0]["revision"]


def test_what_did_not_change_is_not_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in home.rglob("*.y*ml"):
        if path.is_file():
            os.utime(path, (time.time() - 60,) * 2)
    os.utime(home / "account.txt", (time.time() - 60,) * 2)
    folder = Folder(home)
    before = folder.entries()
    monkeypatch.setattr(disk, "read", lambda *_, **__: pytest.fail("read again"))
    assert before == folder.entries()


def test_the_lock_keeps_another_out_until_it_is_let_go(home: Path) -> None:
    order = []

    def wait() -> None:
        with locked(home):
            order.append("second")

    with locked(home):
        other = threading.Thread(target=wait)
        other.start()
        time.sleep(0.05)
        order.append("first")
    other.join()
    assert ["first", "second"] == order


def test_no_swap_of_a_file_for_a_link_leads_a_read_or_a_save_outside(home: Path) -> None:
    """One thread flips a file and a folder to links outside and back; none of what is read or saved is out there."""
    wanted = 5_000 if os.environ.get("DETENTE_SOAK") else 60
    outside = home.parent / "root-secret"
    (outside / "second.yml").write_text(SECRET)
    folder = Folder(home)
    ids = [identity(("model.yaml",)), identity(("below", "second.yml"))]
    bases = [folder.content(id)["revision"] for id in ids]
    over = threading.Event()

    failed: list[OSError] = []

    def flip() -> None:
        try:
            swap()
        except OSError as error:
            failed.append(error)

    def swap() -> None:
        model, below = home / "model.yaml", home / "below"
        while not over.is_set():
            model.rename(home / "kept")
            (home / "link").symlink_to(outside / "secret.yaml")
            (home / "link").replace(model)  # also over what was saved in this very moment
            below.rename(home / "kept-below")
            below.symlink_to(outside)
            (home / "kept").replace(model)
            below.unlink()
            (home / "kept-below").rename(below)

    flipping = threading.Thread(target=flip)
    flipping.start()
    try:
        seen, done, refused, turn = set(), 0, 0, 0
        while (done < wanted or refused < wanted) and turn < 1_000 * wanted:
            turn += 1
            for at, id in enumerate(ids):
                try:
                    seen.add(folder.content(id)["text"].partition("#")[0])
                    bases[at] = folder.save(id, f"detente: 1\n# {turn}\n", bases[at])["revision"]
                    done += 1
                except Refused as refusal:
                    refused += 1
                    bases[at] = refusal.theirs["revision"] if refusal.theirs else bases[at]
    finally:
        over.set()
        flipping.join()
    assert {"detente: 1\n"} == seen
    assert {SECRET} == {(outside / name).read_text() for name in ("secret.yaml", "second.yml")}
    assert {"secret.yaml", "second.yml"} == {path.name for path in outside.iterdir()}
    assert min(done, refused) >= wanted  # both went on at once
    assert [] == failed
