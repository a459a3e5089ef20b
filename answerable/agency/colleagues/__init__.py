"""One of us, found by what they know, work on and are, and by who is here now.

``meaning`` hears what was typed, ``asking`` turns it into a question for the database, and
``finding`` returns a page of those who fit.
"""
