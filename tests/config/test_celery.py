from pathlib import Path

from celery.schedules import crontab

from config.celery import app, make_broker_folders


def test_scheduled_tasks_exist() -> None:
    app.loader.import_default_modules()
    for entry in app.conf.beat_schedule.values():
        assert entry["task"] in app.tasks


def test_lost_jobs_are_looked_for_every_few_seconds() -> None:
    schedule = app.conf.beat_schedule
    assert schedule["sweep-jobs"]["schedule"].total_seconds() <= 5
    assert isinstance(schedule["expire-job-files"]["schedule"], crontab)


def test_messages_are_plain_and_given_back_when_a_worker_dies() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1
    assert app.conf.task_ignore_result


def test_folders_of_the_broker_are_made(tmp_path: Path) -> None:
    class Sender:
        class conf:  # noqa: N801
            broker_transport_options = {
                "data_folder_in": str(tmp_path / "broker" / "messages"),
                "control_folder": str(tmp_path / "broker" / "control"),
                "polling_interval": 0.1,
            }

    make_broker_folders(Sender)
    assert sorted(path.name for path in (tmp_path / "broker").iterdir()) == [
        "control",
        "messages",
    ]
