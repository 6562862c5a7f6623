"""The only writers of frameworks and of the programmes that follow them."""
