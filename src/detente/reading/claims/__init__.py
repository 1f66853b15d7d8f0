"""The sentences that assert something, and the tests they come to."""
