"""A delivery status notification as mail servers write them (RFC 3464)."""

from uuid import UUID

REPORT = """\
From: MAILER-DAEMON@mail.saltmere.example
To: scrutiny@saltmere.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"
MIME-Version: 1.0

--=_b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.saltmere.example

Final-Recipient: rfc822; ann@saltmere.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 User unknown at Kestrel Yard

--=_b
Content-Type: {part}

From: scrutiny@saltmere.example
To: ann@saltmere.example
Message-ID: <{letter}@tracker.saltmere.example>
Subject: Review 7

--=_b--
"""


def report(letter: UUID, action: str = "failed", status: str = "5.1.1", part: str = "message/rfc822") -> bytes:
    """The message that tells of a letter which was not delivered."""
    return REPORT.format(letter=letter, action=action, status=status, part=part).encode()
