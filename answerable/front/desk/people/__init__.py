"""One person: their page, and what is remembered of them."""
