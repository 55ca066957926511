"""Conferences (CSPn), and the bodies that meet between them."""
