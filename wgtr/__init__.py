"""Meetings, documents and written input of a treaty's working groups."""
