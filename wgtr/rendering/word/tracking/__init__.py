"""Two papers → one Word file with tracked changes: reject all is the old one, accept all the new.

Both are drawn by the ordinary writer, over the same styles, links, bookmarks and numbering; then
what was drawn is merged, element by element. So whatever the writer can draw can be tracked.
"""
