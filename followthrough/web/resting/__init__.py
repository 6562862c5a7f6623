"""What relies on a programme: what that waits for, and whose completion is proposed."""
