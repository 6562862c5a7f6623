"""Numbers about a programme, each with its unit and its period."""
