"""Steps of rounds are written once: the table says so."""

from django.db import migrations

from portal.written_once import refuse_changes

TABLES = ("communities_roundstep",)


class Migration(migrations.Migration):
    dependencies = [("communities", "0002_rounds")]

    operations = [refuse_changes("communities", TABLES, "steps of rounds are written once")]
