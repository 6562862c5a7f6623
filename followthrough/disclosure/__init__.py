"""The first guard before publication: finds what could give away a person or a place, in any text. Plain Python."""
