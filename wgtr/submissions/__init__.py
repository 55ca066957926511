"""Calls for written input, what delegations send, receipts, and the table of it all."""
