"""Characters that nobody sees: taken out wherever text comes in.

Text copied from Word, web pages and file properties carries them along. A database
refuses NUL, workbooks and Word files hold no control characters, and marks that
turn the direction of writing let a text read otherwise than it is. What is stored is
what its writer saw, so that nothing is lost with them.
"""

import re
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

# Word ends a line within a paragraph by a vertical tab.
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# Joiners and variants of characters stay: they make one sign of several.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def seen(text: str) -> str:
    """The text as its reader sees it; other ends of lines become line feeds."""
    if text.isprintable():
        return text
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


class OnlySeenMiddleware:
    """Cleans what is asked and typed, and names of files that are sent.

    An address with such a character leads nowhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if seen(request.path_info) != request.path_info:
            raise Http404
        request.GET = only_seen(request.GET)
        if request.method == "POST":
            request.POST = only_seen(self.posted(request))
            for _field, files in request.FILES.lists():
                for file in files:
                    file.name = seen(file.name or "")
        return self.get_response(request)

    def posted(self, request: HttpRequest) -> QueryDict:
        """What was sent. What cannot be read is answered as a request that is not
        well formed; without this the answer itself would ask for it again."""
        try:
            return request.POST
        except BadRequest:
            request.POST = QueryDict()
            raise


def only_seen(asked: QueryDict) -> QueryDict:
    """The same values as they are seen; the very same object where all of them are."""
    if all(
        seen(part) == part for key, texts in asked.lists() for part in (key, *texts)
    ):
        return asked
    clean = QueryDict(mutable=True, encoding=asked.encoding)
    for key, texts in asked.lists():
        for text in texts:
            clean.appendlist(seen(key), seen(text))
    clean._mutable = False
    return clean
