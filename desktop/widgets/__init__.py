"""Pieces of screen that know Thai and nothing of banks or letters."""
