"""Phases of programmes: the page of one."""
