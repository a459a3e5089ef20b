"""Lists of cases: the queue and its views, search, and several cases at once."""
