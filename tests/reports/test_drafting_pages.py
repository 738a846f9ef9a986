"""The editing page: it works by itself and with htmx, and loses nothing typed."""

from dataclasses import replace

import pytest
from django.urls import reverse

from jobs.run import run_job
from reports import editing
from reports.models import Overlay, Report
from reports.qualitative import HEADINGS
from tests import factories
from tests.browsing import PageClient
from tests.reports.drafts import a_made_report, again

HTMX = {"HX-Request": "true"}
LEAD = "request:scope"


@pytest.fixture
def client(official):
    return PageClient(official)


@pytest.fixture
def address(report) -> str:
    return reverse("reports:report-edit", args=[report.pk])


def seen(report: Report, key: str) -> str:
    row = report.overlays.filter(key=key, kind="wording").first()
    return editing.token_at(row, editing._basis(report, key))


def test_page_offers_what_can_be_done_at_every_place(client, address, report):
    page = client.get(address).content.decode()
    for act in (
        f"open|{LEAD}",
        f"leave_out|{LEAD}",
        "open|heading:problems",
        "open|title",
    ):
        assert f'value="{act}"' in page
    assert 'value="leave_out|item:finding:' in page


def test_a_lone_heading_is_shown_without_a_number_as_it_goes_unprinted(
    client, official, order, files
):
    about = replace(order, themes=("premises",))
    report = a_made_report(about, official)
    page = client.get(reverse("reports:report-edit", args=[report.pk]))
    pieces = {piece.key: piece for piece in page.context["pieces"]}
    alone = pieces["problems:premises"]
    assert (alone.number, alone.is_left_out) == ("", False)
    assert pieces["problems"].number


def test_opened_reworded_and_stored_without_a_script(client, address, report):
    page = client.post(address, {"act": f"open|{LEAD}"}).content.decode()
    assert f'name="text:{LEAD}"' in page
    data = {
        "act": f"reword|{LEAD}",
        f"text:{LEAD}": "调研组对全县9个社区作了调研",
        f"read_at:{LEAD}": seen(report, LEAD),
    }
    answer = client.post(address, data)
    assert answer["Location"] == f"{address}#place-{LEAD}"
    page = client.get(address).content.decode()
    assert "is-reworded" in page
    assert '<a class="doc-figure doc-typed"' in page
    reading = client.get(reverse("reports:report-detail", args=[report.pk]))
    assert "调研组对全县" in reading.content.decode()


def test_evidence_of_a_typed_number_says_that_there_is_none(client, report, official):
    editing.reword(report, LEAD, "共9个社区", by=official)
    address = reverse("reports:report-evidence", args=[report.pk])
    page = client.get(address, {"key": f"typed:{LEAD}"}, headers=HTMX).content.decode()
    assert "未经系统核算的数字" in page


def test_with_htmx_the_text_comes_back_with_open_fields_as_typed(
    client, address, report
):
    data = {
        "act": f"leave_out|{LEAD}",
        "text:title": "还没写完的题目",
        "read_at:title": seen(report, "title"),
    }
    answer = client.post(address, data, headers=HTMX)
    part = answer.content.decode()
    assert "<html" not in part
    assert "还没写完的题目</textarea>" in part
    assert Overlay.objects.get().kind == "omission"


def test_clash_shows_both_and_stores_on_the_second_word(
    client, address, report, official
):
    before = seen(report, LEAD)
    editing.reword(report, LEAD, "同事的话", by=official)
    data = {
        "act": f"reword|{LEAD}",
        f"text:{LEAD}": "我的话",
        f"read_at:{LEAD}": before,
    }
    page = client.post(address, data).content.decode()
    assert "同事的话。" in page
    assert "我的话</textarea>" in page
    assert "has changed this place" in page
    assert Overlay.objects.get().text == "同事的话。"
    again_seen = seen(again(report), LEAD)
    assert f'value="{again_seen}"' in page
    client.post(address, data | {f"read_at:{LEAD}": again_seen})
    assert Overlay.objects.get().text == "我的话。"


