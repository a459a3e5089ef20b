"""Reading and writing rows without composing their statement anew each time.

Django builds the SQL of every statement; for a mail that becomes a case this was a
third of what it cost. Here a statement is built once a model (``statements``), and the
fields still prepare their own values. Only for plain rows: no expression, no
inheritance.

``insert`` and ``update`` are one trip to the database each; inside ``one_trip``, what
waits for no answer goes there together.
"""

from __future__ import annotations

from .copying import copy_in
from .keys import DRAWN_AT_ONCE, draw_ahead, draw_keys, give_up_keys
from .reading import fetch, fetch_with
from .writing import delete, insert, insert_drawn, insert_new, one_trip, update

__all__ = [
    "DRAWN_AT_ONCE",
    "copy_in",
    "delete",
    "draw_ahead",
    "draw_keys",
    "fetch",
    "fetch_with",
    "give_up_keys",
    "insert",
    "insert_drawn",
    "insert_new",
    "one_trip",
    "update",
]
