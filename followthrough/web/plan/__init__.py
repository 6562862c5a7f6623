"""The plan of a programme: its actions by phase, owner or service."""
