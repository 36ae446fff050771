"""The product as it is when everything it keeps of its pages has just become stale, at every request.

Ask it with a query (`/?fresh=1`), which the cache of whole pages never answers.
"""

import gc

from sites.wsgi import application as served  # sets Django up

_memos: list = []


def forget() -> None:
    """Makes the process forget what pages are made of."""
    from sites.pagecache.memo import Memo

    if not _memos:
        _memos.extend(found for found in gc.get_objects() if type(found) is Memo)
    for memo in _memos:
        memo._kept.clear()


def application(environ, start_response):
    forget()
    return served(environ, start_response)
