"""What a report cannot say, as TypeScript, so that the help of the page says the same.

``python -m detente.workbench.limits > web/src/limits.ts`` writes it; a test says whether it is up to date.
"""

from __future__ import annotations

import json
import sys

from detente.report.limits import LIMITS

_HEAD = "// Made from src/detente/report/limits.py by `python -m detente.workbench.limits`; not by hand.\n"


def limits_as_typescript() -> str:
    """Return the whole of `web/src/limits.ts`: headings and their lines.

    >>> "What was guessed" in limits_as_typescript()
    True
    """
    listed = json.dumps(LIMITS, ensure_ascii=False, indent=2)
    return f"{_HEAD}\nexport const LIMITS: readonly (readonly [string, readonly string[]])[] = {listed};\n"


if __name__ == "__main__":
    sys.stdout.write(limits_as_typescript())
