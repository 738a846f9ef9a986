"""Edits of an official laid over composed documents."""

from dataclasses import replace

import pytest

from reports.document.compose import compose
from reports.document.evidence import check_evidence
from reports.document.overlays import Basis, Edit, EditKind, apply, is_typed
from reports.document.overlays import applying as pieces
from reports.document.overlays.edits import Seen
from reports.document.overlays.tree import tree_of
from reports.document.overlays.typed import carried_over
from reports.document.shapes import Document, Paragraph, Quantity, numbered
from tests.reports.document import cases, full, requests
from tests.reports.document.test_compose import FULL, TAOYUAN, TONGLIANG, XIUSHUI

PARTY = "problems:party"
UPGRADE = "finding:party-org-level-mismatch"
LOST = "finding:party-members-uncontactable"


def made(context, facts) -> Document:
    assessment = requests.assess(facts(), requests.STANDARDS)
    return compose(context, assessment, requests.RECOMMENDATIONS)


@pytest.fixture(scope="module")
def document() -> Document:
    return made(XIUSHUI, cases.xiushui)


def basis(document: Document, key: str) -> Basis:
    return pieces.bases_of(tree_of(document))[key]


def wording(document: Document, key: str, text: str) -> Edit:
    return Edit(kind=EditKind.WORDING, key=key, text=text, basis=basis(document, key))


def omission(document: Document, key: str) -> Edit:
    return Edit(kind=EditKind.OMISSION, key=key, basis=basis(document, key))


def own(name: str = "1", **more: str) -> Edit:
    return Edit(
        **{
            "kind": EditKind.FINDING,
            "key": f"own:{name}",
            "section": PARTY,
            "heading": "居民参与不足",
            "text": "座谈中，3名居民小组长反映年轻居民很少参加活动",
        }
        | more
    )


def text_of(document: Document, key: str) -> str:
    section = next(s for _, s in numbered(document.sections) if s.key == key)
    return "\n".join(block.text for block in section.blocks)


def headings(document: Document) -> list[str]:
    return [f"{number}{s.heading}" for number, s in numbered(document.sections)]


@pytest.mark.parametrize(
    ("context", "facts"),
    [
        (XIUSHUI, cases.xiushui),
        (TONGLIANG, cases.tongliang),
        (TAOYUAN, cases.taoyuan),
        (FULL, full.communities),
    ],
)
def test_taken_apart_and_put_together_it_is_the_same_document(context, facts):
    composed = made(context, facts)
    assert apply(composed, ()).document is composed
    assert pieces._put_together(composed, tree_of(composed), {}) == composed


def test_reworded_sentence_keeps_the_evidence_of_its_figures(document):
    sentence = next(s for s in document.sentences() if s.key == f"{UPGRADE}:2")
    number = next(q for q in sentence.quantities if q.text == "190")
    edit = wording(document, sentence.key, "党员最多的社区已达190名，应尽快设党委")
    result = apply(document, [edit])
    told = next(s for s in result.document.sentences() if s.key == sentence.key)
    assert told.text == "党员最多的社区已达190名，应尽快设党委。"
    assert told.quantities == (number,)
    assert (result.moved, result.unplaced) == ((), ())


def test_number_that_an_official_types_is_marked_as_unproved(document):
    edit = wording(
        document, f"{UPGRADE}:2", "党员最多的社区已有190名，另有1900人次参加"
    )
    told = apply(document, [edit]).document
    (sentence,) = [s for s in told.sentences() if s.key == f"{UPGRADE}:2"]
    marks = {q.text: is_typed(q.evidence) for q in sentence.quantities}
    assert marks == {"190": False, "1900": True}
    key = next(q.evidence for q in sentence.quantities if q.text == "1900")
    assert told.evidence[key].label == "未经系统核算的数字"
    check_evidence(told)


@pytest.mark.parametrize(
    "text", ["共190.5名", "共190%", "共2190名", "共190万名", "190,5"]
)
def test_part_of_another_number_is_not_the_figure(document, text):
    told = apply(document, [wording(document, f"{UPGRADE}:2", text)]).document
    (sentence,) = [s for s in told.sentences() if s.key == f"{UPGRADE}:2"]
    assert all(is_typed(quantity.evidence) for quantity in sentence.quantities)


def test_finding_left_out_renumbers_the_rest_and_leaves_the_annex(document):
    before = text_of(document, PARTY)
    assert "二是党员失去联系。" in before
    result = apply(document, [omission(document, f"item:{UPGRADE}")]).document
    after = text_of(result, PARTY)
    assert "党组织设置与党员规模" not in after
    assert "一是党员失去联系。" in after
    listed = next(
        block
        for annex in result.annexes
        for block in annex.blocks
        if block.key == "annex:problems"
    )
    assert UPGRADE not in listed.row_evidence
    assert [row[0] for row in listed.rows] == list(range(1, len(listed.rows) + 1))


def test_the_last_one_left_keeps_the_heading_its_words_were_composed_behind(document):
    section = next(s for _, s in numbered(document.sections) if s.key == PARTY)
    keys = [s.key for b in section.blocks for s in b.sentences]
    first, *others = dict.fromkeys(":".join(key.split(":")[:2]) for key in keys)
    edits = [omission(document, f"item:{key}") for key in others]
    left = text_of(apply(document, edits).document, PARTY)
    assert text_of(document, PARTY).startswith(f"一是{left.splitlines()[0]}")
    label = document.evidence[first].label
    assert left.startswith(f"{label}。")


