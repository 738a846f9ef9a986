"""The world that all of this folder asks."""

from pathlib import Path

import pytest

from accounts.models import User
from jobs.run import run_job
from tests import factories
from tests.permissions.world import HERE, SECRET, THERE, Record, World, ask, fill


@pytest.fixture
def record(db) -> Record:
    factories.a_division()
    here = factories.a_township(HERE, name=f"{SECRET}街道")
    there = factories.a_township(THERE, name="散原街道")
    community = factories.a_community(f"{HERE[:9]}001", name=f"{SECRET}社区")
    factories.a_community(f"{THERE[:9]}001", name="散原社区", township=there)
    fill(community)
    people: dict[str, User | None] = {
        "clerk elsewhere": factories.a_user("clerk", "clerk", there),
        "clerk here": factories.a_user("own", "clerk", here),
        "official": factories.a_user("official", "official"),
        "outsider": factories.a_user("outsider"),
        "stranger": None,
    }
    return Record(community, people)


@pytest.fixture
def world(record: Record, settings, tmp_path: Path) -> World:
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    official = record.people["official"]
    finished = ask(official, ("xlsx",))
    run_job(finished.job_id)
    finished.refresh_from_db()
    waits = ask(official, ("pdf",))
    imported = factories.an_import(owner=record.people["clerk here"], state="stored")
    imported.communities.add(record.community)
    schedule = factories.a_schedule(
        owner=official, scope_code=HERE, scope_name=f"{SECRET}街道"
    )
    note = factories.a_field_note(
        place=f"{SECRET}街道", scope_code=HERE, written_by=official
    )
    return World(
        record.community, record.people, finished, waits, imported, note, schedule
    )
