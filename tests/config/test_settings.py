import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def check(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", "check"],
        env={
            "PATH": os.environ["PATH"],
            "PORTAL_VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "config.settings.local",
        }
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("WEB_WORKERS", "two", "WEB_WORKERS is 'two'; it must be a whole number"),
        ("JOB_WORKERS", "0", "it must be a whole number of at least 1."),
        ("LOG_LEVEL", "LOUD", "it must be one of DEBUG, INFO"),
        ("DATABASE_URL", "mysql://x/y", "must begin with sqlite:/// or postgres://"),
        ("CELERY_BROKER_URL", "amqp://x", "filesystem:// or begin with redis://"),
        (
            "DATABASE_URL",
            "postgres://u:sec/ret@h/n",
            "cannot be read. Write it as postgres://",
        ),
        ("SESSION_MINUTES", "9" * 12, "it must not be more than 1000000."),
        ("JOB_LOST_SECONDS", "2", "it must be more than JOB_HEARTBEAT_SECONDS, 2."),
        ("REPORT_NUMBER", "{name}第1号", "it must hold {serial}"),
        ("REPORT_NUMBER", "{serial}{number}", "only {name} and {year}"),
        ("SECRET_KEY", "", "it must be a long random text"),
    ],
)
def test_wrong_value_stops_with_one_sentence(
    tmp_path: Path, name: str, value: str, sentence: str
) -> None:
    stopped = check(tmp_path, **{"SECRET_KEY": "x", name: value})
    assert stopped.returncode == 1
    assert name in stopped.stderr
    assert sentence in stopped.stderr
    assert "sec/" not in stopped.stderr
    assert stopped.stderr.count("\n") == 1


def test_production_starts_with_a_long_secret_only(tmp_path: Path) -> None:
    production = {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    stopped = check(tmp_path, SECRET_KEY="x" * 49, **production)
    assert stopped.stderr == (
        "SECRET_KEY has 49 characters; it must have 50 random ones.\n"
    )
    assert check(tmp_path, SECRET_KEY="x" * 50, **production).returncode == 0


def test_missing_secret_stops_with_its_name(tmp_path: Path) -> None:
    stopped = check(tmp_path)
    assert stopped.returncode == 1
    assert stopped.stderr == "Set the SECRET_KEY environment variable\n"


def test_connections_to_postgresql_are_kept_unless_told_otherwise(
    tmp_path: Path,
) -> None:
    def kept(address: str) -> str:
        code = (
            "from config.settings.base import DATABASES; one = DATABASES['default'];"
            "print(one['CONN_MAX_AGE'], one['CONN_HEALTH_CHECKS'])"
        )
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "PORTAL_VAR_DIR": str(tmp_path),
                "SECRET_KEY": "x",
                "DATABASE_URL": address,
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    assert kept("postgres://portal@db/portal") == "60 True"
    assert kept("postgres://portal@db/portal?conn_max_age=0") == "0 True"


def test_example_lists_every_variable() -> None:
    read = {
        name
        for file in (ROOT / "config" / "settings").glob("*.py")
        for name in re.findall(
            r"(?:env\.\w+|one_of|whole_number|yes_or_no)\(\s*\"([A-Z_]+)\"",
            file.read_text(),
        )
    }
    example = (ROOT / ".env.example").read_text()
    assert read == set(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.M))


def test_production_settings_stay_short() -> None:
    text = (ROOT / "config" / "settings" / "production.py").read_text()
    assert len(text.splitlines()) < 60
