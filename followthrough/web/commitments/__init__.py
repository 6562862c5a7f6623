"""Entering what is said about anything that is tracked: a recommendation, a programme."""
