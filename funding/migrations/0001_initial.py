import django.db.models.deletion
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
                    name='HistoricalCommunityIncome',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('history_user_name', models.CharField(blank=True, max_length=150, verbose_name='by')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                        ('source', models.CharField(blank=True, choices=[('rent', 'Letting premises'), ('agency', 'Agency services'), ('paid_services', 'Paid services'), ('enterprises', 'Enterprises of its own'), ('other', 'Other')], help_text='Empty where only the whole income is known.', max_length=14, verbose_name='source')),
                        ('amount_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount (yuan)')),
                        ('history_change_reason', models.TextField(blank=True, null=True)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('community', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.community', verbose_name='community')),
                        ('history_user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'historical community income',
                        'verbose_name_plural': 'historical community incomes',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='HistoricalFundingItem',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('history_user_name', models.CharField(blank=True, max_length=150, verbose_name='by')),
                        ('purpose', models.CharField(choices=[('office', 'Office expenses'), ('work', 'Working expenses'), ('serve_masses', 'Special fund for serving residents'), ('wages', 'Staff'), ('social_insurance', 'Social insurance'), ('construction', 'Construction'), ('renovation', 'Renovation'), ('start_up', 'Start-up'), ('culture', 'Culture'), ('operating', 'Daily running'), ('demonstration', 'Demonstration sites'), ('award', 'Awards instead of grants'), ('elder_care', 'Care of the elderly'), ('rent', 'Rent')], max_length=18, verbose_name='purpose')),
                        ('source', models.CharField(blank=True, choices=[('county_finance', 'County finance'), ('city_finance', 'City finance'), ('province_finance', 'Central or provincial project'), ('civil_affairs_project', 'Civil affairs project'), ('township', 'Town or street'), ('donation', 'Donations'), ('self_raised', 'Raised by the community'), ('resident_unit', 'Resident units'), ('developer', 'Developer'), ('resident', 'Residents'), ('bank_loan', 'Bank loan or mortgage'), ('enterprise', 'Enterprise')], help_text='Empty where the source is not stated.', max_length=22, verbose_name='source')),
                        ('kind', models.CharField(choices=[('budget', 'Budgeted'), ('allocated', 'Allocated'), ('spent', 'Spent'), ('gap', 'Missing')], max_length=10, verbose_name='budgeted or spent')),
                        ('name', models.CharField(blank=True, help_text='Tells apart two sums of the same purpose and source.', max_length=80, verbose_name='name')),
                        ('amount_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount (yuan)')),
                        ('qualifier', models.CharField(choices=[('exact', 'Exact'), ('approx', 'About'), ('over', 'More than'), ('under', 'Less than'), ('at_least', 'At least'), ('at_most', 'At most')], default='exact', max_length=10, verbose_name='precision')),
                        ('history_change_reason', models.TextField(blank=True, null=True)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('community', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.community', verbose_name='community')),
                        ('history_user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('period', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.reportingperiod', verbose_name='period')),
                    ],
                    options={
                        'verbose_name': 'historical funding',
                        'verbose_name_plural': 'historical funding',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='HistoricalRegionReference',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('history_user_name', models.CharField(blank=True, max_length=150, verbose_name='by')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                        ('avg_wage_yuan_year', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='average wage (yuan a year)')),
                        ('avg_wage_yuan_month', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='average wage (yuan a month)')),
                        ('minimum_wage_yuan_month', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='minimum wage (yuan a month)')),
                        ('fixed_asset_investment_yi', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='fixed-asset investment (100 million yuan)')),
                        ('rural_housing_land_mu', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='rural housing land (mu)')),
                        ('per_household_land_mu', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='housing land per household (mu)')),
                        ('planned_total_land_mu', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='planned housing land (mu)')),
                        ('brick_wood_share', models.DecimalField(blank=True, decimal_places=4, help_text='Between 0 and 1.', max_digits=5, null=True, verbose_name='share of brick-and-wood houses')),
                        ('source', models.CharField(max_length=200, verbose_name='source')),
                        ('history_change_reason', models.TextField(blank=True, null=True)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('division', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.division', verbose_name='division')),
                        ('history_user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'historical reference figures of a region',
                        'verbose_name_plural': 'historical reference figures of regions',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='CommunityIncome',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                        ('source', models.CharField(blank=True, choices=[('rent', 'Letting premises'), ('agency', 'Agency services'), ('paid_services', 'Paid services'), ('enterprises', 'Enterprises of its own'), ('other', 'Other')], help_text='Empty where only the whole income is known.', max_length=14, verbose_name='source')),
                        ('amount_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount (yuan)')),
                        ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='communities.community', verbose_name='community')),
                    ],
                    options={
                        'verbose_name': 'community income',
                        'verbose_name_plural': 'community incomes',
                        'constraints': [models.CheckConstraint(condition=models.Q(('source__in', ['rent', 'agency', 'paid_services', 'enterprises', 'other']), ('source__isnull', True), ('source', ''), _connector='OR'), name='funding_income_source_known', violation_error_message='This value is not in the list.'), models.CheckConstraint(condition=models.Q(('year__range', (1949, 2100)), ('year__isnull', True), _connector='OR'), name='funding_income_year', violation_error_message='This is not a year of our time.'), models.CheckConstraint(condition=models.Q(('amount_yuan__gte', 0), ('amount_yuan__isnull', True), _connector='OR'), name='funding_income_amount_not_negative', violation_error_message='A figure cannot be less than 0.'), models.UniqueConstraint(fields=('community', 'year', 'source'), name='funding_income_once', violation_error_message='Income from this source is on record for the year already.')],
                    },
                ),
                migrations.CreateModel(
                    name='FundingItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('purpose', models.CharField(choices=[('office', 'Office expenses'), ('work', 'Working expenses'), ('serve_masses', 'Special fund for serving residents'), ('wages', 'Staff'), ('social_insurance', 'Social insurance'), ('construction', 'Construction'), ('renovation', 'Renovation'), ('start_up', 'Start-up'), ('culture', 'Culture'), ('operating', 'Daily running'), ('demonstration', 'Demonstration sites'), ('award', 'Awards instead of grants'), ('elder_care', 'Care of the elderly'), ('rent', 'Rent')], max_length=18, verbose_name='purpose')),
                        ('source', models.CharField(blank=True, choices=[('county_finance', 'County finance'), ('city_finance', 'City finance'), ('province_finance', 'Central or provincial project'), ('civil_affairs_project', 'Civil affairs project'), ('township', 'Town or street'), ('donation', 'Donations'), ('self_raised', 'Raised by the community'), ('resident_unit', 'Resident units'), ('developer', 'Developer'), ('resident', 'Residents'), ('bank_loan', 'Bank loan or mortgage'), ('enterprise', 'Enterprise')], help_text='Empty where the source is not stated.', max_length=22, verbose_name='source')),
                        ('kind', models.CharField(choices=[('budget', 'Budgeted'), ('allocated', 'Allocated'), ('spent', 'Spent'), ('gap', 'Missing')], max_length=10, verbose_name='budgeted or spent')),
                        ('name', models.CharField(blank=True, help_text='Tells apart two sums of the same purpose and source.', max_length=80, verbose_name='name')),
                        ('amount_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount (yuan)')),
                        ('qualifier', models.CharField(choices=[('exact', 'Exact'), ('approx', 'About'), ('over', 'More than'), ('under', 'Less than'), ('at_least', 'At least'), ('at_most', 'At most')], default='exact', max_length=10, verbose_name='precision')),
                        ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='communities.community', verbose_name='community')),
                        ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='communities.reportingperiod', verbose_name='period')),
                    ],
                    options={
                        'verbose_name': 'funding',
                        'verbose_name_plural': 'funding',
                        'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['office', 'work', 'serve_masses', 'wages', 'social_insurance', 'construction', 'renovation', 'start_up', 'culture', 'operating', 'demonstration', 'award', 'elder_care', 'rent']), ('purpose__isnull', True), ('purpose', ''), _connector='OR'), name='funding_item_purpose_known', violation_error_message='This value is not in the list.'), models.CheckConstraint(condition=models.Q(('source__in', ['county_finance', 'city_finance', 'province_finance', 'civil_affairs_project', 'township', 'donation', 'self_raised', 'resident_unit', 'developer', 'resident', 'bank_loan', 'enterprise']), ('source__isnull', True), ('source', ''), _connector='OR'), name='funding_item_source_known', violation_error_message='This value is not in the list.'), models.CheckConstraint(condition=models.Q(('kind__in', ['budget', 'allocated', 'spent', 'gap']), ('kind__isnull', True), ('kind', ''), _connector='OR'), name='funding_item_kind_known', violation_error_message='This value is not in the list.'), models.CheckConstraint(condition=models.Q(('qualifier__in', ['exact', 'approx', 'over', 'under', 'at_least', 'at_most']), ('qualifier__isnull', True), ('qualifier', ''), _connector='OR'), name='funding_item_qualifier_known', violation_error_message='This value is not in the list.'), models.CheckConstraint(condition=models.Q(('amount_yuan__gte', 0), ('amount_yuan__isnull', True), _connector='OR'), name='funding_item_amount_not_negative', violation_error_message='A figure cannot be less than 0.'), models.UniqueConstraint(fields=('community', 'period', 'purpose', 'source', 'kind', 'name'), name='funding_item_once', violation_error_message='A sum of this purpose and source is on record already; give the second one a name.')],
                    },
                ),
                migrations.CreateModel(
                    name='RegionReference',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                        ('avg_wage_yuan_year', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='average wage (yuan a year)')),
                        ('avg_wage_yuan_month', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='average wage (yuan a month)')),
                        ('minimum_wage_yuan_month', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='minimum wage (yuan a month)')),
                        ('fixed_asset_investment_yi', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='fixed-asset investment (100 million yuan)')),
                        ('rural_housing_land_mu', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='rural housing land (mu)')),
                        ('per_household_land_mu', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='housing land per household (mu)')),
                        ('planned_total_land_mu', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='planned housing land (mu)')),
                        ('brick_wood_share', models.DecimalField(blank=True, decimal_places=4, help_text='Between 0 and 1.', max_digits=5, null=True, verbose_name='share of brick-and-wood houses')),
                        ('source', models.CharField(max_length=200, verbose_name='source')),
                        ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='references', to='communities.division', verbose_name='division')),
                    ],
                    options={
                        'verbose_name': 'reference figures of a region',
                        'verbose_name_plural': 'reference figures of regions',
                        'constraints': [models.CheckConstraint(condition=models.Q(('year__range', (1949, 2100)), ('year__isnull', True), _connector='OR'), name='funding_reference_year', violation_error_message='This is not a year of our time.'), models.CheckConstraint(condition=models.Q(models.Q(('avg_wage_yuan_year__gte', 0), ('avg_wage_yuan_year__isnull', True), _connector='OR'), models.Q(('avg_wage_yuan_month__gte', 0), ('avg_wage_yuan_month__isnull', True), _connector='OR'), models.Q(('minimum_wage_yuan_month__gte', 0), ('minimum_wage_yuan_month__isnull', True), _connector='OR'), models.Q(('fixed_asset_investment_yi__gte', 0), ('fixed_asset_investment_yi__isnull', True), _connector='OR'), models.Q(('rural_housing_land_mu__gte', 0), ('rural_housing_land_mu__isnull', True), _connector='OR'), models.Q(('per_household_land_mu__gte', 0), ('per_household_land_mu__isnull', True), _connector='OR'), models.Q(('planned_total_land_mu__gte', 0), ('planned_total_land_mu__isnull', True), _connector='OR')), name='funding_reference_not_negative', violation_error_message='A figure cannot be less than 0.'), models.CheckConstraint(condition=models.Q(('brick_wood_share__range', (0, 1)), ('brick_wood_share__isnull', True), _connector='OR'), name='funding_reference_shares', violation_error_message='A share lies between 0 and 1.'), models.UniqueConstraint(fields=('division', 'year'), name='funding_reference_once', violation_error_message='This division already has reference figures for the year.')],
                    },
                ),
            ],
        ),
    ]
