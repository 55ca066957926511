"""The workplan: topics by cycle, with their questions, their sitting and who presents."""
