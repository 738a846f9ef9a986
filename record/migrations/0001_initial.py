import django.db.models.deletion
import django.utils.timezone
import portal.table_creation
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('communities', '0001_initial'),
    ]

    operations = [
        portal.table_creation.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='HistoricalDoubtAnswer',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('history_user_name', models.CharField(blank=True, max_length=150, verbose_name='by')),
                        ('code', models.CharField(max_length=60, verbose_name='check')),
                        ('subject', models.CharField(max_length=120, verbose_name='field')),
                        ('fingerprint', models.CharField(max_length=64, verbose_name='figures')),
                        ('comment', models.TextField(verbose_name='comment')),
                        ('answered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='answered at')),
                        ('history_change_reason', models.TextField(blank=True, null=True)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                        ('community', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.community', verbose_name='community')),
                        ('history_user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('period', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.reportingperiod', verbose_name='period')),
                    ],
                    options={
                        'verbose_name': 'historical answer to a doubt',
                        'verbose_name_plural': 'historical answers to doubts',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='HistoricalKeptApart',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('history_user_name', models.CharField(blank=True, max_length=150, verbose_name='by')),
                        ('kind', models.CharField(max_length=60, verbose_name='kind of row')),
                        ('first', models.PositiveBigIntegerField(verbose_name='first row')),
                        ('second', models.PositiveBigIntegerField(verbose_name='second row')),
                        ('reason', models.CharField(max_length=200, verbose_name='reason')),
                        ('decided_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='decided at')),
                        ('history_change_reason', models.TextField(blank=True, null=True)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('community', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.community', verbose_name='community')),
                        ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                        ('history_user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('other_community', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.community', verbose_name='community of the other')),
                    ],
                    options={
                        'verbose_name': 'historical pair kept apart',
                        'verbose_name_plural': 'historical pairs kept apart',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='ChosenColumns',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entity', models.CharField(max_length=50, verbose_name='kind of row')),
                        ('columns', models.JSONField(default=list, verbose_name='columns')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen_columns', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                    ],
                    options={
                        'verbose_name': 'choice of columns',
                        'verbose_name_plural': 'choices of columns',
                        'constraints': [models.UniqueConstraint(fields=('user', 'entity'), name='record_chosencolumns_once')],
                    },
                ),
                migrations.CreateModel(
                    name='DoubtAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=60, verbose_name='check')),
                        ('subject', models.CharField(max_length=120, verbose_name='field')),
                        ('fingerprint', models.CharField(max_length=64, verbose_name='figures')),
                        ('comment', models.TextField(verbose_name='comment')),
                        ('answered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='answered at')),
                        ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                        ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='communities.community', verbose_name='community')),
                        ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.reportingperiod', verbose_name='period')),
                    ],
                    options={
                        'verbose_name': 'answer to a doubt',
                        'verbose_name_plural': 'answers to doubts',
                        'constraints': [models.UniqueConstraint(fields=('community', 'period', 'code', 'subject'), name='record_doubtanswer_once'), models.CheckConstraint(condition=models.Q(('comment', ''), _negated=True), name='record_doubtanswer_says_why', violation_error_message='Say why the figures are right.')],
                    },
                ),
                migrations.CreateModel(
                    name='KeptApart',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=60, verbose_name='kind of row')),
                        ('first', models.PositiveBigIntegerField(verbose_name='first row')),
                        ('second', models.PositiveBigIntegerField(verbose_name='second row')),
                        ('reason', models.CharField(max_length=200, verbose_name='reason')),
                        ('decided_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='decided at')),
                        ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='communities.community', verbose_name='community')),
                        ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                        ('other_community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community', verbose_name='community of the other')),
                    ],
                    options={
                        'verbose_name': 'pair kept apart',
                        'verbose_name_plural': 'pairs kept apart',
                        'constraints': [models.UniqueConstraint(fields=('kind', 'first', 'second'), name='record_keptapart_once', violation_error_message='These two are kept apart already.'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='record_keptapart_order'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='record_keptapart_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='SavedFilter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entity', models.CharField(max_length=50, verbose_name='kind of row')),
                        ('name', models.CharField(max_length=40, verbose_name='name')),
                        ('query', models.CharField(max_length=1000, verbose_name='address')),
                        ('is_shared', models.BooleanField(default=False, verbose_name='share with colleagues')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_filters', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                    ],
                    options={
                        'verbose_name': 'saved filter',
                        'verbose_name_plural': 'saved filters',
                        'constraints': [models.UniqueConstraint(fields=('owner', 'entity', 'name'), name='record_savedfilter_once', violation_error_message='You already have a filter of this name.')],
                    },
                ),
            ],
        ),
    ]
