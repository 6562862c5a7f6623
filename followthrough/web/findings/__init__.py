"""Findings of a programme: strengths, and gaps until a person says that they are closed."""
