"""The evidence package: one file with a report and all that proves it.

PDF, Word document and workbook, the facts as CSV, what they are computed by, the
document as composed, the edits, the document as it stands, and a manifest with the
SHA-256 of each. Members are stored unpacked, in order and without times, so that
the same report is the same package to the byte. Nothing here asks a database.
"""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from reports.document import codec
from reports.document.context import date_text
from reports.document.evidence import MissingEvidence
from reports.document.overlays import Basis, Edit, EditKind, apply
from reports.document.shapes import Document, Paragraph, numbered
from reports.facts.shapes import CommunityFacts
from reports.facts.spool import Writer
from reports.facts.tables import NotTheTables, facts_from, tables_of
from reports.grounds import Grounds, UnknownRule
from reports.numbered import as_issued
from reports.reading import read_kept

MANIFEST = "manifest.json"
GROUNDS, COMPOSED, EDITS, DOCUMENT = (
    "grounds.json",
    "composed.json",
    "edits.json",
    "document.json",
)
FACTS = "facts/"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What goes into a package. ``number`` is empty for one that was not issued."""

    files: Mapping[str, bytes]  # "report.pdf" and so on
    facts: Iterable[CommunityFacts]
    grounds: Mapping[str, Any]
    composed: Mapping[str, Any]
    document: Mapping[str, Any]
    edits: Iterable[Mapping[str, Any]] = ()
    number: str = ""
    issued_on: date | None = None


def pack(packed: Packed) -> bytes:
    """The package; equal input gives equal bytes."""
    members = dict(packed.files) | {
        f"{FACTS}{name}.csv": text.encode()
        for name, text in tables_of(packed.facts).items()
    }
    members |= {
        GROUNDS: _text(packed.grounds),
        COMPOSED: _text(packed.composed),
        EDITS: _text(list(packed.edits)),
        DOCUMENT: _text(packed.document),
    }
    about = {
        "title": packed.document["title"],
        "number": packed.number,
        "issued_on": packed.issued_on.isoformat() if packed.issued_on else "",
        "programme": packed.grounds["programme"],
    }
    return _zipped(members | {MANIFEST: _manifest(about, members)})


def _text(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def _manifest(about: Mapping[str, Any], members: Mapping[str, bytes]) -> bytes:
    """With a seal over all of it, so that no word of it changes unseen."""
    files = {name: _sha256(content) for name, content in sorted(members.items())}
    said = dict(about) | {"files": files}
    return _text(said | {"seal": _sha256(_text(said))})


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _zipped(members: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, content in sorted(members.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return out.getvalue()


def faults_of(content: bytes) -> Iterator[str]:
    """What is wrong with a package, each fault in words; none for a genuine one.

    First whether it is what was packed, byte for byte; then whether every word and
    number of the report follows from the facts in it.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, KeyError, EOFError, ValueError) as wrong:
        yield f"文件不是完整的证据包：{wrong}"
        return
    changed = list(_changed(members))
    yield from changed
    if not changed and _zipped(members) != content:
        yield "证据包的封装与生成时不一致"
    try:
        yield from _recomputed(members)
    except (NotTheTables, UnknownRule, MissingEvidence) as wrong:
        yield f"不能重新核算：{wrong}"
    except (KeyError, ValueError, TypeError, AttributeError) as wrong:
        yield f"不能重新核算：{type(wrong).__name__} {wrong}"


def _changed(members: Mapping[str, bytes]) -> Iterator[str]:
    try:
        said = json.loads(members[MANIFEST])
        seal, files = said.pop("seal"), said["files"]
    except (KeyError, ValueError, AttributeError, TypeError):
        yield f"{MANIFEST} 缺失或不可读"
        return
    if (
        _text(said | {"seal": seal}) != members[MANIFEST]
        or _sha256(_text(said)) != seal
    ):
        yield f"{MANIFEST} 与生成时不一致"
    for name, digest in files.items():
        if name not in members:
            yield f"缺少 {name}"
        elif _sha256(members[name]) != digest:
            yield f"{name} 与生成时不一致"
    for name in members.keys() - files.keys() - {MANIFEST}:
        yield f"{name} 不属于本证据包"


def _recomputed(members: Mapping[str, bytes]) -> Iterator[str]:
    """Every number again, from the tables alone."""
    said = json.loads(members[MANIFEST])
    grounds = Grounds.from_json(json.loads(members[GROUNDS]))
    tables = {
        name.removeprefix(FACTS).removesuffix(".csv"): content.decode()
        for name, content in members.items()
        if name.startswith(FACTS)
    }
    composed = _composed(grounds, facts_from(tables))
    yield from _differences(COMPOSED, composed, _document(members[COMPOSED]))
    edits = [edit_from(row) for row in json.loads(members[EDITS])]
    document = apply(composed, edits).document
    if said["number"]:
        day = date.fromisoformat(said["issued_on"])
        document = as_issued(document, said["number"], date_text(day))
    yield from _differences(DOCUMENT, document, _document(members[DOCUMENT]))


def _document(content: bytes) -> Document:
    found = codec.decode(json.loads(content))
    if not isinstance(found, Document):
        raise ValueError("no document")
    return found


def _composed(grounds: Grounds, facts: Iterable[CommunityFacts]) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        spool = Path(folder) / "facts.jsonl.gz"
        with Writer(spool) as kept:
            for each in facts:
                kept.write(each)
        return read_kept(grounds, spool, Path(folder)).composed()


def edit_from(data: Mapping[str, Any]) -> Edit:
    return Edit(
        kind=EditKind(data["kind"]),
        key=data["key"],
        text=data["text"],
        heading=data["heading"],
        section=data["section"],
        order=tuple(data["order"]),
        cites=tuple(data["cites"]),
        basis=Basis.from_json(data["basis"]),
    )


def _differences(where: str, again: Document, packed: Document) -> Iterator[str]:
    """Sentence by sentence and figure by figure; what else differs, in general."""
    if codec.encode(again) == codec.encode(packed):
        return
    named = 0
    ours = {s.key: s.text for s in again.sentences()}
    theirs = {s.key: s.text for s in packed.sentences()}
    for key in dict.fromkeys([*theirs, *ours]):
        told, found = theirs.get(key, "无"), ours.get(key, "无")
        if told != found:
            named += 1
            yield f"{where} {key}：所载“{told}”，核算为“{found}”"
    for key in dict.fromkeys([*packed.evidence, *again.evidence]):
        mine, kept = again.evidence.get(key), packed.evidence.get(key)
        if mine != kept:
            named += 1
            values = [each.value if each else "无" for each in (kept, mine)]
            yield f"{where} {key}：所载依据值 {values[0]}，核算为 {values[1]}"
    for key in dict.fromkeys([*_blocks(packed), *_blocks(again)]):
        if _blocks(packed).get(key) != _blocks(again).get(key):
            named += 1
            yield f"{where} {key}：表格、图或标题与核算结果不一致"
    if not named:
        yield f"{where} 与核算结果不一致"


def _blocks(document: Document) -> dict[str, Any]:
    """Headings, tables and charts by their keys."""
    sections = [section for _, section in numbered(document.sections)]
    found: dict[str, Any] = {section.key: section.heading for section in sections}
    blocks = [block for section in sections for block in section.blocks]
    blocks += [block for annex in document.annexes for block in annex.blocks]
    for block in blocks:
        if not isinstance(block, Paragraph):
            found[block.key] = block
    return found


def programme_of(content: bytes) -> str:
    """SHA-256 of the code that the package was made by; empty where it is unknown."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return str(json.loads(package.read(MANIFEST))["programme"])
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError):
        return ""
