"""The page on which a meeting’s papers are carried over."""
