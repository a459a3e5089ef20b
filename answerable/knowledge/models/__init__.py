"""Articles, the values in them, and what is kept so that they are found."""
