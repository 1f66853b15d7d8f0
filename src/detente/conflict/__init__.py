"""The crisis as values: actors, options, wants, ties, claims, and the edits that change them. No I/O."""
