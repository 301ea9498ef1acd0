"""What a user can do, as verbs the window and the command line share."""
