"""Write the style sheet of the pictures: `python -m detente.workbench.style > web/src/scene/pictures.css`."""

from __future__ import annotations

import sys

from detente.report.scene_style import scene_style

if __name__ == "__main__":
    sys.stdout.write(scene_style())
