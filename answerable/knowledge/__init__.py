"""Answers that are written once: articles, the values in them, and how they are found."""
