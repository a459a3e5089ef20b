"""Tables that are emptied in a moment after a test that really committed.

Django truncates every table, full or not, and names all permissions anew: a second of work.
Rows are deleted instead, without a look at what points to them or keeps them for ever, as
the journal does; that takes a superuser of the database, as the embedded one has.
"""

from __future__ import annotations

from django.db import connection

# What migrations leave behind and no test changes.
KEPT = ("django_migrations", "django_content_type", "auth_permission")
EMPTY = """
DO $do$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
            AND NOT relispartition AND relname NOT IN {kept}
    LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
END $do$
"""


def delete_every_row() -> None:
    """Leave the tables as migrations made them."""
    with connection.cursor() as cursor:
        cursor.execute(EMPTY.format(kept=KEPT))
