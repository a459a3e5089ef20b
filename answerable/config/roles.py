"""Two roles in production: one owns the tables, the other only works with them."""

from __future__ import annotations

from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

# What the served role may do. Nothing here lets it empty a table or change the rules.
GRANTS = """
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
REVOKE TRUNCATE, TRIGGER, REFERENCES ON ALL TABLES IN SCHEMA public FROM {role};
REVOKE UPDATE, DELETE ON cases_journalentry FROM {role};
REVOKE UPDATE ON agency_configurationentry FROM {role};
"""


def grant_to(url: str) -> None:
    """Let the role of this address work with the tables that the owner just made."""
    role = sql.Identifier(str(conninfo_to_dict(url)["user"]))
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(GRANTS).format(role=role))
