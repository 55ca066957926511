"""People, the States and organisations they come from, and how they sign in."""
