"""The admin views "Cancel", "Takes place after all" and "Approve" around the verbs in `events.actions`."""

from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from events.actions import (
    approve_protocol,
    cancel_meeting,
    reinstate_meeting,
)
from events.enums import Approval, MeetingStatus
from events.models import MeetingPage, ProtocolPage
from events.permissions import in_source_language, may_approve, may_change_status
from leo_site.core.pages import SitePage

PageType = TypeVar("PageType", bound=SitePage)
FormType = TypeVar("FormType", bound=forms.Form)


class MeetingOption(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A meeting, shown with its day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{date_format(timezone.localtime(obj.starts_at).date(), 'SHORT_DATE_FORMAT')}: {obj.title}"


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=255,
        help_text=gettext_lazy("Readers see this. For example: the room is closed; a new date follows."),
    )


class ApproveForm(forms.Form):
    """When and where minutes were approved."""

    approved_on = forms.DateField(label=gettext_lazy("Approved on"), widget=AdminDateInput)
    approved_at = MeetingOption(
        label=gettext_lazy("Approved at the meeting"),
        queryset=MeetingPage.objects.none(),
        required=False,
        empty_label=gettext_lazy("Not at a meeting"),
    )


class VerbView(WagtailAdminTemplateMixin, FormView[FormType], Generic[PageType, FormType]):
    """Asks before a verb is done to a published page, and says what became of it."""

    model: type[PageType]
    template_name = "events/admin/verb.html"
    form_class: Any = forms.Form
    submit_label: ClassVar[Any]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page: PageType = get_object_or_404(self.model, pk=kwargs["page_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_allowed(request.user, self.page):
            raise PermissionDenied
        if not self.is_possible(self.page):
            messages.warning(request, _("This is not possible (any more): the page has changed."))
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def is_allowed(cls, user: Any, page: PageType) -> bool:
        """Whether someone may do this to a page."""
        raise NotImplementedError

    @classmethod
    def is_possible(cls, page: PageType) -> bool:
        """Whether the page is in a state in which this makes sense."""
        return page.live and in_source_language(page)

    def act(self, form: FormType) -> str:
        """Do it; returns what to tell the user."""
        raise NotImplementedError

    @property
    def explanation(self) -> list[str]:
        """What will happen, for the user."""
        raise NotImplementedError

    @cached_property
    def next_url(self) -> str:
        """Where to go afterwards: on this host only, else the page's place in the tree."""
        parent = self.page.get_parent()
        return get_valid_next_url_from_request(self.request) or reverse("wagtailadmin_explore", args=[parent.pk])

    def form_valid(self, form: FormType) -> HttpResponse:
        try:
            message = self.act(form)
        except ValidationError as error:
            fields = getattr(error, "error_dict", {})
            form.add_error(None, error if fields.keys() <= form.fields.keys() else error.messages)
            return self.form_invalid(form)
        buttons = [messages.button(self.page.full_url, _("View live"), new_window=True)] if self.page.full_url else []
        messages.success(self.request, message, buttons=buttons)
        return redirect(self.next_url)

    def get_page_title(self) -> str:
        return str(self.submit_label)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=self.page, **kwargs)


class CancelMeetingView(VerbView[MeetingPage, CancelForm]):
    """Cancels a published meeting."""

    model = MeetingPage
    form_class = CancelForm
    header_icon = "cross"
    submit_label = gettext_lazy("Cancel meeting")

    @classmethod
    def is_allowed(cls, user: Any, page: MeetingPage) -> bool:
        return may_change_status(user, page)

    @classmethod
    def is_possible(cls, page: MeetingPage) -> bool:
        return page.status != MeetingStatus.CANCELLED and super().is_possible(page)

    @property
    def explanation(self) -> list[str]:
        return [_("The meeting stays on the site and in calendars, marked as cancelled and with your reason.")]

    def act(self, form: CancelForm) -> str:
        cancel_meeting(self.page, reason=form.cleaned_data["reason"], user=self.request.user)
        return _("“%(title)s” is cancelled. Readers see the reason.") % {"title": self.page.title}


class ReinstateMeetingView(VerbView[MeetingPage, forms.Form]):
    """Lets a cancelled or postponed meeting take place."""

    model = MeetingPage
    header_icon = "undo"
    submit_label = gettext_lazy("Takes place after all")

    @classmethod
    def is_allowed(cls, user: Any, page: MeetingPage) -> bool:
        return may_change_status(user, page)

    @classmethod
    def is_possible(cls, page: MeetingPage) -> bool:
        return page.status != MeetingStatus.SCHEDULED and super().is_possible(page)

    @property
    def explanation(self) -> list[str]:
        start = date_format(timezone.localtime(self.page.starts_at), "DATETIME_FORMAT")
        return [
            _("The meeting will be announced for %(start)s, without the reason given before.") % {"start": start},
        ]

    def act(self, form: forms.Form) -> str:
        reinstate_meeting(self.page, user=self.request.user)
        return _("“%(title)s” takes place after all.") % {"title": self.page.title}


class ApproveProtocolView(VerbView[ProtocolPage, ApproveForm]):
    """Approves published minutes."""

    model = ProtocolPage
    form_class = ApproveForm
    header_icon = "check"
    submit_label = gettext_lazy("Approve minutes")

    @classmethod
    def is_allowed(cls, user: Any, page: ProtocolPage) -> bool:
        return may_approve(user, page)

    @classmethod
    def is_possible(cls, page: ProtocolPage) -> bool:
        return page.approval != Approval.APPROVED and super().is_possible(page)

    @property
    def explanation(self) -> list[str]:
        return [_("The minutes are then shown as approved instead of provisional.")]

    def get_initial(self) -> dict[str, Any]:
        return {"approved_on": timezone.localdate()}

    def get_form(self, form_class: Any = None) -> ApproveForm:
        form = super().get_form(form_class)
        field = form.fields["approved_at"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = self.later_meetings()
        return form

    def later_meetings(self) -> QuerySet[MeetingPage]:
        """Meetings of the same group, or of the whole network, since then: the next one first."""
        meeting = self.page.meeting
        parent = meeting.get_parent().specific
        meetings: QuerySet[MeetingPage] = (
            MeetingPage.objects.child_of(parent).live().taking_place().filter(starts_at__gt=meeting.starts_at)
        )
        return meetings.filter(starts_at__date__lte=timezone.localdate()).order_by("starts_at")

    def act(self, form: ApproveForm) -> str:
        approve_protocol(
            self.page,
            on=form.cleaned_data["approved_on"],
            at=form.cleaned_data["approved_at"],
            user=self.request.user,
        )
        return _("“%(title)s” is approved.") % {"title": self.page.title}


#: The verbs by the name of their address and by what they are done to.
VERBS: dict[str, type[VerbView[Any, Any]]] = {
    "cancel_meeting": CancelMeetingView,
    "reinstate_meeting": ReinstateMeetingView,
    "approve_protocol": ApproveProtocolView,
}
