"""Who says what: cues, sources, contents, quotations, and how reports nest."""
