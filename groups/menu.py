"""The admin menu of the network: lists by name, so that nobody needs to know the page tree."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

#: Apps above this one add their lists with this hook.
NETWORK_MENU: Final = "register_network_menu_item"


def network_menu() -> SubmenuMenuItem:
    """The menu, shown to those who may see at least one of its lists."""
    return SubmenuMenuItem(_("Network"), Menu(register_hook_name=NETWORK_MENU), icon_name="group", order=50)
