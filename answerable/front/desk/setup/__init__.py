"""Setting up at the desk: a list of tasks, a page for each, and the log of changes."""
