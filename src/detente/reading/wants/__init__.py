"""Who wants what: cues, holders, polarity, and where the text itself ranks."""
