import django.db.models.deletion
import followthrough.lib.clock
import followthrough.lib.ids
import followthrough.registers.rules
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commitments', '0004_causes_and_parts'),
        ('councils', '0009_roles_of_programmes'),
    ]

    operations = [
        migrations.CreateModel(
            name='FundingStream',
            fields=[
                ('id', models.UUIDField(default=followthrough.lib.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('withdrawn', models.BooleanField(default=False)),
                ('restricted', models.BooleanField(default=False)),
                ('import_ref', models.UUIDField(editable=False, null=True)),
                ('made_at', models.DateTimeField(default=followthrough.lib.clock.now, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn', False), models.Q(('name', '[redacted]'), _negated=True)), fields=('council', 'name'), name='stream_one_name')],
            },
        ),
        migrations.CreateModel(
            name='Cost',
            fields=[
                ('id', models.UUIDField(default=followthrough.lib.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('happened_printed', models.CharField(default='', max_length=80)),
                ('happened_first', models.DateField(null=True)),
                ('happened_last', models.DateField(null=True)),
                ('known_on', models.DateField()),
                ('ordered_on', models.DateField()),
                ('place', models.UUIDField()),
                ('recorded_at', models.DateTimeField(default=followthrough.lib.clock.now, editable=False)),
                ('source', models.CharField(default='', max_length=200)),
                ('import_ref', models.UUIDField(editable=False, null=True)),
                ('request_id', models.UUIDField(default=followthrough.lib.ids.new_id)),
                ('what', models.CharField(max_length=200)),
                ('amount', models.BigIntegerField(null=True)),
                ('about', models.BooleanField(default=False)),
                ('every', models.CharField(choices=[('once', 'once'), ('month', 'month'), ('year', 'year')], default=followthrough.registers.rules.Every['ONCE'], max_length=10)),
                ('until_printed', models.CharField(default='', max_length=80)),
                ('until_first', models.DateField(null=True)),
                ('until_last', models.DateField(null=True)),
                ('ended', models.BooleanField(default=False)),
                ('note', models.TextField(default='')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.person')),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commitments.commitment')),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.cost')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.council')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.post')),
                ('stream', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.fundingstream')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['council', 'place'], name='cost_place'), models.Index(fields=['council', 'import_ref'], name='cost_import'), models.Index(fields=['council', 'commitment', '-ordered_on', '-place', '-recorded_at'], name='cost_in_force')],
                'constraints': [models.UniqueConstraint(fields=('council', 'request_id'), name='cost_once')],
            },
        ),
        migrations.CreateModel(
            name='FundingTerms',
            fields=[
                ('id', models.UUIDField(default=followthrough.lib.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('happened_printed', models.CharField(default='', max_length=80)),
                ('happened_first', models.DateField(null=True)),
                ('happened_last', models.DateField(null=True)),
                ('known_on', models.DateField()),
                ('ordered_on', models.DateField()),
                ('place', models.UUIDField()),
                ('recorded_at', models.DateTimeField(default=followthrough.lib.clock.now, editable=False)),
                ('source', models.CharField(default='', max_length=200)),
                ('import_ref', models.UUIDField(editable=False, null=True)),
                ('request_id', models.UUIDField(default=followthrough.lib.ids.new_id)),
                ('holder', models.CharField(default='', max_length=120)),
                ('purpose', models.TextField(default='')),
                ('amount', models.BigIntegerField(null=True)),
                ('about', models.BooleanField(default=False)),
                ('ends_printed', models.CharField(default='', max_length=80)),
                ('ends_first', models.DateField(null=True)),
                ('ends_last', models.DateField(null=True)),
                ('certainty', models.CharField(choices=[('confirmed', 'confirmed'), ('expected', 'expected'), ('unknown', 'unknown')], max_length=10)),
                ('afterwards', models.TextField(default='')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.person')),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.fundingterms')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.council')),
                ('stream', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.fundingstream')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['council', 'place'], name='fundingterms_place'), models.Index(fields=['council', 'import_ref'], name='fundingterms_import')],
                'constraints': [models.UniqueConstraint(fields=('council', 'request_id'), name='fundingterms_once')],
            },
        ),
        migrations.CreateModel(
            name='Counted',
            fields=[
                ('id', models.UUIDField(default=followthrough.lib.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('happened_printed', models.CharField(default='', max_length=80)),
                ('happened_first', models.DateField(null=True)),
                ('happened_last', models.DateField(null=True)),
                ('known_on', models.DateField()),
                ('ordered_on', models.DateField()),
                ('place', models.UUIDField()),
                ('recorded_at', models.DateTimeField(default=followthrough.lib.clock.now, editable=False)),
                ('source', models.CharField(default='', max_length=200)),
                ('import_ref', models.UUIDField(editable=False, null=True)),
                ('request_id', models.UUIDField(default=followthrough.lib.ids.new_id)),
                ('what', models.CharField(max_length=200)),
                ('number', models.PositiveIntegerField()),
                ('unit', models.CharField(choices=[('staff', 'staff'), ('adults', 'adults'), ('children', 'children'), ('households', 'households'), ('places', 'places'), ('sessions', 'sessions'), ('other', 'other')], max_length=12)),
                ('period_printed', models.CharField(max_length=80)),
                ('period_first', models.DateField(null=True)),
                ('period_last', models.DateField(null=True)),
                ('note', models.TextField(default='')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.person')),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commitments.commitment')),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.counted')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='councils.council')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['council', 'place'], name='counted_place'), models.Index(fields=['council', 'import_ref'], name='counted_import'), models.Index(fields=['council', 'commitment', '-ordered_on', '-place', '-recorded_at'], name='counted_in_force')],
                'constraints': [models.UniqueConstraint(fields=('council', 'request_id'), name='counted_once')],
            },
        ),
    ]
