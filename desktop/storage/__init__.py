"""What the program remembers in a database of its own."""