@pytest.mark.parametrize(
    ("text", "said"), [("  ", "Write something"), ("长" * 2001, "too long")]
)
def test_words_that_cannot_be_stored_stay_in_their_field(
    client, address, report, text, said
):
    data = {"act": f"reword|{LEAD}", f"text:{LEAD}": text, f"read_at:{LEAD}": ""}
    page = client.post(address, data).content.decode()
    assert said in page
    assert f'name="text:{LEAD}"' in page
    assert not Overlay.objects.exists()


@pytest.mark.parametrize("act", ["", "erase|title", "confirm|x"])
def test_acts_nobody_knows_are_not_found(client, address, act):
    assert client.post(address, {"act": act}).status_code == 404


def test_words_for_a_place_that_is_gone_are_given_back(client, address):
    data = {"act": "reword|nothing:here", "text:nothing:here": "打好的字"}
    page = client.post(address, data).content.decode()
    assert "does not say this any more" in page
    assert "打好的字" in page


def test_own_finding_is_added_changed_and_removed(client, address, report):
    own = reverse("reports:report-own", args=[report.pk, "finding"])
    page = client.get(own, {"section": "problems:premises"}).content.decode()
    assert 'value="problems:premises" selected' in page
    data = {"section": "problems:premises", "heading": "停车难", "text": "车位少"}
    assert client.post(own, data)["Location"].startswith(address)
    row = Overlay.objects.get()
    assert (row.heading, row.text) == ("停车难。", "车位少。")
    page = client.get(f"{own}?key={row.key}").content.decode()
    assert "车位少。</textarea>" in page
    stale = data | {"text": "车位很少", "read_at": "0.0/"}
    page = client.post(f"{own}?key={row.key}", stale).content.decode()
    assert "has changed this since you opened it" in page
    fresh = data | {"text": "车位很少", "read_at": editing.token_at(row, None)}
    client.post(f"{own}?key={row.key}", fresh)
    row.refresh_from_db()
    assert row.text == "车位很少。"
    client.post(address, {"act": f"restore|{row.key}"})
    assert not Overlay.objects.exists()


def test_own_recommendation_stands_under_its_heading(client, report):
    own = reverse("reports:report-own", args=[report.pk, "advice"])
    client.post(own, {"section": "advice:premises", "text": "利用闲置校舍"})
    document = editing.overlaid(again(report)).document
    advice = [s.text for s in document.sentences() if s.key.startswith("advice:own")]
    assert len(advice) == 1
    assert advice[0].endswith("是利用闲置校舍。")


def test_a_report_gone_to_review_is_edited_no_more(client, address, report):
    Report.objects.filter(pk=report.pk).update(state="submitted")
    assert client.get(address).status_code == 403
    page = client.get(reverse("reports:report-detail", args=[report.pk]))
    assert address not in page.content.decode()


def test_moved_figures_are_told_on_both_pages(client, address, report, official):
    sentence = next(
        s for s in report.read().sentences() if "3" in [q.text for q in s.quantities]
    )
    editing.reword(report, sentence.key, "有3个社区", by=official)
    factories.a_community(name="东山")
    client.post(reverse("reports:report-remake", args=[report.pk]))
    detail = reverse("reports:report-detail", args=[report.pk])
    assert "every 1s" in client.get(detail).content.decode()
    run_job(again(report).remaking_id)
    page = client.get(detail).content.decode()
    assert "every 1s" not in page
    assert "rests on figures that have moved" in page
    page = client.get(address).content.decode()
    assert "what this rested on has changed" in page
    row = Overlay.objects.get()
    client.post(address, {"act": f"carry|{row.pk}"})
    assert "有4个社区" in Overlay.objects.get().text


def test_a_heading_of_the_library_fills_the_own_finding(client, report):
    own = reverse("reports:report-own", args=[report.pk, "finding"])
    chosen = HEADINGS[0]
    page = client.get(own, {"library": chosen.code}).content.decode()
    assert f'value="{chosen.heading}"' in page
    assert chosen.sentences[0] in page
    assert f'value="problems:{chosen.theme}" selected' in page
    data = {
        "section": f"problems:{chosen.theme}",
        "heading": chosen.heading,
        "text": "".join(chosen.sentences),
    }
    client.post(own, data)
    document = editing.overlaid(again(report)).document
    assert chosen.heading in "".join(s.text for s in document.sentences())
    assert client.get(own, {"library": "none"}).status_code == 200
