"""What of the administrator's part the future still asks about; the rest is smoothed away in a walk."""

from __future__ import annotations

from training.admin.users import Directory, Page
from training.frozen import with_fields

_ABOUT_ONE_USER = frozenset(
    {"user", "user_edit", "user_confirm", "request_sent", "request", "request_reject"}
)


def directory_ahead(directory: Directory) -> Directory:
    """The directory without its history and its numbers, which nobody decides by."""
    numbered = any(request.number or request.asked_at for request in directory.requests)
    if not (numbered or directory.audit or directory.asked):
        return directory
    requests = tuple(with_fields(request, number="", asked_at="") for request in directory.requests)
    return with_fields(directory, requests=requests, audit=(), asked=0)


def page_ahead(page: Page, screen: str) -> Page:
    """What the page still holds: a search on the list only, a user where one is in hand, a draft to be confirmed."""
    return with_fields(
        page,
        user_id=page.user_id if screen in _ABOUT_ONE_USER else "",
        found=page.found if screen == "user_list" else "",
        kind=page.kind if screen == "user_confirm" else "",
        draft=page.draft if screen == "user_confirm" else (),
    )
