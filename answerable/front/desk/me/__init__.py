"""One's own: what waits for one, habits, and how one signs in."""
