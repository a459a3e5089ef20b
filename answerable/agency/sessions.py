"""Sessions that know whose they are, so that a member can see theirs and end them.

Django's own, in a table of ours: one more column than the framework's tells the member.
It is named in the settings; see "Extending database-backed session engines" there.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from answerable.agency.models import DeskSession, Staff

SEEN_EVERY = timedelta(minutes=5)
LONGEST_BROWSER = 300
NOTICED, BROWSER = "noticed", "browser"
OWNER = "_auth_user_id"  # what django.contrib.auth calls whoever is signed in
# Written out, since it is asked for every page of the desk.
HELD = """
SELECT session_data FROM agency_desksession WHERE session_key = %s AND expire_date > %s
"""


class SessionStore(DatabaseStore):
    """Keeps sessions, and writes beside each whose it is."""

    @classmethod
    def get_model_class(cls) -> type[DeskSession]:
        """Return our table instead of the framework's."""
        return DeskSession

    def load(self) -> dict[str, Any]:
        """Return what is kept in this session; nothing where it has ended."""
        with connection.cursor() as cursor:
            cursor.execute(HELD, [self.session_key, timezone.now()])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(found[0])
        return kept

    def create_model_instance(self, data: dict[str, Any]) -> DeskSession:
        """Return the row of this session, with its owner and when it was seen."""
        now = timezone.now()
        data[NOTICED] = now.timestamp()
        row = cast("DeskSession", super().create_model_instance(data))
        row.staff_id, row.seen_at = data.get(OWNER), now
        row.browser = data.get(BROWSER, "")
        return row


def remember_browser(session: SessionBase, said: str) -> None:
    """Keep what the browser calls itself, for whoever wants to know it again."""
    session[BROWSER] = said[:LONGEST_BROWSER]


def notice(session: SessionBase) -> None:
    """Write down now and then that a session is used."""
    unnoticed_for = timezone.now().timestamp() - session.get(NOTICED, 0)
    if unnoticed_for >= SEEN_EVERY.total_seconds():
        session.modified = True


def sessions_of(staff: Staff) -> QuerySet[DeskSession]:
    """Return the sessions by which a member is signed in, the latest seen first."""
    running = DeskSession.objects.filter(expire_date__gt=timezone.now())
    return running.filter(staff=staff).order_by("-seen_at")


def end_others(staff: Staff, kept: str | None) -> int:
    """Sign a member out everywhere but in this session; return from how many."""
    ended, _ = sessions_of(staff).exclude(session_key=kept).delete()
    return ended


def end_one(staff: Staff, mark: str) -> None:
    """Sign a member out of the session with this mark, if it is one of theirs."""
    for session in sessions_of(staff):
        if mark_of(session) == mark:
            session.delete()


def mark_of(session: DeskSession) -> str:
    """Return what names a session on a page: its key would open it."""
    return salted_hmac("session", session.session_key, algorithm="sha256").hexdigest()
