"""Unit tests for an account of a crisis."""
