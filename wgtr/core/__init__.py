"""The ground that all rooms stand on: database, access, audit, clock, languages, supervisor."""
