"""From what was read to a proposed model."""
