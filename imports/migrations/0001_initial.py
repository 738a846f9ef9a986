import django.db.models.deletion
import portal.table_creation
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('communities', '0001_initial'),
        ('jobs', '0001_initial'),
    ]

    operations = [
        portal.table_creation.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Import',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entity_slug', models.CharField(max_length=40, verbose_name='kind of row')),
                        ('file_name', models.CharField(max_length=200, verbose_name='file')),
                        ('path', models.CharField(blank=True, max_length=250)),
                        ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='SHA-256')),
                        ('size', models.PositiveBigIntegerField(verbose_name='size in bytes')),
                        ('language', models.CharField(max_length=10)),
                        ('clears_empty', models.BooleanField(verbose_name='empty cells clear what is stored')),
                        ('keeps_good', models.BooleanField(default=False, verbose_name='stores the right rows only')),
                        ('state', models.CharField(choices=[('checking', 'Being checked'), ('refused', 'Columns do not fit'), ('checked', 'Waiting to be stored'), ('storing', 'Being stored'), ('stored', 'Stored'), ('failed', 'Not stored'), ('undone', 'Taken back')], db_index=True, default='checking', max_length=10, verbose_name='state')),
                        ('headings', models.JSONField(blank=True, default=dict)),
                        ('line_count', models.PositiveIntegerField(default=0, verbose_name='rows')),
                        ('new_count', models.PositiveIntegerField(default=0, verbose_name='new rows')),
                        ('changed_count', models.PositiveIntegerField(default=0, verbose_name='changed rows')),
                        ('unchanged_count', models.PositiveIntegerField(default=0, verbose_name='unchanged rows')),
                        ('wrong_count', models.PositiveIntegerField(default=0, verbose_name='wrong rows')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded at')),
                        ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='checked at')),
                        ('stored_at', models.DateTimeField(blank=True, null=True, verbose_name='stored at')),
                        ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back at')),
                        ('communities', models.ManyToManyField(blank=True, related_name='imports', to='communities.community', verbose_name='communities')),
                        ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='jobs.job', verbose_name='job')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to=settings.AUTH_USER_MODEL, verbose_name='imported by')),
                    ],
                    options={
                        'verbose_name': 'import',
                        'verbose_name_plural': 'imports',
                        'indexes': [models.Index(fields=['owner', 'created_at'], name='imports_import_own')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['checking', 'refused', 'checked', 'storing', 'stored', 'failed', 'undone']), ('state__isnull', True), ('state', ''), _connector='OR'), name='imports_import_state_known', violation_error_message='This value is not in the list.')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportedRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField(verbose_name='row of the file')),
                        ('row_pk', models.PositiveBigIntegerField(verbose_name='row')),
                        ('act', models.CharField(choices=[('created', 'Created'), ('changed', 'Changed')], max_length=8, verbose_name='act')),
                        ('before', models.JSONField(blank=True, default=dict)),
                        ('version', models.PositiveBigIntegerField(blank=True, null=True)),
                        ('parts', models.JSONField(blank=True, default=list)),
                        ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='imports.import', verbose_name='import')),
                    ],
                    options={
                        'verbose_name': 'imported row',
                        'verbose_name_plural': 'imported rows',
                        'constraints': [models.CheckConstraint(condition=models.Q(('act__in', ['created', 'changed']), ('act__isnull', True), ('act', ''), _connector='OR'), name='imports_row_act_known', violation_error_message='This value is not in the list.'), models.UniqueConstraint(fields=('of', 'number'), name='imports_row_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField(verbose_name='row of the file')),
                        ('outcome', models.CharField(choices=[('new', 'New'), ('changed', 'Changed'), ('unchanged', 'Unchanged'), ('wrong', 'Wrong')], max_length=10, verbose_name='outcome')),
                        ('row_pk', models.PositiveBigIntegerField(blank=True, null=True)),
                        ('cells', models.JSONField(blank=True, default=dict)),
                        ('more_cells', models.PositiveSmallIntegerField(default=0)),
                        ('changes', models.JSONField(blank=True, default=dict)),
                        ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='imports.import', verbose_name='import')),
                    ],
                    options={
                        'verbose_name': 'row of an import',
                        'verbose_name_plural': 'rows of an import',
                        'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['new', 'changed', 'unchanged', 'wrong']), ('outcome__isnull', True), ('outcome', ''), _connector='OR'), name='imports_line_outcome_known', violation_error_message='This value is not in the list.'), models.UniqueConstraint(fields=('of', 'number'), name='imports_line_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportProblem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField(verbose_name='row of the file')),
                        ('column', models.CharField(blank=True, max_length=100, verbose_name='column')),
                        ('value', models.CharField(blank=True, max_length=120, verbose_name='value')),
                        ('message', models.TextField(verbose_name='reason')),
                        ('pattern', models.CharField(max_length=300)),
                        ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='imports.import', verbose_name='import')),
                    ],
                    options={
                        'verbose_name': 'problem of an import',
                        'verbose_name_plural': 'problems of an import',
                        'indexes': [models.Index(fields=['of', 'number'], name='imports_problem_of_line'), models.Index(fields=['of', 'column', 'pattern'], name='imports_problem_alike')],
                    },
                ),
            ],
        ),
    ]
