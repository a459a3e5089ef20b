"""The web form: one JSON document of the answers, and back to words."""
