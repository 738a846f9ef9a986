"""Handing a street's period in, and reviewing it: the list, one page, its steps."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from accounts.roles import Permission
from communities.models import Division, ReportingPeriod, Round, figure_names
from communities.round_life import TRANSITIONS, RoundAct
from jobs.models import Job
from portal.access import require
from portal.drafts import draft_key, mark_saved
from portal.row_keys import row_key
from portal.views import ScopedListView
from record.figures.saving import period_before
from record.handed_in import Standing
from record.rounds import taking
from record.rounds.listing import RoundFilter, RoundTable, streets
from record.rounds.reading import (
    Totals,
    communities_of,
    earlier_step,
    parts_of,
    totals_of,
)
from record.rounds.taking import Remark, Words
from record.rounds.telling import KIND
from record.views.questions import period_asked

# All communities of all but the largest streets: remarks are typed for one page.
PER_PAGE = 60
LONGEST = 2000
# Asked in one form, below the diff.
DECIDING = frozenset({RoundAct.ACCEPT, RoundAct.RETURN})


class RoundList(ScopedListView):
    """Streets the reader sees, by how far they have come with a period."""

    model = Division
    table_class = RoundTable
    filterset_class = RoundFilter
    heading = gettext_lazy("Handing in and review")
    empty_icon = "inbox"
    empty = (
        gettext_lazy("No street yet"),
        gettext_lazy("None of your divisions has communities on record."),
    )

    @cached_property
    def period(self) -> ReportingPeriod | None:
        chosen = period_asked(self.request)
        return Standing.on(timezone.localdate(), self.request.user, chosen).period

    def get_queryset(self) -> Any:
        if self.period is None:
            return Division.objects.none()
        return streets(self.request.user, self.period)

    def get_table_kwargs(self) -> dict[str, Any]:
        code = self.period.code if self.period else ""
        return {
            "address": lambda street: reverse("record:round", args=[street.code, code])
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        note = _("Stages of %(period)s.") % {"period": self.period or "–"}
        return super().get_context_data(**kwargs) | {"note": note}


class RoundView(View):
    """One street and period, for whoever may see the street; else 404."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        require(request, "view")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def division(self) -> Division:
        mine = Division.objects.granting(Permission.VIEW, to=self.request.user)
        with_own = mine.filter(communities__isnull=False).distinct()
        return get_object_or_404(with_own, code=self.kwargs["code"])

    @cached_property
    def round(self) -> Round:
        assert self.division  # noqa: S101 - who may not see it learns of no period
        period = get_object_or_404(ReportingPeriod, code=self.kwargs["period"])
        return taking.round_of(self.division, period)

    @cached_property
    def standing(self) -> Standing:
        today, user = timezone.localdate(), self.request.user
        return Standing.on(today, user, self.round.period)

    @cached_property
    def totals(self) -> Totals:
        return totals_of(communities_of(self.division, self.standing), self.standing)

    @property
    def address(self) -> str:
        return reverse(
            "record:round", args=[self.division.code, self.round.period.code]
        )

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        round_, request = self.round, self.request
        before = period_before(round_.period)
        returned = taking.last_return(round_)
        communities = communities_of(self.division, self.standing)
        pages = Paginator(communities, PER_PAGE)
        page = pages.get_page(request.GET.get("page"))
        possible = taking.possible(round_, request.user)
        latest = taking.latest_step(round_)
        steps = round_.steps.select_related("by").order_by("pk") if round_.pk else ()
        found = parts_of(
            list(page.object_list), round_, before, self.standing, returned
        )
        typed = self.remarks() if request.method == "POST" else {}
        parts = [
            (part, said.text, said.figures)
            for part in found
            for said in (typed.get(part.community.pk, Remark()),)
        ]
        return render(
            request,
            "record/round.html",
            {
                "round": round_,
                "division": self.division,
                "before": before,
                "earlier": earlier_step(round_),
                "returned": returned,
                "totals": self.totals,
                "parts": parts,
                "page": page,
                "steps": list(steps),
                "is_deciding": any(step.act in DECIDING for step in possible),
                "others": [step for step in possible if step.act not in DECIDING],
                "latest": latest,
                # Of what was typed before another step nobody has any use.
                "draft": self.draft(latest),
                "address": self.address,
                "trail": [
                    (RoundList.heading, reverse("record:round-list")),
                    (f"{self.division.name} {round_.period.code}", ""),
                ],
                "typed": request.POST,
            }
            | context,
            status=status,
        )

    def draft(self, latest: int) -> str:
        return draft_key("round", self.division.code, self.round.period.code, latest)


class RoundPage(RoundView):
    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        answer = self.page()
        told = Job.objects.unseen_by(request.user).filter(
            kind=KIND, scope_code=self.division.code
        )
        for job in told:
            if job.parameters.get("round") == self.round.pk:
                job.note_seen(at=timezone.now())
        return answer


class RoundTake(RoundView):
    """One step of the round; what cannot be done comes back as typed."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(self.address)

    def post(self, request: HttpRequest, act: str, **_kwargs: Any) -> HttpResponse:
        if act not in TRANSITIONS:
            raise Http404
        round_ = self.round
        if not taking.holds(round_.division, TRANSITIONS[act].who, request.user):
            raise PermissionDenied
        is_handing_in = act == RoundAct.HAND_IN
        if is_handing_in and self.totals.missing and "confirm" not in request.POST:
            return self.refused(
                act, _("Confirm that the missing figures are handed in as unknown.")
            )
        counts = {}
        if is_handing_in:
            totals = self.totals
            counts = {
                "communities": totals.communities,
                "have": totals.have,
                "asked": totals.asked,
            }
        words = Words(request.POST.get("text", "")[:LONGEST], self.remarks(), counts)
        seen = row_key(request.POST.get("latest", "")) or 0
        try:
            taking.take(
                self.division,
                round_.period,
                act,
                by=request.user,
                words=words,
                seen=seen,
            )
        except taking.ReasonMissing:
            return self.refused(act, _("Say why; nothing was done yet."))
        except taking.NotNow:
            return self.refused(
                act,
                _("This has moved on since the page was opened; look at it again."),
            )
        messages.success(request, DONE[act] % {"street": self.division.name})
        answer = HttpResponseRedirect(self.address)
        draft = self.draft(seen)
        mark_saved(request, answer, draft if act in DECIDING else f"{draft}-{act}")
        return answer

    def refused(self, act: str, said: str) -> HttpResponse:
        # Read anew: somebody else may have taken a step meanwhile.
        del self.__dict__["round"]
        return self.page(status=200, refused=act, said=said)

    def remarks(self) -> dict[int, Remark]:
        """What is said of single communities; figures as marks beside it."""
        found = {}
        own = self.division.communities.values_list("pk", "code")
        for pk, code in own:
            text = self.request.POST.get(f"remark-{code}", "")[:LONGEST]
            marks = self.request.POST.getlist(f"mark-{code}")
            figures = [name for name in figure_names() if name in marks]
            if text.strip() or figures:
                found[pk] = Remark(text, figures)
        return found


DONE = {
    "hand_in": gettext_lazy("%(street)s has handed in; its figures are locked."),
    "take_back": gettext_lazy("Taken back; the figures can be corrected again."),
    "accept": gettext_lazy("Accepted; the figures of %(street)s are locked."),
    "return": gettext_lazy("Returned to %(street)s with your reasons."),
    "reopen": gettext_lazy("Unlocked; %(street)s can correct its figures again."),
}
