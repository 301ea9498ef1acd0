"""A make-believe bank, treasury and phone: action in, events out. Knows no screen, disk or clock."""
