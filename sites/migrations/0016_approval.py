import django.db.models.deletion
from django.db import migrations, models


def ask_again(apps, schema_editor):
    """The tasks of the municipalities become ours in place, so that what waits for them goes on waiting."""
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="municipal_sites", model="approval"
    )
    approvals = apps.get_model("municipal_sites", "Approval").objects
    folders = apps.get_model("municipal_sites", "Municipality").objects.values("folder")
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(
        workflow_tasks__workflow__workflow_pages__page__in=folders
    )
    for old in tasks.distinct():
        groups = list(old.groups.all())
        task = approvals.model(
            task_ptr_id=old.pk, name=old.name, active=old.active, content_type_id=content_type.pk
        )
        task.save()
        task.groups.set(groups)
        old.groups.clear()
        old.delete(keep_parents=True)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("municipal_sites", "0015_settled"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        help_text="Pages/snippets at this step in a workflow will be moderated or approved by these groups of users",  # noqa: E501
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "Group approval task",
                "verbose_name_plural": "Group approval tasks",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.RunPython(ask_again, migrations.RunPython.noop),
    ]
