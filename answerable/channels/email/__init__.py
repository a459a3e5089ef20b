"""E-mail, the reading half: bytes of a mail in, a ``Mail`` out; nothing here sends.

``parse`` is the door. Everything beside it is pure and knows neither framework nor
database, so that a mail can be understood, and tested, anywhere.
"""
