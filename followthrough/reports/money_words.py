"""Amounts in words: kept as integer pence, read as pounds."""

from django.utils.translation import gettext as _


def pounds(pence: int | None, about: bool = False) -> str:
    """“£2,000”, “£2,000.50”, or “around £2,000” where the paper says so; nothing for no amount."""
    if pence is None:
        return ""
    whole, rest = divmod(abs(pence), 100)
    amount = f"{'-' if pence < 0 else ''}£{whole:,}" + (f".{rest:02}" if rest else "")
    return _("around %(amount)s") % {"amount": amount} if about else amount
