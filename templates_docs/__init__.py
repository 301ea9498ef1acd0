"""Forms and answers become Thai official documents. Knows no screen, disk folder or clock of its own."""
