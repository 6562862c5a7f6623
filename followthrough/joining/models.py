"""How people come in: invitations, sessions, letters about passwords that were asked for, tries that are counted."""

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from followthrough.councils.models import CouncilRow, Person, User
from followthrough.councils.permissions import Role
from followthrough.joining import rules
from followthrough.lib import clock
from followthrough.lib.ids import new_id


class Invitation(CouncilRow):
    """A link sent to a person's address, which lets them in once with a role. Only the token's SHA-256 is kept.

    A restored copy must not revive what still waits in it: it may have been withdrawn or used since.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()

    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=30, choices=[(r.value, r.value) for r in Role])
    first_day = models.DateField()
    mark = models.CharField(max_length=64)
    # The SHA-256 of the address that it went to: if the person's address is corrected since, the link is dead.
    sent_to = models.CharField(max_length=64)
    email_id = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["council", "mark"], name="invitation_by_mark")]

    @property
    def state(self) -> rules.Invited:
        """What it is at this moment."""
        return rules.state_of(
            clock.now(), expires_at=self.expires_at, joined_at=self.joined_at, withdrawn_at=self.withdrawn_at
        )


class Session(AbstractBaseSession):
    """One browser: nobody's until somebody signs in there. Belongs to no council; no network address is kept.

    Holds secrets: whoever has a key is signed in. A copy must leave this table out.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    browser = models.CharField(max_length=20, default="")
    system = models.CharField(max_length=20, default="")
    since = models.DateTimeField(null=True)
    last_used_on = models.DateField()


class ResetAsked(models.Model):
    """Somebody asked for a letter to an address, known or not: the worker looks. Belongs to no council.

    A copy must leave this table out.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.EmailField()
    asked_at = models.DateTimeField(default=clock.now, editable=False)


class Tries(models.Model):
    """Django's shared cache, in which tries at passwords and codes are counted for all processes together.

    The columns are those that Django's database cache asks for. Belongs to no council; its keys are hashed, because
    they carry network addresses. A copy may leave this table out.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "joining_tries"
