"""Sets rendered Word files as PDF/A-2b by our own hand: Thai words, official spacing, text that copies."""

from __future__ import annotations

from templates_docs.pdf.typesetter import BUNDLED_FONTS, FontFiles, OnePdf, typeset, undrawable

__all__ = ["BUNDLED_FONTS", "FontFiles", "OnePdf", "typeset", "undrawable"]
