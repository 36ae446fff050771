"""The access log and the events of cases are only ever added to: the database itself refuses anything else."""

from django.db import migrations

TABLES = ("selfservice_accesslog", "selfservice_caseevent")

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
"""
GUARD = "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {} FOR EACH ROW EXECUTE FUNCTION refuse_change();"


class Migration(migrations.Migration):
    dependencies = [("selfservice", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION refuse_change();"),
        *(
            migrations.RunSQL(GUARD.format(table), f"DROP TRIGGER append_only ON {table};")
            for table in TABLES
        ),
    ]
