"""Drills at the office's own desk: questions to decide, papers to check, and the work handed in."""
