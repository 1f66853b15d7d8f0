"""Bytes to conflict and back: the model file, its schema, loading, saving, writing, and changing it in place.

load, loads       a model file, or text, to a `Loaded` conflict; every problem with line and caret
dump              a conflict to the text of a fresh model file
save              text to a file, atomically
splice            one change to a document's text; every other byte stays
schema            the format as JSON Schema draft-07
template          the text `detente new` writes
anchor_quotes     where quotes stand, written into the model's text
prism_text        a chain in the PRISM language; `explicit_files`, `storm_files`: state by state
model_hash        of the conflict; `file_hash`: of the bytes
"""

from detente.files.load import Loaded, load, loads
from detente.files.save import save

__all__ = ["Loaded", "load", "loads", "save"]
