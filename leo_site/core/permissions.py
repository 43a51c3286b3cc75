"""Who may do what with pages, where Wagtail's own rules are not ours; the names of the roles."""

from wagtail.models import PagePermissionTester

# Names of Wagtail groups are data: the migrations create them in German. Moderators of a group have a Wagtail group each,
# see `groups.permissions`.
EDITORS = "Redaktion"
TRANSLATORS = "Übersetzung"
APPROVERS = "Freigabe"


class SitePagePermissionTester(PagePermissionTester):
    """Wagtail's rules, but who may not delete whole branches deletes only what they created.

    In Wagtail, the permission to edit and publish is one to delete. Moderators edit everything of their group; that
    must not let them take away the group's page or minutes others wrote. Moving follows the same rule, as in Wagtail.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not super().can_delete(ignore_bulk):
            return False
        if self.user.is_superuser or "bulk_delete" in self.permissions:
            return True
        return not self.page.get_descendants(inclusive=True).exclude(owner=self.user).exists()
