"""Statements about a conflict, and what shows that they are right: the claim language answered."""
