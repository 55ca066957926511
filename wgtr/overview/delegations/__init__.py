"""The Secretariat's pages about delegations: names in six languages, status, mailbox."""
