"""The Secretariat's desk: what came in, e-mails to log, calls to open and extend."""
