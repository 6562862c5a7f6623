"""Frameworks: the editions that a council has loaded, and loading one."""
