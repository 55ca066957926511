"""Tables as files: a list with its head, drawn as Word, as a workbook and as CSV."""
