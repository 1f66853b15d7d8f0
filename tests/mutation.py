"""Mutation testing of `moves/` and `stability/` by mutmut: `make soak` runs all, --sample N --seed S a quick look.

mutmut works on a copy in mutants/ and never touches src/. What it mutates and which tests it asks stands in
pyproject.toml ([tool.mutmut]); what survives, and why that is no fault, in docs/validation.md. The last line is the
score: killed or timed out, of all that were tried. Exit code 1 when it is below --aim.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
MUTANTS = ROOT / "mutants"
PROBE = "detente.stability.nash*"  # the fewest mutants of any name: naming them makes mutmut list all the others
SURVIVED = {0: "survived", 5: "no tests", 33: "no tests"}  # by pytest's exit code; 33: mutmut saw no test call it
INTERRUPTED = 2


def mutmut(*names: str, processes: int) -> None:
    """Run mutmut on the mutants of these names, or on all; few draws a test, which the score allows for."""
    environment = {"DETENTE_DRAWS": "20", **os.environ, "DETENTE_SOAK": ""}
    command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", str(processes), *names]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def codes() -> dict[str, int | None]:
    """Return each mutant's exit code by its name; None where it was not tried to the end."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.rglob("*.py.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return {name: None if code == INTERRUPTED else code for name, code in found.items()}


def told(tried: dict[str, int]) -> float:
    """Print what survived, name by name, and the score; return it in percent."""
    for name, code in sorted(tried.items()):
        if code in SURVIVED:
            print(f"{SURVIVED[code]}: {name}")
    counts = Counter(SURVIVED.get(code, "killed") for code in tried.values())
    score = 100 * counts["killed"] / max(1, len(tried))
    print(f"mutation score {score:.1f} %: " + ", ".join(f"{n} {what}" for what, n in sorted(counts.items())))
    return score


def main() -> int:
    """Mutate, test, tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, help="try only so many, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="of the draw (default 0)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--aim", type=float, default=0, help="the score below which the exit code is 1, in percent")
    args = parser.parse_args()
    names: list[str] = []
    if args.sample:
        mutmut(PROBE, processes=args.processes)
        everything = sorted(codes())
        names = random.Random(args.seed).sample(everything, min(args.sample, len(everything)))
    mutmut(*names, processes=args.processes)
    wanted = set(names)
    score = told({name: code for name, code in codes().items() if code is not None and (not names or name in wanted)})
    return int(score < args.aim)


if __name__ == "__main__":
    sys.exit(main())
