"""Word files as blocks: styles (looks), lists, runs (inlines), and the stories that hold them."""
