from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("forms_app", "0007_question_types"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="reminding_until",
            field=models.DateTimeField(null=True),
        ),
    ]
