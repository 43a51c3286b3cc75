"""What the admin's page forms of this site have in common."""

from typing import Any, ClassVar

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Revision


class FactsForm(WagtailAdminPageForm):
    """A page form that does not undo what a button changed while the form was open.

    Cancelling a meeting or approving minutes changes a few fields (`facts`) beside the form. Who saves an older form
    without having touched those fields means the other ones: the facts stay as they are now.
    """

    facts: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        names = [name for name in self.facts if name in cleaned]
        seen = self._revision_seen()
        if not names or seen is None or seen.pk == self.instance.latest_revision_id:
            return cleaned
        before = seen.as_object()
        now = type(self.instance).objects.get(pk=self.instance.pk)
        if all(cleaned[name] == getattr(before, name) for name in names):
            cleaned.update({name: getattr(now, name) for name in names})
        return cleaned

    def _revision_seen(self) -> Revision | None:
        """The version the form was filled with, as Wagtail's editor reports it."""
        pk = str(self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id") or "")
        if not self.instance.pk or not pk.isdigit():
            return None
        return self.instance.revisions.filter(pk=pk).first()
