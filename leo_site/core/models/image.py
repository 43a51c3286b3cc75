"""Pictures, with what may be said and shown of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from leo_site.core.enums import Licence


class SiteImage(AbstractImage):
    """A picture; its description serves as alt text wherever a page gives none of its own."""

    # Optional in Wagtail. Who cannot see the picture needs it, so here it is not.
    description = models.CharField(
        _("description"),
        max_length=255,
        help_text=_("What can be seen, in one sentence: read aloud to people who cannot see the picture."),
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Who took or drew the picture."))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.OWN)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )


class SiteRendition(AbstractRendition):
    """A picture scaled or cropped."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]
