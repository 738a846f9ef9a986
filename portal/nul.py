"""No NUL comes in by a request: PostgreSQL keeps none and refuses to look for one."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NUL = "\0"


class WithoutNulMiddleware:
    """Takes NUL out of what is asked and typed; an address with one leads nowhere.

    Nobody can type it or see it, so that nothing is lost with it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            raise Http404
        request.GET = without_nul(request.GET)
        if request.method == "POST":
            request.POST = without_nul(request.POST)
        return self.get_response(request)


def without_nul(asked: QueryDict) -> QueryDict:
    """The same values without any; the very same object where there is none."""
    if not any(NUL in part for key, texts in asked.lists() for part in (key, *texts)):
        return asked
    clean = QueryDict(mutable=True, encoding=asked.encoding)
    for key, texts in asked.lists():
        for text in texts:
            clean.appendlist(key.replace(NUL, ""), text.replace(NUL, ""))
    clean._mutable = False
    return clean
