"""Finds Microsoft Word on Windows, and asks it for PDFs through PowerShell, which every Windows has.

Nothing here was run against a real Word: there is none where this project is tested.  Whatever it does, its
PDFs are counted and their fonts looked at like any other's (`desktop.files.converter`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.files.converter import ProgramConverter

# 17 is wdExportFormatPDF; the last argument but one of ExportAsFixedFormat asks for PDF/A (ISO 19005-1)
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  foreach ($file in Get-ChildItem -Filter *.docx) {
    $document = $word.Documents.Open($file.FullName, $false, $true, $false)
    $pdf = [IO.Path]::ChangeExtension($file.FullName, '.pdf')
    $document.ExportAsFixedFormat($pdf, 17, $false, 0, 0, 1, 1, 0, $true, $true, 0, $true, $true, $true)
    $document.Close(0)
  }
} finally { $word.Quit(0) }
"""


def find_word() -> ProgramConverter | None:
    """Word as a converter; None where it is not installed, and anywhere but on Windows."""
    if sys.platform != "win32" or not _is_registered():
        return None
    from templates_docs.other_programs import fonts_named_by

    return ProgramConverter("Microsoft Word", _command, bytes, fonts_named_by)


def _command(folder: Path, names: Sequence[str]) -> list[str]:
    return ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _SCRIPT]


def _is_registered() -> bool:
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return False
    return True
