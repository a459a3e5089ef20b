"""One case: its page, and what staff do with it."""
