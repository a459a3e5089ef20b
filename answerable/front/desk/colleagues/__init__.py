"""The directory of who works here: found, and asked for help with a case."""
