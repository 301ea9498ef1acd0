"""Says beside the drawn glyphs what they read, so that Thai text searches and copies as it was typed.

A PDF reader guesses text from where glyphs stand. Thai marks stand over their base, and letters that are
spread to the margin look like words of one letter; `ActualText` (PDF 32000-1, 14.9.4) leaves nothing to guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from templates_docs.pdf.faces import RISE
from templates_docs.pdf.pieces import Part


def spoken_runs(parts: Sequence[Part], *, is_wide: bool) -> Iterator[list[Part]]:
    """Yield the parts that are told together: word by word, or up to a space where letters stand wide apart."""
    run: list[Part] = []
    for part in parts:
        run.append(part)
        # pdfium sorts by place: a raised mark may come after the next letter, and would be told again there.
        is_whole = RISE not in part.shaped.clusters[-1]
        if is_whole and (not is_wide or part.shaped.bare_clusters < len(part.shaped.clusters)):
            yield run
            run = []
    if run:
        yield run


def tj_pieces(run: Sequence[Part], move: str, *, bare: bool) -> str:
    """Return the pieces of a `TJ` array that draw a run, and tell its text where that is needed.

    Args:
        run: from `spoken_runs`.
        move: what stands between clusters to spread them, or an empty string.
        bare: whether to leave out the spaces at the end.
    """
    end = run[-1].shaped
    drawn = [cluster for part in run for cluster in part.shaped.clusters]
    words = "".join(part.words for part in run)
    if bare:
        drawn = drawn[: len(drawn) - len(end.clusters) + end.bare_clusters]
        words = words.rstrip()
    letters = _joined(drawn, move)
    if not words.strip() or not (move or any(part.shaped.needs_telling for part in run)):
        return letters
    # The spaces are told with their word: pdfium forgets a space that is drawn between two told words.
    spoken = words.replace("\u00a0", " ").encode("utf-16-be").hex()
    return f"]TJ/Span<</ActualText<feff{spoken}>>>BDC[{letters}]TJ EMC["


def _joined(clusters: Sequence[str], move: str) -> str:
    if move:
        return "".join(f"{cluster}{move}" for cluster in clusters)
    return "".join(clusters).replace("><", "")
