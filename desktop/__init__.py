"""The roof: the only part that knows a screen, a disk, a database or today's date."""
