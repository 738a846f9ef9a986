"""Entering a community's figures of a period, group by group, by keyboard alone.

htmx sends one group and gets that group back; without a script each group is an
ordinary form. Nothing typed is lost: what cannot be stored comes back as typed.
"""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from communities.models import (
    Community,
    CommunityPeriod,
    FigureGroup,
    ReportingPeriod,
    figure_names,
)
from communities.periods import period_due, periods_offered
from portal.access import require
from portal.drafts import mark_saved
from record import writing
from record.figures.cells import STATES, told
from record.figures.forms import figure_form
from record.figures.saving import (
    Outcome,
    Typed,
    period_before,
    row_before,
    row_of,
    save_figures,
)
from record.figures.sheet import Sheet, draft_of, follows, sheet_of, typed_figures

MOST_OF_A_REASON = 500


class FiguresView(View):
    """One community and period, for whoever may see the community; else 404."""

    permission = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(request, self.permission)
        response: Any = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response

    @cached_property
    def community(self) -> Community:
        mine = Community.objects.visible_to(self.request.user)
        return get_object_or_404(
            mine.select_related("township"), code=self.kwargs["code"]
        )

    @cached_property
    def period(self) -> ReportingPeriod:
        # The community first: who may not see it learns nothing of periods.
        assert self.community  # noqa: S101
        return get_object_or_404(ReportingPeriod, code=self.kwargs["period"])

    @cached_property
    def groups(self) -> tuple[FigureGroup, ...]:
        """The group of the address; all of them where it names none."""
        slug = self.kwargs.get("group")
        if slug is None:
            return tuple(FigureGroup)
        if slug not in FigureGroup.values:
            raise Http404
        return (FigureGroup(slug),)

    @property
    def address(self) -> str:
        return reverse("record:figures", args=[self.community.code, self.period.code])

    def page(self, sheet: Sheet, **context: Any) -> HttpResponse:
        code = self.community.code
        periods = [
            (each, reverse("record:figures", args=[code, each.code]))
            for each in periods_offered()
        ]
        neighbours = Community.objects.visible_to(self.request.user).filter(
            township=self.community.township_id
        )
        following = neighbours.filter(code__gt=self.community.code).order_by("code")
        return render(
            self.request,
            "record/figures.html",
            {
                "sheet": sheet,
                "states": STATES.values(),
                "periods": periods,
                "following": following.first(),
                "trail": self.trail(),
            }
            | context,
        )

    def trail(self) -> list[tuple[Any, str]]:
        community = self.community
        book = reverse(
            "communities:community-book-section", args=[community.code, "figures"]
        )
        return [
            (_("Communities"), reverse("communities:community-list")),
            (community.name, book),
            (_("Enter figures"), ""),
        ]


class FiguresDue(FiguresView):
    """To the period whose figures are entered today."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        community = self.community
        due = period_due(timezone.localdate(), request.user)
        if due is None:
            raise Http404
        return redirect("record:figures", community.code, due.code)


class FiguresPage(FiguresView):
    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.page(sheet_of(self.community, self.period, request.user))


class FiguresSave(FiguresView):
    """One group, or all of them, typed or confirmed as unchanged."""

    permission = "edit"
    confirm = False

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return redirect(self.address)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        typed = Typed(
            groups=self.groups,
            data=request.POST,
            read_at={
                group: request.POST.get(f"version-{group.value}", "")
                for group in self.groups
            },
            confirm=self.confirm or "confirm" in request.POST,
            reason=self.reasons().get(self.groups[0].value, ""),
        )
        try:
            outcome = save_figures(self.community, self.period, typed, by=request.user)
        except writing.OutOfReach:
            raise Http404 from None
        said = said_of(outcome, confirmed=typed.confirm)
        if outcome.stored and not request.htmx:  # type: ignore[attr-defined]
            messages.success(request, said)
            anchor = f"#group-{self.groups[0].value}" if len(self.groups) == 1 else ""
            answer: HttpResponse = HttpResponseRedirect(f"{self.address}{anchor}")
        else:
            answer = self.shown(outcome, said)
        if outcome.stored:
            mark_saved(
                request,
                answer,
                *(
                    draft_of(self.community, self.period, group.value)
                    for group in self.groups
                ),
            )
        return answer

    def reasons(self) -> dict[str, str]:
        """Why the figures are changed, by group; only one group asks."""
        if len(self.groups) > 1:
            return {}
        slug = self.groups[0].value
        reason = self.request.POST.get(f"reason-{slug}", "").strip()
        return {slug: reason[:MOST_OF_A_REASON]}

    def shown(self, outcome: Outcome, said: str) -> HttpResponse:
        sheet = sheet_of(
            self.community,
            self.period,
            self.request.user,
            outcome=outcome,
            groups=self.groups,
            data=self.request.POST,
            reasons={} if outcome.stored else self.reasons(),
        )
        if not self.request.htmx:  # type: ignore[attr-defined]
            return self.page(sheet, said=said)
        slugs = [group.value for group in self.groups]
        return render(
            self.request,
            "record/figures_answer.html",
            {
                "sheet": sheet,
                "groups": [group for group in sheet.groups if group.slug in slugs],
                "said": said,
            },
        )


def said_of(outcome: Outcome, *, confirmed: bool) -> str:
    """What came of a save, in one sentence."""
    if outcome.entry is not None:
        return outcome.entry.reason
    if outcome.clashes:
        return _("Not saved: somebody else changed these figures meanwhile.")
    if not outcome.stored:
        return _("Not saved: correct what is marked first.")
    count = len(outcome.changed)
    if confirmed and count:
        return ngettext(
            "Confirmed as unchanged; %(count)d figure stored.",
            "Confirmed as unchanged; %(count)d figures stored.",
            count,
        ) % {"count": count}
    if confirmed:
        return _("Confirmed as unchanged.")
    if not count:
        return _("Nothing had changed.")
    return ngettext("%(count)d figure stored.", "%(count)d figures stored.", count) % {
        "count": count
    }


class FiguresLook(FiguresView):
    """What is to be said of what is being typed; nothing is stored."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        names = tuple(name for name in figure_names() if name in request.POST)
        user = request.user
        before = row_before(self.community, period_before(self.period), user)
        row = row_of(
            self.community, self.period, CommunityPeriod.objects.visible_to(user)
        )
        # Before the form makes the row what is typed.
        figures = typed_figures(row, request.POST, user=user)
        form = figure_form(names, row, request.POST, user=user)
        form.is_valid()
        today = timezone.localdate()
        return render(
            request,
            "record/figures_look.html",
            {
                "told": [told(name, form, before) for name in names],
                "derived": follows(self.community, self.period, figures, today),
            },
        )
