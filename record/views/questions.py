"""The open questions of one community, answered in place."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from communities.models import Community, ReportingPeriod
from portal.access import held, require
from portal.views import ScopedDetailView, Trail
from record.checks.answers import Outdated, answer
from record.handed_in import Standing
from record.places import Places, questions_address
from record.questions import Asked, open_count, open_questions
from record.writing import OutOfReach


class AnswerForm(forms.Form):
    """Why the figures are right all the same."""

    key = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=gettext_lazy("Confirmed, because"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 1}),
        error_messages={"required": gettext_lazy("Say why the figures are right.")},
    )


def period_asked(request: HttpRequest) -> ReportingPeriod | None:
    """The period of the address; None without one or with one nobody knows."""
    code = request.GET.get("period", "")
    if not code or not code.isprintable():
        return None
    return ReportingPeriod.objects.filter(code=code).first()


class OfCommunity(ScopedDetailView):
    """One community and period with the communities it may be compared with."""

    model = Community
    slug_field = slug_url_kwarg = "code"
    context_object_name = "community"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("township")

    @cached_property
    def standing(self) -> Standing:
        return Standing.on(
            timezone.localdate(), self.request.user, period_asked(self.request)
        )

    @cached_property
    def may_edit(self) -> bool:
        if "edit" not in held(self.request):
            return False
        mine = Community.objects.editable_by(self.request.user)
        return mine.filter(pk=self.object.pk).exists()

    @cached_property
    def scope(self) -> Any:
        """Communities whose rows the reader may be told of."""
        permission = Permission.EDIT if self.may_edit else Permission.VIEW
        return Community.objects.granting(permission, to=self.request.user)


class QuestionsCount(OfCommunity):
    """How many questions are open, for the head of the community's book."""

    template_name = "record/questions_count.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        count = open_count(self.object, self.standing, scope=self.scope)
        return super().get_context_data(**kwargs) | {"count": count}


class Questions(OfCommunity):
    """What is missing, doubtful, followed up or there twice."""

    template_name = "record/questions.html"
    # The answer that was refused, as it was typed.
    refused: AnswerForm | None = None

    def get_trail(self) -> Trail:
        bench = [(_("Workbench"), reverse("record:workbench"))]
        return [
            *(bench if "edit" in held(self.request) else []),
            (self.object.name, self.object.get_absolute_url()),
            (_("Open questions"), ""),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        community, period = self.object, self.standing.period
        here = questions_address(community, period)
        places = Places(community, period, self.may_edit, back=here)
        found = open_questions(
            community, self.standing, places=places, scope=self.scope
        )
        return super().get_context_data(**kwargs) | {
            "found": found,
            "answers": [
                (asked, self.form_of(asked, f"id_answer{number}_%s"))
                for number, asked in enumerate(found.doubts)
            ],
            "may_edit": self.may_edit,
            "period": period,
            "standing": self.standing,
            "periods": ReportingPeriod.objects.order_by("-ends_on", "-pk"),
            "here": here,
            "trail": self.get_trail(),
        }

    def form_of(self, asked: Asked, auto_id: str) -> AnswerForm:
        """The empty form of a question, or the one that was refused."""
        question = asked.question
        if self.refused and self.refused.data.get("key") == question.key:
            self.refused.auto_id = auto_id
            return self.refused
        earlier = question.earlier.comment if question.earlier else ""
        values = {"key": question.key, "seen": question.fingerprint}
        return AnswerForm(initial={**values, "comment": earlier}, auto_id=auto_id)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        require(request, "edit")
        mine = Community.objects.editable_by(request.user).select_related("township")
        self.object = get_object_or_404(mine, code=self.kwargs["code"])
        form = AnswerForm(request.POST)
        if form.is_valid():
            try:
                answer(self.object, self.standing, by=request.user, **form.cleaned_data)
            except Outdated:
                messages.warning(
                    request,
                    _(
                        "These figures have changed meanwhile. Look at the question as "
                        "it stands now."
                    ),
                )
            except OutOfReach:
                raise Http404 from None
            else:
                messages.success(request, _("Stored: the figures are confirmed."))
            here = questions_address(self.object, self.standing.period)
            return HttpResponseRedirect(f"{here}#doubts")
        self.refused = form
        return self.render_to_response(self.get_context_data())
