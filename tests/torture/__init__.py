"""A server that is killed with SIGKILL while people write to it, again and again, and what is found afterwards.

`supervisor` (no Django) starts `workshop` as a process of its own, which starts the real server, and is the only
one that looks into the database. `people` talk to the server as browsers do.
"""
