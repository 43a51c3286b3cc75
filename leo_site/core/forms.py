"""What the admin's page forms of this site have in common."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.coreutils import string_to_ascii
from wagtail.models import Page, Revision


class SitePageForm(WagtailAdminPageForm):
    """A page form that makes a readable address of any title: Arabic and Ukrainian ones are written in Latin letters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Wagtail's API makes forms of some of the fields and fails on permissions for the others.
        permissions = self._meta.field_permissions or {}
        self._meta.field_permissions = {name: permissions[name] for name in permissions if name in self.base_fields}
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Addresses are typed, printed and read out on the phone: ASCII only."""
        slug: str = self.cleaned_data["slug"]
        if not slug.isascii():
            raise ValidationError(_("Please use only the letters a to z, digits and hyphens, or leave this empty."))
        return slug

    def clean(self) -> dict[str, Any]:
        if "slug" in self.cleaned_data and not self.cleaned_data["slug"]:
            self.cleaned_data["slug"] = self._free_slug(self.cleaned_data.get("title", ""))
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def _free_slug(self, title: str) -> str:
        base = slugify(string_to_ascii(title))[:200] or self.instance._meta.model_name
        slug, number = base, 1
        while not Page._slug_is_available(slug, self.parent_page, self.instance):
            number += 1
            slug = f"{base}-{number}"
        return slug


class FactsForm(SitePageForm):
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
