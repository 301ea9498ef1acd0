"""Approval in levels: a set that needs several approvals gets each from another person, never from its maker."""
