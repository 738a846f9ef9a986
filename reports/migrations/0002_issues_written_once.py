"""Issues, their files and the steps to them are written once: the tables say so."""

from django.db import migrations

from portal.written_once import refuse_changes

TABLES = ("reports_issue", "reports_issuefile", "reports_reviewstep")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [refuse_changes("reports", TABLES, "issued reports are written once")]
