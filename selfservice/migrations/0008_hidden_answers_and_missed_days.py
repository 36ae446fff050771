from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipal_sites", "0008_more_pages"),
        ("selfservice", "0007_missed_searches"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="hidden_by",
            field=models.ManyToManyField(
                blank=True, editable=False, related_name="+", to="municipal_sites.municipality"
            ),
        ),
        # What was written down at the first search may be names.
        migrations.RunSQL("DELETE FROM selfservice_missedsearch", migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="missedsearch", name="one_row_per_missed_search"),
        migrations.AddField(
            model_name="missedsearch",
            name="digest",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="missedsearch", name="days", field=models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AlterField(
            model_name="missedsearch",
            name="text",
            field=models.CharField(blank=True, max_length=60, verbose_name="search"),
        ),
        migrations.AddConstraint(
            model_name="missedsearch",
            constraint=models.UniqueConstraint(
                fields=("municipality", "language", "digest"), name="one_row_per_missed_search"
            ),
        ),
    ]
