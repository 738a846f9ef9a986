"""What holds for the whole suite: no test is skipped, and the second database is
asked only what can be different there."""

import fcntl
import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import hypothesis
import pytest
from django.utils import translation
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from portal.roomy_stack import roomy
from tests.begun import begin

# A busy machine is no fault of the code under test: speed is shown by benchmarks.
hypothesis.settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")

LONGEST = ("tests/permissions/", "tests/browser/", "tests/jobs/")
ONE_SCOPE = "tests/jobs/workers/"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "portal"}


class _NoCall:
    """Stands for the parameters of a test that has none."""

    params: ClassVar[dict[str, object]] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out tests that ask no database and those of a browser",
    )
    parser.addoption(
        "--counties",
        type=int,
        metavar="COUNT",
        help="prove the reports on this many made-up counties, each in all formats",
    )


def pytest_collection() -> None:
    """Nothing that is read and collected goes away again."""
    gc.disable()


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    for item in items:
        item.setup, item.runtest = roomy(item.setup), roomy(item.runtest)
    # What takes long begins first, so that no worker is left alone with it.
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if not config.getoption("--database-only"):
        return
    config.hook.pytest_deselected(
        items=[item for item in items if not _asks_database(item)]
    )
    items[:] = [item for item in items if _asks_database(item)]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """No test reads the language that the last page of another was asked for in."""
    translation.deactivate()


def pytest_collection_finish() -> None:
    """What is known by now stays for all of the run, and tests leave little behind."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def _asks_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    # Who has outgrown SQLite has outgrown the broker without a server, too.
    if "filesystem" in getattr(item, "callspec", _NoCall).params.values():
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES)


class _Scopes(LoadScopeScheduling):
    """Modules that share processes go to one process of the suite together."""

    def _split_scope(self, nodeid: str) -> str:
        return (
            ONE_SCOPE if nodeid.startswith(ONE_SCOPE) else super()._split_scope(nodeid)
        )


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _Scopes:
    return _Scopes(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """A skipped test is one nobody ran: the run is not good."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    yield


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a portal was started for the first time, to be copied."""
    var = _of_all_processes(tmp_path_factory) / "begun"
    with Path(f"{var}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not var.exists():
            half = var.with_name("half-begun")
            half.mkdir(exist_ok=True)
            begin(half)
            half.rename(var)
    return var


def _of_all_processes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run, whether one process of the suite runs or several."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def in_english() -> Iterator[None]:
    """For tests that read English words where no page is asked for."""
    with translation.override("en"):
        yield


@pytest.fixture
def files(settings, tmp_path: Path) -> Iterator[Path]:
    """An empty folder for all that jobs write; gives where finished files lie."""
    settings.VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = settings.VAR_DIR / "files"
    return settings.MEDIA_ROOT
