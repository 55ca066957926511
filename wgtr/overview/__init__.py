"""Pages that look across rooms: the home page."""
