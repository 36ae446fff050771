from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("selfservice", "0002_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="accesslog",
            name="attachment",
            field=models.UUIDField(null=True, verbose_name="attachment"),
        ),
    ]
