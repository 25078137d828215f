"""Patterns as rows of tables: an id, named tests, an answer, a German example that fits and one that nearly does."""
