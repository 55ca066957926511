"""The Chair's running script: the agenda in clock times, with what to say and who has the floor."""
