"""A person's own account: name, language, password, and where they are signed in."""
