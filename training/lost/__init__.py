"""A lost phone from the loss to the letter: who was told when, and the two clocks that run meanwhile."""
