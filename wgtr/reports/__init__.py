"""The record of a meeting, the Chair's running script, and the reports that draft themselves."""
