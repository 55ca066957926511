"""The pages of a Conference's report."""
