"""Reports drafted from records, and drafted again without losing what was edited by hand."""
