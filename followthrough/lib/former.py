"""What stands in the place of a name once its bearer has left and been forgotten, in every place alike."""

FORMER = "A former colleague"
