"""A child process that ends with its parent, however the parent ends."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

_SET_PDEATHSIG = 1
"""PR_SET_PDEATHSIG of <linux/prctl.h>."""


def tether() -> None:
    """Have the system kill this process when the *thread* that started it ends; called by the child itself.

    Linux only; elsewhere nothing happens, and a child has to notice the end of its stdin. A parent that ended before
    this call is not noticed here either.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