def test_heading_says_what_is_left_of_its_theme(document):
    keys = [f"item:{UPGRADE}"]
    result = apply(document, [omission(document, key) for key in keys]).document
    old = next(s.heading for _, s in numbered(document.sections) if s.key == PARTY)
    new = next(s.heading for _, s in numbered(result.sections) if s.key == PARTY)
    assert "党组织设置不够规范" in old
    assert "党组织设置不够规范" not in new


def test_section_without_findings_goes_and_headings_count_on(document):
    section = next(s for _, s in numbered(document.sections) if s.key == PARTY)
    items = next(
        node.items for node in tree_of(document).every_node() if node.key == PARTY
    )
    edits = [omission(document, f"item:{item.key}") for item in items]
    result = apply(document, edits).document
    assert section.key not in {s.key for _, s in numbered(result.sections)}
    problems = next(s for s in result.sections if s.key == "problems")
    numbers = [str(n) for n, _ in numbered(problems.sections, 2)]
    assert numbers == [f"（{'一二三四五六七八九十'[i]}）" for i in range(len(numbers))]


def test_order_is_the_officials_and_a_new_finding_joins_where_it_belongs(document):
    items = next(
        [item.key for item in node.items]
        for node in tree_of(document).every_node()
        if node.key == PARTY
    )
    wanted = tuple(reversed(items[1:]))
    edit = Edit(kind=EditKind.ORDER, key=PARTY, order=(*wanted, "finding:no-longer"))
    result = apply(document, [edit])
    now = next(n for n in result.tree.every_node() if n.key == PARTY)
    # The first one is not known to the order: it stays in front.
    assert [item.key for item in now.items] == [items[0], *wanted]
    assert text_of(result.document, PARTY).count("一是") == 1


def test_own_finding_is_counted_with_the_computed_ones_and_listed(document):
    result = apply(document, [own(cites="")]).document
    section = text_of(result, PARTY)
    assert "是居民参与不足。座谈中，3名居民小组长反映年轻居民很少参加活动。" in section
    listed = next(
        block
        for annex in result.annexes
        for block in annex.blocks
        if block.key == "annex:problems"
    )
    assert "own:1" in listed.row_evidence
    three = [
        q
        for s in result.sentences()
        for q in s.quantities
        if q.evidence == "typed:own:1"
    ]
    assert [q.text for q in three] == ["3"]


def test_own_finding_of_no_theme_has_a_heading_of_its_own(document):
    result = apply(document, [own(section="")]).document
    problems = next(s for s in result.sections if s.key == "problems")
    assert problems.sections[-1].heading == "居民参与不足"
    assert apply(document, [own(section="problems:safety")]).document.sections


def test_own_advice_follows_the_library_and_a_replaced_one_keeps_its_place(document):
    advice = Edit(
        kind=EditKind.ADVICE, key="own:2", section="advice:party", text="每季度走访"
    )
    key = "recommendation:R-party-find"
    replaced = wording(document, key, "由组织部牵头，2个月内查清失联党员")
    result = apply(document, [advice, replaced]).document
    lines = text_of(result, "advice:party").split("\n")
    assert lines[-1] == "三是每季度走访。"
    assert lines[1] == "二是由组织部牵头，2个月内查清失联党员。"


def test_title_lead_and_headings_are_reworded(document):
    edits = [
        wording(document, "title", "修水县社区建设情况调研报告"),
        wording(document, "request:scope", "县委组织部对全县社区作了调研"),
        wording(document, "heading:problems", "存在问题和困难"),
    ]
    result = apply(document, edits).document
    assert result.title == "修水县社区建设情况调研报告"
    assert result.lead[0].text.startswith("县委组织部对全县社区作了调研。")
    assert "二、存在问题和困难" in headings(result)


def test_figures_that_moved_are_flagged_and_prove_nothing_any_more(document):
    edit = wording(document, f"{UPGRADE}:2", "党员最多的社区已有190名")
    sentence = next(s for s in document.sentences() if s.key == f"{UPGRADE}:2")
    parts = tuple(
        Quantity("210", p.evidence, 210)
        if isinstance(p, Quantity) and p.text == "190"
        else p
        for p in sentence.parts
    )
    later = _with_sentence(document, sentence.key, parts)
    result = apply(later, [edit])
    (moved,) = result.moved
    assert [f.text for f in moved.edit.basis.figures if f not in moved.now.figures] == [
        "190"
    ]
    assert "210" in moved.now.text
    (told,) = [s for s in result.document.sentences() if s.key == sentence.key]
    assert told.text == "党员最多的社区已有190名。"
    assert is_typed(told.quantities[0].evidence)


def test_edit_of_what_is_no_longer_said_is_kept_apart(document):
    edit = wording(document, f"{UPGRADE}:2", "党员最多的社区已有190名")
    without = apply(document, [omission(document, f"item:{UPGRADE}")]).document
    result = apply(without, [edit])
    assert result.unplaced == (edit,)
    assert result.moved == ()


def test_the_figures_can_be_carried_over():
    then = (Seen("a", "12"), Seen("b", "12"), Seen("c", "29.4%"))
    now = (Seen("a", "13"), Seen("c", "31%"))
    text = "12个社区中12个，占29.4%，另有7个，含112个"
    assert carried_over(text, then, now) == "13个社区中12个，占31%，另有7个，含112个"


def _with_sentence(document: Document, key: str, parts) -> Document:
    def changed(section):
        blocks = tuple(
            Paragraph(
                tuple(
                    replace(s, parts=parts) if s.key == key else s for s in b.sentences
                )
            )
            if isinstance(b, Paragraph)
            else b
            for b in section.blocks
        )
        below = tuple(changed(each) for each in section.sections)
        return replace(section, blocks=blocks, sections=below)

    return replace(document, sections=tuple(changed(s) for s in document.sections))
