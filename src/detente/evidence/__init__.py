"""What a text says, and where: sources, quotes, attribution. Plain data, no I/O."""

from detente.evidence.quote import Anchor, Quote, anchor
from detente.evidence.source import Source, text_hash

__all__ = ["Anchor", "Quote", "Source", "anchor", "text_hash"]
