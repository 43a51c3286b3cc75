"""Who runs the site and how to reach them."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

GERMAN_STATES = [
    ("BW", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("BE", "Berlin"),
    ("BB", "Brandenburg"),
    ("HB", "Bremen"),
    ("HH", "Hamburg"),
    ("HE", "Hessen"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("SH", "Schleswig-Holstein"),
    ("TH", "Thüringen"),
]


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """One set per site. The names of states are ISO 3166-2:DE codes without the `DE-`."""

    operator_name = models.CharField(_("name of the office"), max_length=255, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=50, blank=True)
    street = models.CharField(_("street and number"), max_length=255, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    holiday_region = models.CharField(
        _("region for public holidays"), max_length=2, choices=GERMAN_STATES, default="SN"
    )
    data_licence = models.URLField(
        _("licence of the open data"),
        blank=True,
        default="https://creativecommons.org/licenses/by/4.0/",
        help_text=_("Address of the licence under which other sites may use the data."),
    )
    municipality_key = models.CharField(
        _("official municipality key"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", _("The key (AGS) has exactly eight digits, for example 14713000."))],
        help_text=_("Eight digits (AGS), for example 14713000 for Leipzig."),
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                "operator_name",
                FieldRowPanel(["contact_email", "contact_phone"]),
                "street",
                FieldRowPanel(["postal_code", "city"]),
            ],
            heading=_("Office and contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("holiday_region"), FieldPanel("municipality_key"), FieldPanel("data_licence")],
            heading=_("Region and open data"),
        ),
    ]

    class Meta:
        verbose_name = _("office and contact")
