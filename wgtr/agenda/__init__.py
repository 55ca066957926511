"""Agendas: made from mandate and workplan, proposed to by delegations, adopted by the meeting."""
