import django.db.models.deletion
import portal.table_creation
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        portal.table_creation.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='WorkerHeartbeat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=100, unique=True, verbose_name='worker')),
                        ('seen_at', models.DateTimeField(verbose_name='last seen')),
                    ],
                    options={
                        'verbose_name': 'worker',
                        'verbose_name_plural': 'workers',
                    },
                ),
                migrations.CreateModel(
                    name='Job',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=20, verbose_name='kind')),
                        ('title', models.CharField(max_length=200, verbose_name='title')),
                        ('scope_code', models.CharField(db_index=True, max_length=12, verbose_name='scope')),
                        ('parameters', models.JSONField(default=dict, verbose_name='parameters')),
                        ('parameters_hash', models.CharField(db_index=True, max_length=64)),
                        ('data_version', models.CharField(blank=True, help_text='What the record was when the job read it.', max_length=64)),
                        ('state', models.CharField(choices=[('queued', 'Waiting'), ('running', 'Running'), ('cancelling', 'Being cancelled'), ('done', 'Finished'), ('failed', 'Failed'), ('cancelled', 'Cancelled'), ('lost', 'Interrupted')], db_index=True, default='queued', max_length=12, verbose_name='state')),
                        ('percent', models.PositiveSmallIntegerField(default=0, verbose_name='percent done')),
                        ('stage', models.CharField(blank=True, max_length=20, verbose_name='stage')),
                        ('checkpoint', models.JSONField(blank=True, default=dict)),
                        ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='tries')),
                        ('claimed_by', models.CharField(blank=True, max_length=32)),
                        ('heartbeat_at', models.DateTimeField(blank=True, null=True, verbose_name='last sign of life')),
                        ('error_code', models.CharField(blank=True, max_length=40)),
                        ('error_params', models.JSONField(blank=True, default=dict)),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='asked for at')),
                        ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent to a worker at')),
                        ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='started at')),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                        ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='seen by its owner at')),
                        ('owner', models.ForeignKey(blank=True, help_text='Empty for a job started from the command line.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL, verbose_name='asked for by')),
                        ('reused', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reuses', to='jobs.job', verbose_name='same result as')),
                    ],
                    options={
                        'verbose_name': 'job',
                        'verbose_name_plural': 'jobs',
                        'indexes': [models.Index(fields=['owner', 'state'], name='jobs_job_owner_state')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'running', 'cancelling', 'done', 'failed', 'cancelled', 'lost']), ('state__isnull', True), ('state', ''), _connector='OR'), name='jobs_job_state_known', violation_error_message='This value is not in the list.'), models.CheckConstraint(condition=models.Q(('percent__range', (0, 100))), name='jobs_job_percent_range'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('running', 'cancelling')), models.Q(('claimed_by', ''), _negated=True), ('heartbeat_at__isnull', False)), models.Q(models.Q(('state__in', ('running', 'cancelling')), _negated=True), ('claimed_by', '')), _connector='OR'), name='jobs_job_claimed_while_running'), models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('state__in', ('queued', 'running', 'cancelling', 'lost'))), models.Q(models.Q(('state__in', ('queued', 'running', 'cancelling', 'lost')), _negated=True), ('finished_at__isnull', False)), _connector='OR'), name='jobs_job_finished_when_ended'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('error_code', ''), _negated=True), _connector='OR'), name='jobs_job_failed_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='JobFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('format', models.CharField(choices=[('pdf', 'PDF'), ('xlsx', 'Excel'), ('docx', 'Word'), ('csv', 'CSV')], max_length=8, verbose_name='format')),
                        ('name', models.CharField(max_length=200, verbose_name='file name')),
                        ('path', models.CharField(max_length=250)),
                        ('size', models.PositiveBigIntegerField(verbose_name='size in bytes')),
                        ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                        ('expires_at', models.DateTimeField(verbose_name='kept until')),
                        ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='jobs.job', verbose_name='job')),
                    ],
                    options={
                        'verbose_name': 'file',
                        'verbose_name_plural': 'files',
                        'constraints': [models.CheckConstraint(condition=models.Q(('format__in', ['pdf', 'xlsx', 'docx', 'csv']), ('format__isnull', True), ('format', ''), _connector='OR'), name='jobs_jobfile_format_known', violation_error_message='This value is not in the list.'), models.UniqueConstraint(fields=('job', 'format'), name='jobs_jobfile_one_per_format')],
                    },
                ),
                migrations.CreateModel(
                    name='JobLogLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                        ('code', models.CharField(max_length=40)),
                        ('params', models.JSONField(blank=True, default=dict)),
                        ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log', to='jobs.job', verbose_name='job')),
                    ],
                    options={
                        'verbose_name': 'line of the log',
                        'verbose_name_plural': 'log',
                    },
                ),
            ],
        ),
    ]
