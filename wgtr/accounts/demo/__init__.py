"""Accounts of a demonstration: one per role, for everybody to try."""
