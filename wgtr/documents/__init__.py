"""Documents: symbols, issued revisions, language versions, and their pages."""
