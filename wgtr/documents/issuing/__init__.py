"""Issuing from a page: what would be issued, the button, and how far the worker is with it."""
