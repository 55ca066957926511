"""Texts kept: trees with their versions, and six languages joined into one tree."""
