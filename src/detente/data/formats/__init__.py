"""The data sets of events that are read: one record each. To add one, add its file, one line here, and a test."""

from detente.data.format import Format
from detente.data.formats.acled import ACLED
from detente.data.formats.gdelt import GDELT, MENTIONS
from detente.data.formats.ged import GED
from detente.data.formats.icb import ACTORS, CRISES
from detente.data.formats.icews import ICEWS
from detente.data.formats.polecat import POLECAT

FORMATS: tuple[Format, ...] = (GDELT, MENTIONS, ICEWS, ACLED, GED, POLECAT, ACTORS, CRISES)
"""The order is that of recognising: the first whose columns a file has is what the file is."""

__all__ = ["FORMATS", "Format"]
