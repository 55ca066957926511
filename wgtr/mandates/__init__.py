"""Mandates: what a body is to do between two Conferences, from draft to approval."""
