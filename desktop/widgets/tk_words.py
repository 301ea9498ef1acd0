"""Teaches Tk's own boxes (file dialogs, message boxes) the window's language; Tk ships no Thai."""

from __future__ import annotations

import tkinter as tk

from desktop.messages import _, language


def teach_tk(root: tk.Misc) -> None:
    """Gives Tk its words in the language in use; call it again after `use_language`."""
    root.tk.call("package", "require", "msgcat")
    root.tk.call("::msgcat::mclocale", language())
    # Tk's own English, with & before the letter of its Alt key, which Thai captions do not have.
    words = {
        "&OK": _("OK"),
        "OK": _("OK"),
        "&Cancel": _("Cancel"),
        "Cancel": _("Cancel"),
        "&Yes": _("Yes"),
        "&No": _("No"),
        "&Open": _("Open"),
        "Open": _("Open"),
        "&Save": _("Save"),
        "Save As": _("Save as"),
        "&Directory:": _("Folder:"),
        "&Selection:": _("Folder:"),
        "File &name:": _("File name:"),
        "File &names:": _("File names:"),
        "Files of &type:": _("Files of type:"),
        "&Retry": _("Try again"),
        "&Abort": _("Abort"),
        "&Ignore": _("Go on"),
        "Show &Hidden Directories": _("Show hidden folders"),
        "Show &Hidden Files and Directories": _("Show hidden files and folders"),
        "Choose Directory": _("Choose a folder"),
        'File "%1$s" already exists.\nDo you want to overwrite it?': _(
            "There is already a file “%1$s”.\nReplace it?"
        ),
        'File "%1$s" does not exist.': _("There is no file “%1$s”."),
    }
    # mcset stores under the namespace it runs in, and Tk looks under its own.
    for english, said in words.items():
        root.tk.call("namespace", "eval", "::tk", ("::msgcat::mcset", language(), english, said))
