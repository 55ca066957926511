"""Meetings of bodies: their sittings, their papers and the deadline for written input."""
