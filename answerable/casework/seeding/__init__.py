"""The seed folder: a government written down in TOML, checked whole, then put in place.

``shapes`` says what may be written, ``folder`` reads it, ``crosschecks`` sees whether
it fits together, ``founding`` puts it in the database and ``comparison`` looks for
what is there beside it.
"""
