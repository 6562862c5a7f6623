"""Word through a council's own template: looked at, filled, always in a child process with limits.

`checking` is the way in. docs/word-template.md tells councils what a template may hold.
"""
