"""The keys of the shared cache. They carry network and e-mail addresses, so only a keyed digest is kept."""

from django.utils.crypto import salted_hmac


def hidden_key(key: str, prefix: str, version: int) -> str:
    """Django's KEY_FUNCTION: the same key for the same words, readable for nobody without SECRET_KEY."""
    return salted_hmac("followthrough.joining.tries", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()
