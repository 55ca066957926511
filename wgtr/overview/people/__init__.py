"""The Secretariat's pages about people: who may sign in, as what, and in which office."""
