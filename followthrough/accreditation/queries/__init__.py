"""What is known of frameworks and of the programmes that follow them, as at a day."""
