"""Service reviews of a programme: who looks at a service, how, and what is judged."""
