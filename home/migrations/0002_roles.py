"""What the roles may do with this site's own records; Wagtail's example groups and workflow go if nobody uses them."""

from django.db import migrations

CRUD = ("add", "change", "delete")


def complete_roles(apps, schema_editor):
    ContentType, Permission = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    editors = apps.get_model("auth.Group").objects.get(name="Redaktion")
    wanted = [("home", "milestone", (*CRUD, "publish")), ("wagtailredirects", "redirect", CRUD)]
    for app_label, model, actions in wanted:
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        for action in actions:
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
            )
            editors.permissions.add(permission)


def remove_examples(apps, schema_editor):
    """Take away "Moderators approval" unless a page went through it, and "Editors" and "Moderators" without members."""
    unused = apps.get_model("wagtailcore.Workflow").objects.filter(name="Moderators approval", workflow_states=None)
    for workflow in unused:
        tasks = [step.task for step in workflow.workflow_tasks.select_related("task")]
        workflow.delete()
        for task in tasks:
            if not task.workflow_tasks.exists() and not task.task_states.exists():
                task.delete()
    groups = apps.get_model("auth.Group").objects.filter(name__in=["Editors", "Moderators"], user=None)
    groups.filter(groupapprovaltask=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("events", "0002_roles"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [
        migrations.RunPython(complete_roles, migrations.RunPython.noop),
        migrations.RunPython(remove_examples, migrations.RunPython.noop),
    ]
