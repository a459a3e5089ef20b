"""Django's PostgreSQL as this product talks to it: the same, with less ado."""
