"""A thousand histories of edits and regenerations: no edit is ever lost."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document.clauses import in_paragraphs
from reports.document.evidence import check_evidence
from reports.document.overlays import Edit, EditKind, apply, is_typed
from reports.document.overlays.applying import bases_of, item_key
from reports.document.overlays.tree import tree_of
from reports.document.sentences import line
from reports.document.shapes import (
    Document,
    Evidence,
    Paragraph,
    Quantity,
    Section,
    Sentence,
    hanzi_number,
    numbered,
)

CODES = ("alpha", "beta", "gamma", "delta")
FIGURES = ("households", "staff")
NAMES = {
    "alpha": "用房不足",
    "beta": "人员偏少",
    "gamma": "经费短缺",
    "delta": "隐患未消",
}


@st.composite
def records(draw: st.DrawFn) -> Document:
    """A report on a record: some figures known, some findings with communities."""
    figures = draw(st.dictionaries(st.sampled_from(FIGURES), st.integers(1, 40)))
    hits = draw(st.dictionaries(st.sampled_from(CODES), st.integers(1, 40)))
    status = tuple(
        line(
            f"indicator:{slug}",
            "共有{n}个。",
            n=Quantity(str(n), f"indicator:{slug}", n),
        )
        for slug, n in sorted(figures.items())
    )
    findings = sorted(hits)
    blocks: list[Paragraph] = []
    advice: list[Paragraph] = []
    for position, code in enumerate(findings, 1):
        key, ordinal = f"finding:{code}", f"{hanzi_number(position)}是"
        said = [
            line(key, "{n}个社区未达标。", n=Quantity(str(hits[code]), key, hits[code]))
        ]
        if len(findings) > 1:
            lead = line(key, "{ordinal}{name}。", ordinal=ordinal, name=NAMES[code])
            said.insert(0, lead)
        blocks += in_paragraphs(said)
        words = "{ordinal}尽快解决。" if len(findings) > 1 else "尽快解决。"
        each = line(f"recommendation:{code}", words, ordinal=ordinal)
        advice.append(Paragraph((each,)))
    sections = (
        Section("status", "基本情况", (Paragraph(status),) if status else ()),
        Section(
            "problems", "存在问题", (), (Section("problems:x", "问题", tuple(blocks)),)
        ),
        Section("advice", "建议", (), (Section("advice:x", "建议", tuple(advice)),)),
    )
    evidence = {
        key: Evidence(key, NAMES.get(key.partition(":")[2], key), "", None, "")
        for key in (
            *(f"indicator:{slug}" for slug in figures),
            *(f"finding:{code}" for code in hits),
            *(f"recommendation:{code}" for code in hits),
        )
    }
    kept = tuple(s for s in sections if s.blocks or any(b.blocks for b in s.sections))
    return Document("报告", (), kept, (), (), "", "2026年3月12日", evidence)


def counted(key: str, pattern: str, number: int) -> Sentence:
    return line(key, pattern, n=Quantity(str(number), key, number))


def over(section: Section) -> Section:
    key = section.key.partition(":")[0]
    return Section(key, section.heading, (), (section,))


@st.composite
def edited(draw: st.DrawFn, document: Document, made: dict, number: int) -> None:
    """One edit of what is on the screen, kept under its name as the portal does."""
    bases = bases_of(tree_of(document))
    kind = draw(st.sampled_from(EditKind))
    words = draw(st.sampled_from(("还有7个", "已有12个", "仍需努力", "共40个社区")))
    unique = f"{words}（{hanzi_number(number + 1)}号）"
    if kind in (EditKind.WORDING, EditKind.OMISSION):
        lines = sorted(set(bases) - {"title"})
        if not lines:
            return
        key = draw(st.sampled_from(lines))
        if kind is EditKind.WORDING and key.startswith("item:"):
            return
        if kind is EditKind.OMISSION and key.startswith("heading:"):
            return
        edit = Edit(kind=kind, key=key, text=unique, basis=bases[key])
    elif kind is EditKind.ORDER:
        keys = draw(st.permutations([f"finding:{code}" for code in CODES]))
        edit = Edit(kind=kind, key="problems:x", order=tuple(keys))
    else:
        part = "problems" if kind is EditKind.FINDING else "advice"
        place = draw(st.sampled_from((f"{part}:x", f"{part}:gone", "")))
        edit = Edit(
            kind=kind, key=f"own:{number}", section=place, heading=words, text=unique
        )
    made[edit.name] = edit


@settings(max_examples=1000)
@given(st.data())
def test_no_edit_is_lost(data: st.DataObject) -> None:
    edits: dict = {}
    for number in range(data.draw(st.integers(1, 6))):
        document = data.draw(records())
        for step in range(data.draw(st.integers(0, 3))):
            data.draw(edited(document, edits, number * 3 + step))
        check(document, edits)


def check(document: Document, edits: dict) -> None:
    result = apply(document, edits.values())
    bases = bases_of(tree_of(document))
    told = "".join(sentence.text for sentence in result.document.sentences())
    titles = [section.heading for _, section in numbered(result.document.sections)]
    unplaced = {edit.name for edit in result.unplaced}
    moved = {each.edit.name for each in result.moved}
    left_out = {
        line.key
        for line in result.tree.lines()
        if (EditKind.OMISSION, line.key) in edits
    } | {
        line.key
        for node in result.tree.every_node()
        for item in node.items
        if (EditKind.OMISSION, item_key(item.key)) in edits
        for line in item.every_line
    }
    for name, edit in edits.items():
        if edit.has_basis:
            assert (name in unplaced) == (edit.key not in bases)
            changed = bases.get(edit.key, edit.basis) != edit.basis
            assert (name in moved) == changed
        if name in unplaced:
            continue
        if edit.kind is EditKind.WORDING and edit.key.startswith("heading:"):
            node = edit.key.removeprefix("heading:")
            shown = {s.key for _, s in numbered(result.document.sections)}
            assert edit.text in titles or node not in shown
        elif edit.kind in (EditKind.WORDING, EditKind.FINDING, EditKind.ADVICE):
            assert edit.text in told or edit.key in left_out
        elif edit.kind is EditKind.OMISSION and not edit.key.startswith("item:"):
            reworded = edits.get((EditKind.WORDING, edit.key))
            assert reworded is None or reworded.text not in told
        elif edit.kind is EditKind.ORDER:
            node = next(
                (n for n in result.tree.every_node() if n.key == edit.key), None
            )
            known = [i.key for i in node.items if i.key in edit.order] if node else []
            assert known == [key for key in edit.order if key in known]
    counted_anew(result.document)
    proved(document, result.document)
    check_evidence(result.document)


def counted_anew(document: Document) -> None:
    """Headings and ordinals count on without a gap."""
    for _, section in numbered(document.sections):
        starts = [
            block.text.partition("是")[0]
            for block in section.blocks
            if isinstance(block, Paragraph) and block.text[1:2] == "是"
        ]
        assert starts == [hanzi_number(n) for n in range(1, len(starts) + 1)]


def proved(composed: Document, result: Document) -> None:
    """A figure that keeps its evidence is one the portal prints now."""
    now = {(q.evidence, q.text) for s in composed.sentences() for q in s.quantities}
    for sentence in result.sentences():
        for quantity in sentence.quantities:
            known = (quantity.evidence, quantity.text) in now
            assert known or is_typed(quantity.evidence)


@given(records())
def test_no_edits_change_nothing(document: Document) -> None:
    assert apply(document, ()).document == document
    again = replace(document)
    assert apply(again, ()).tree == tree_of(document)
