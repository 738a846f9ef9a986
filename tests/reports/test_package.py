"""The evidence package: genuine ones pass, on any machine; changed ones do not.

No test of the first part has a database: a query would raise.
"""

import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from jobs.run import run_job
from reports import editing, package, reviewing
from reports.document import codec
from reports.document.compose import compose
from reports.document.context import Context
from reports.document.overlays import Edit, EditKind, apply
from reports.document.overlays.applying import bases_of
from reports.document.overlays.tree import tree_of
from reports.document.redhead import RedHead
from reports.grounds import Grounds
from reports.numbered import as_issued
from reports.package import Packed, faults_of, pack
from reports.rules.standards import Standards
from reports.shortfalls.prices import Price, Prices
from tests import factories
from tests.browsing import PageClient
from tests.reports.document import cases, requests
from tests.reports.drafts import a_made_report, again

PRICE = Price(
    measure="staff-posts",
    scope_code="360424000000",
    scope_name="修水县",
    year=2025,
    amount_yuan=Decimal(12_000),
    source="县财政局二〇二五年预算",
)
NUMBER = "修水县社区调研〔2026〕1号"


def edits(document) -> list[Edit]:
    key = "request:scope"
    basis = bases_of(tree_of(document))[key]
    return [
        Edit(kind=EditKind.WORDING, key=key, text="走访9户居民", basis=basis),
        Edit(
            kind=EditKind.FINDING,
            key="own:1",
            section="problems:party",
            heading="停车难。",
            text="车位少。",
            cites=("2026年3月5日义宁镇座谈交流（社区书记2名）",),
        ),
    ]


def kept(edit: Edit) -> dict:
    return {
        "kind": edit.kind.value,
        "key": edit.key,
        "text": edit.text,
        "heading": edit.heading,
        "section": edit.section,
        "order": list(edit.order),
        "cites": list(edit.cites),
        "basis": edit.basis.as_json(),
    }


@pytest.fixture(scope="module")
def packed() -> Packed:
    return packed_report(requests.context(), NUMBER)


def packed_report(context: Context, number: str) -> Packed:
    facts = list(cases.xiushui())
    assessment = requests.assess(facts, requests.STANDARDS)
    grounds = Grounds(
        standards=Standards.in_force(requests.STANDARDS, requests.AS_OF),
        rules=tuple(rule.code for rule in requests.ORDINARY),
        recommendations=requests.RECOMMENDATIONS,
        context=context,
        programme="abc",
        prices=Prices((PRICE,)),
    )
    shortfalls = grounds.shortfalls()
    for each in facts:
        shortfalls.add(each)
    document = compose(context, assessment, requests.RECOMMENDATIONS, shortfalls)
    laid = edits(document)
    issued = as_issued(apply(document, laid).document, number, "2026年3月20日")
    return Packed(
        files={"report.pdf": b"%PDF-1.7 said", "report.xlsx": b"PK rows"},
        facts=facts,
        grounds=grounds.as_json(),
        composed=codec.encode(document),
        document=codec.encode(issued),
        edits=[kept(edit) for edit in laid],
        number=number,
        issued_on=date(2026, 3, 20),
    )


def test_a_formal_report_proves_its_head_too():
    head = RedHead(
        division=factories.COUNTY_CODE,
        mark="修水县民政局文件",
        code="修民",
        addressees="县人民政府",
        printer="修水县民政局办公室",
    )
    context = replace(requests.context(), red_head=head)
    packed = packed_report(context, head.number_of(2026, 5))
    document = codec.decode(packed.document)
    assert document.red_head == head.numbered("修民〔2026〕5号")
    assert list(faults_of(pack(packed))) == []
    other = replace(document.red_head, mark="别的局文件")
    forged = codec.encode(replace(document, red_head=other))
    assert list(faults_of(pack(replace(packed, document=forged))))


@pytest.fixture(scope="module")
def content(packed: Packed) -> bytes:
    return pack(packed)


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


NAMES = [
    "composed.json",
    "document.json",
    "edits.json",
    "facts/communities.csv",
    "facts/period.csv",
    "facts/staff.csv",
    "facts/premises.csv",
    "grounds.json",
    "manifest.json",
    "report.pdf",
    "report.xlsx",
]


def test_genuine_package_passes_and_is_the_same_every_time(packed, content):
    assert list(faults_of(content)) == []
    assert pack(packed) == content
    assert set(NAMES) <= set(members(content))


@pytest.mark.parametrize("name", NAMES)
def test_one_changed_byte_of_a_member_is_found_and_named(content, name):
    held = members(content)
    place = len(held[name]) // 2
    changed = bytearray(held[name])
    changed[place] ^= 1
    held[name] = bytes(changed)
    found = list(faults_of(package._zipped(held)))
    assert found
    assert any(name in fault for fault in found)


