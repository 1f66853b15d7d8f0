"""The pages of the gallery, made from the shipped cases: what each teaches, its account, verdicts and state graph.

`python docs/gallery_pages.py` makes them; the documentation's `conf.py` does when it is built. They are not in git.
They are made again only where something under src/detente has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import detente
from detente.cases import CASES, ShippedCase, account_path, case_path
from detente.conflict.names import names_of
from detente.findings.verdict import Verdict
from detente.report.palette import DARK, LIGHT, variables

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "detente"
MADE_FROM = ".made-from"
FIRST_LINES = 420
"""Characters of the account that are shown, up to the end of the sentence."""

MARKS = {"holds": "✓", "fails": "✗", "depends": "◐", "untestable": "○"}


def gallery_pages(folder: Path) -> None:
    """Write a page for each case, and the table of all, into `folder`."""
    made_from = sources_hash()
    mark = folder / MADE_FROM
    if mark.exists() and mark.read_text(encoding="ascii") == made_from:
        return
    folder.mkdir(exist_ok=True)
    mark.unlink(missing_ok=True)
    for old in folder.glob("*.md"):
        old.unlink()
    for case in CASES:
        (folder / f"{case.key}.md").write_text(page(case), encoding="utf-8")
    (folder / "table.md").write_text(table(), encoding="utf-8")
    mark.write_text(made_from, encoding="ascii")


def sources_hash() -> str:
    """Return a hash of this file and all of src/detente that a page could hang on."""
    paths = sorted(path for kind in ("py", "yaml", "md") for path in SOURCE.rglob(f"*.{kind}"))
    whole = sha256(Path(__file__).read_bytes())
    for path in paths:
        whole.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def table() -> str:
    """Return the table of all cases, the easiest first."""
    order = {"first": 0, "second": 1, "third": 2}
    lines = ["| case | level | what it teaches |", "|---|---|---|"]
    for case in sorted(CASES, key=lambda case: order[case.level]):
        lines.append(f"| [{case.title}](gallery/{case.key}.md) | {case.level} | {', '.join(case.teaches)} |")
    return "\n".join(lines) + "\n"


def page(case: ShippedCase) -> str:
    """Return the page of one case as Markdown."""
    loaded = detente.load(case_path(case.key))
    verdicts = loaded.check(quick=True).findings.verdicts
    return "\n\n".join(
        (
            f"# {case.title}",
            f"*{case.structure[0].upper()}{case.structure[1:]}.*",
            f"**Teaches:** {', '.join(case.teaches)}. **Level:** {case.level} ([what that means](../cases.md)). "
            f"**Account:** {case.length}.",
            "## How the account begins",
            "\n".join(f"> {line}" for line in opening(account_path(case.key).read_text(encoding="utf-8"))),
            "## What follows, in this model",
            "\n".join(board(verdicts)),
            "## Where things can go",
            f'```{{raw}} html\n<div class="picture" tabindex="0" role="region" aria-label="State graph">\n'
            f"{loaded.solve().to_svg()}\n</div>\n```",
            "## Open it",
            f"```sh\ndetente serve {case.key}            # the workbench, in your browser\n"
            f"detente report {case.key} -o {case.key}.html\n"
            f"detente cases copy {case.key} mine   # the account and the model, to change\n```",
            f"The files: {{download}}`the model <{_from_here(case_path(case.key))}>`, "
            f"{{download}}`the account <{_from_here(account_path(case.key))}>`. "
            f"The model has {_sizes(loaded)}.",
            "",
        )
    )


def _from_here(path: Path) -> str:
    return f"../../{path.relative_to(HERE.parent).as_posix()}"


def _sizes(loaded: detente.Case) -> str:
    conflict = loaded.conflict
    return (
        f"{len(conflict.decision_makers)} decision makers, {len(conflict.options)} options, "
        f"{len(names_of(conflict).assumptions)} assumptions with an id and {len(conflict.claims)} claims"
    )


def opening(account: str) -> list[str]:
    """Return the first lines of an account that tell something: no heading, nothing about who wrote it."""
    paragraphs = [part.strip() for part in account.split("\n\n")]
    telling = [part for part in paragraphs if part and not part.startswith(("#", "*", "_", ">"))]
    first = telling[0].replace("\n", " ")
    if len(first) > FIRST_LINES:
        first = first[:FIRST_LINES].rpartition(". ")[0] + ". …"
    return [first]


def board(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """Yield the verdicts as a table: what follows, what was said, and the id of the claim."""
    yield "| verdict | what the account says | the claim |"
    yield "|---|---|---|"
    for verdict in verdicts:
        unlike = "" if verdict.as_expected else f" (expected: {verdict.expected})"
        outcome = f"{MARKS[verdict.outcome]}\N{NO-BREAK SPACE}{verdict.outcome}{unlike}"
        yield f"| {outcome} | {_cell(verdict.says)} | `{verdict.claim}` |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")


def theme() -> str:
    """Return the colours of pictures in the documentation's own light and dark."""
    dark = variables(DARK)
    return (
        f"body .picture .dg {{ {variables(LIGHT)} }}\n"
        f'body[data-theme="dark"] .picture .dg {{ {dark} }}\n'
        f'@media (prefers-color-scheme: dark) {{ body:not([data-theme="light"]) .picture .dg {{ {dark} }} }}\n'
    )


if __name__ == "__main__":
    gallery_pages(HERE / "gallery")
