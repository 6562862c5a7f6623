"""Money: the council's funding, and what a programme costs, paid by what until when."""