def test_one_changed_byte_anywhere_in_the_file_is_found(content):
    for place in range(0, len(content), max(1, len(content) // 60)):
        changed = bytearray(content)
        changed[place] ^= 1
        assert list(faults_of(bytes(changed))), place


@pytest.mark.parametrize("cut", [0, 10, 1000])
def test_a_file_cut_short_is_found(content, cut):
    assert list(faults_of(content[:cut]))


def test_members_taken_out_or_put_in_are_found(content):
    held = members(content)
    del held["report.pdf"]
    assert "缺少 report.pdf" in list(faults_of(package._zipped(held)))
    held = members(content) | {"more.txt": b"x"}
    assert any("more.txt" in fault for fault in faults_of(package._zipped(held)))


def repaired(held: dict[str, bytes]) -> bytes:
    """With hashes and seal made to fit: as somebody who knows how would do it."""
    said = json.loads(held.pop("manifest.json"))
    about = {k: v for k, v in said.items() if k not in ("files", "seal")}
    return package._zipped(held | {"manifest.json": package._manifest(about, held)})


def test_changed_facts_with_repaired_hashes_do_not_give_the_report(content):
    held = members(content)
    lines = held["facts/period.csv"].decode().split("\n")
    head = lines[0].split(",")
    cells = lines[1].split(",")
    place = head.index("household_count")
    cells[place] = str(int(cells[place]) + 1)
    lines[1] = ",".join(cells)
    held["facts/period.csv"] = "\n".join(lines).encode()
    found = list(faults_of(repaired(held)))
    assert any("indicator:household_total" in fault for fault in found)


def test_changed_words_with_repaired_hashes_do_not_follow_from_the_facts(content):
    held = members(content)
    held["document.json"] = held["document.json"].replace(b"190", b"191")
    assert any("document.json" in fault for fault in faults_of(repaired(held)))


def test_repairing_nothing_leaves_it_genuine(content):
    assert repaired(members(content)) == content


def test_changed_heading_with_repaired_hashes_is_named(content):
    held = members(content)
    document = json.loads(held["document.json"])
    document["sections"][0]["heading"] = "另一个标题"
    held["document.json"] = package._text(document)
    found = list(faults_of(repaired(held)))
    assert any("status" in fault for fault in found)


def test_changed_standard_with_repaired_hashes_is_found(content):
    held = members(content)
    grounds = json.loads(held["grounds.json"])
    for row in grounds["standards"]:
        if row["slug"] == "committee-max-households":
            row["value"] = "9000"
    held["grounds.json"] = package._text(grounds)
    assert list(faults_of(repaired(held)))


def test_command_says_so(content, packed, tmp_path):
    path = tmp_path / "report.zip"
    path.write_bytes(content)
    out, note = StringIO(), StringIO()
    call_command("verify_package", path, stdout=out, stderr=note)
    assert "genuine" in out.getvalue()
    assert "another version of the portal" in note.getvalue()
    path.write_bytes(pack(replace(packed, number="")))
    with pytest.raises(CommandError, match="faults"):
        call_command("verify_package", path, stderr=StringIO())
    with pytest.raises(CommandError, match="No such file"):
        call_command("verify_package", tmp_path / "none.zip")


# Of the portal's own reports


def test_package_of_an_issued_report_is_downloaded_and_genuine(official, order, files):
    report = a_made_report(order, official)
    second = factories.a_user("second", "official")
    editing.reword(report, "request:scope", "走访9户居民", by=official)
    reviewing.take(report, "submit", by=official)
    reviewing.take(report, "accept", by=second)
    reviewing.take(report, "issue", by=second)
    client = PageClient(official)
    address = reverse("reports:report-package", args=[report.pk])
    assert client.get(address).status_code == 404
    run_job(again(report).issuing_id)
    answer = client.get(address)
    assert list(faults_of(answer.downloaded)) == []
    assert client.get(address).downloaded == answer.downloaded
    held = members(answer.downloaded)
    assert {"report.pdf", "report.docx", "report.xlsx"} <= set(held)
    assert "走访".encode() in held["document.json"]


def test_command_makes_a_package_beside_the_files(county, tmp_path):
    call_command(
        "report",
        scope=factories.COUNTY_CODE,
        period="2025",
        formats=("xlsx", "package"),
        as_of=date(2026, 3, 12),
        out=tmp_path,
        stdout=StringIO(),
        stderr=StringIO(),
    )
    content = (tmp_path / "report.zip").read_bytes()
    assert list(faults_of(content)) == []
    assert "report.xlsx" in members(content)
