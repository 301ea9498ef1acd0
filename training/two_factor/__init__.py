"""The switch to two-factor approval: from which day the bank asks an office's authorizers for a one-time code."""
