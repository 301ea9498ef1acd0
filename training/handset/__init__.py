"""The phone as a thing: its lock screen, and a phone that somebody left lying here."""
