"""Where sessions are kept: Django's own way, in a table that also knows whose they are, so that they can be ended."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from followthrough.joining.models import Session
from followthrough.lib import clock

SINCE, BROWSER, SYSTEM = "since", "browser", "system"


class SessionStore(DatabaseSessions):
    """SESSION_ENGINE is this module."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """The session's data. Its first use on another day is written down; no other page view writes."""
        found: Session | None = self._get_session_from_db()  # type: ignore[attr-defined]
        if found is None:
            return {}
        if found.user_id and found.last_used_on < clock.today():
            self.modified = True
        data: dict[str, Any] = self.decode(found.session_data)
        return data

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row for that data; whoever is signed in is read from it."""
        user_id = data.get(SESSION_KEY)
        if user_id:
            data.setdefault(SINCE, clock.now().isoformat())
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        row.user_id = user_id
        row.since = data.get(SINCE) if user_id else None
        row.browser, row.system = data.get(BROWSER, ""), data.get(SYSTEM, "")
        row.last_used_on = clock.today()
        return row
