"""The page of a recommendation, and what is entered about it alone."""
