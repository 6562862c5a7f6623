"""How ready a programme is: by area and by service, and what stands behind each cell."""
