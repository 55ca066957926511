"""Files that people send: read within bounds, looked at, kept by their SHA-256, given back."""
