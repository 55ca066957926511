"""What is printed → a Word file with real styles, numbering, endnotes, fields and links."""
