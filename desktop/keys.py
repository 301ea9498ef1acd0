"""The keys of the window: what each stands for, by the name of the method that does it."""

PLACE_KEYS = {
    "Ctrl+1": "show_home",
    "Ctrl+2": "show_drills",
    "Ctrl+3": "show_forms",
    "Ctrl+4": "show_merge",
    "Ctrl+5": "show_register",
    "Ctrl+6": "show_settings",
}
"""The places of the sidebar."""

TEXT_KEYS = {"Ctrl+plus": 1, "Ctrl+Shift+plus": 1, "Ctrl+minus": -1}
"""By how many points each makes all text larger."""

PAGE_KEYS = {
    "<F1>": "hint",
    "<F2>": "skip_to_next",
    "<F3>": "next_seat",
    "<F4>": "turn_to_desk",
    "<F5>": "advance",
    "<F6>": "skip",
    "<Shift-F6>": "skip_longer",
    "<F7>": "undo",
    "<F8>": "issue",
    "<F9>": "save",
    "<F10>": "save_pdf",
    "<F12>": "instruct",
    "<Escape>": "give_up",
}
"""What a page does for each; on a page that does no such thing the key does nothing."""
