"""A city: 100,000 cases as years of work leave them, made without working them."""
