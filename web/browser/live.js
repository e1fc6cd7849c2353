// Shows what others enter at a meeting, where the page asks for it.
