"""New GFMS Thai with Soft Token: proving who one is once, confirming every login, and the phone that does both."""
