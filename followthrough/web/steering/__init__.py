"""A programme's steering group: what it is asked and decides, the risks that it watches, and the pack for it."""
