"""Getting in: the first password and its change, the lock, a second sign-in, and a page left alone too long."""
