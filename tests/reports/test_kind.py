"""Reports as a kind of job: where the bar stands, and where their page is."""

from reports.kind import REPORT
from reports.progress import Stage
from tests import factories


def test_stages_follow_each_other_on_the_bar():
    ends = [REPORT.percent_of(stage, 1, 1) for stage in Stage]

    assert [stage.code for stage in REPORT.stages] == Stage.values
    assert ends == sorted(set(ends))
    assert ends[-1] < 100
    assert REPORT.percent_of(Stage.COLLECT, 0, 10) == 0
    assert REPORT.percent_of(Stage.PDF, 0, 1) == REPORT.percent_of(Stage.DOCX, 1, 1)
    whole = REPORT.percent_of(Stage.COLLECT, 1, 1)
    assert REPORT.percent_of(Stage.COLLECT, 0, 0) == whole


def test_page_of_a_job_is_that_of_its_report(db):
    report = factories.a_report()

    assert REPORT.address(report.job) == f"/reports/{report.pk}/"
