"""Facts that back words: what is paid by what money and until when, and what has been counted."""
