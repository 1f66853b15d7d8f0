"""The hooks of pre-commit: by their structure, and carried out in a repository of the test."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from detente.commands import COMMANDS
from detente.files.node import plain_data
from detente.files.yaml import compose
from tests.commands.conftest import MODEL

ROOT = Path(__file__).parents[1]
HOOKS: Any = plain_data(compose((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")).root)
without_it = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None or shutil.which("git") is None, reason="needs pre-commit and git"
)


def test_each_hook_runs_a_command_there_is_on_models_one_process_at_a_time() -> None:
    assert ["detente-check", "detente-fmt"] == [hook["id"] for hook in HOOKS]
    for hook in HOOKS:
        program, command, *_ = hook["entry"].split()
        assert "detente" == program
        assert command in {entry.name for entry in COMMANDS}
        assert ("python", True) == (hook["language"], hook["require_serial"])


@pytest.mark.parametrize(
    ("name", "is_model"),
    [
        ("model.yaml", True),
        ("crises/1962/model.yml", True),
        ("gulf.detente.yaml", True),
        ("supermodel.yaml", False),
        ("model.yaml.bak", False),
        (".github/workflows/ci.yaml", False),
    ],
)
def test_the_hooks_look_at_models_and_nothing_else(name: str, is_model: bool) -> None:
    assert [is_model] * len(HOOKS) == [bool(re.search(hook["files"], name)) for hook in HOOKS]


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit in a repository, with the detente of this test and nothing of the user's."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {
        "PATH": path,
        "HOME": str(folder),
        "PRE_COMMIT_HOME": str(folder / ".cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    command = [sys.executable, "-m", "pre_commit", *arguments, "--color", "never"]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with the hooks as they are shipped, but that they run the detente that is installed."""
    local = [{**hook, "language": "system"} for hook in HOOKS]
    lines = ["repos:", "  - repo: local", "    hooks:"]
    for hook in local:
        fields = [f"{key}: {json.dumps(value)}" for key, value in hook.items()]
        lines += [f"      - {fields[0]}", *(f"        {field}" for field in fields[1:])]
    (tmp_path / ".pre-commit-config.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "model.yaml").write_text(MODEL, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    return tmp_path


@without_it
def test_pre_commit_reads_the_manifest(tmp_path: Path) -> None:
    ran = pre_commit(tmp_path, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert (0, "") == (ran.returncode, ran.stdout + ran.stderr)


@without_it
def test_pre_commit_passes_a_good_model_and_stops_at_one_with_another_verdict(repository: Path) -> None:
    good = pre_commit(repository, "run", "--all-files")
    assert 0 == good.returncode, good.stdout + good.stderr
    assert 2 == good.stdout.count("Passed")
    (repository / "model.yaml").write_text(MODEL.replace(", expect: fails", ""), encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=repository, check=True)
    bad = pre_commit(repository, "run", "--all-files")
    assert 1 == bad.returncode
    assert "(holds expected)" in bad.stdout


@without_it
def test_pre_commit_stops_where_a_quote_was_anchored_anew(repository: Path) -> None:
    (repository / "account.md").write_text("Nobody wants a war.\n", encoding="utf-8")
    quoted = "sources: {a: account.md}\nquotes: {q: {source: a, exact: Nobody wants a war}}\n"
    (repository / "model.yaml").write_text(MODEL + quoted, encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=repository, check=True)
    ran = pre_commit(repository, "run", "detente-fmt", "--all-files")
    assert 1 == ran.returncode
    assert "files were modified by this hook" in ran.stdout
    assert "sha256" in (repository / "model.yaml").read_text(encoding="utf-8")
