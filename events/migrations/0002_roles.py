"""The roles that have nothing to do with one group: Redaktion, Übersetzung, Freigabe.

A migration and not a `post_migrate` receiver: it runs once, so what an administrator changes later stays changed. It can
run again on a database that has the roles. Permissions are made here because Django makes them only after all
migrations; it finds ours then. Each group's moderators get theirs with the group's page (`groups.permissions`).
"""

import swapper
from django.db import migrations

PAGE = swapper.get_model_name("wagtailcore", "Page").lower().split(".")
CRUD = ("add", "change", "delete")
ADMIN = ("wagtailadmin", "admin", "access_admin")
SUBMIT = ("wagtail_localize", "translation", "submit_translation")
APPROVE = ("events", "protocolpage", "approve_protocol")


def to(app_label, model, *actions):
    return [(app_label, model, f"{action}_{model}") for action in actions]


def permission(apps, app_label, model, codename):
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label=app_label, model=model)
    name = {"approve_protocol": "Can approve minutes"}.get(codename, f"Can {codename.replace('_', ' ')}")
    return apps.get_model("auth.Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )[0]


def role(apps, name, permissions, page_actions):
    """A Wagtail group with general permissions and with permissions on all pages."""
    group, _ = apps.get_model("auth.Group").objects.get_or_create(name=name)
    group.permissions.add(*(permission(apps, *names) for names in [ADMIN, *permissions]))
    root = apps.get_model(".".join(PAGE)).objects.get(depth=1)
    for names in to(*PAGE, *page_actions):
        apps.get_model("wagtailcore.GroupPagePermission").objects.get_or_create(
            group=group, page_id=root.pk, permission=permission(apps, *names)
        )
    return group


def forwards(apps, schema_editor):
    editors = role(
        apps,
        "Redaktion",
        [
            *to("groups", "person", *CRUD),
            *to("groups", "organisation", *CRUD),
            *to("events", "venue", *CRUD, "publish"),
            *to("core", "sitesettings", "change"),
            SUBMIT,
        ],
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    )
    collection = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    for names in [
        *to("wagtailimages", "image", "add", "change", "choose"),
        *to("wagtaildocs", "document", "add", "change", "choose"),
        *to("wagtailcore", "collection", *CRUD),
    ]:
        apps.get_model("wagtailcore.GroupCollectionPermission").objects.get_or_create(
            group=editors, collection=collection, permission=permission(apps, *names)
        )
    role(apps, "Übersetzung", [SUBMIT], ("change",))
    # Approving needs no right to edit or publish. Wagtail shows pages only to those with some permission on them: to
    # lock is the one that changes no content, and whoever approves minutes may lock them against later changes.
    role(apps, "Freigabe", [APPROVE], ("lock",))


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_initial"),
        ("groups", "0001_initial"),
        ("core", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
