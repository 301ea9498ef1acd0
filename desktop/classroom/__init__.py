"""The trainee's pages: drills and debriefs."""
