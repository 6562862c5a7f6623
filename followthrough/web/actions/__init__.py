"""Actions of programmes: the page of one, adding one, and what it is for."""
