"""What is in the premises: rooms all have, some have or nobody has."""

from reports.document.book import Book
from reports.document.clauses import Clause
from reports.document.sentences import named
from reports.indicators.base import Theme

# Rooms with a count of communities of their own, what each is called, and the
# problem that tells of its absence.
_ROOMS = (
    ("meeting_room_communities", "会议室", "no-meeting-room"),
    ("party_room_communities", "党员活动室", "no-party-activity-room"),
    ("service_halls", "“一站式”服务大厅", "no-service-hall"),
)
_COUNTED_ROOMS = {"meeting_room", "party_room", "service_hall"}
# Told under safety, where communities say it without a list of their rooms.
_POLICE_ROOM = "police_room"
_OTHER_ROOMS = 6


def rooms(book: Book) -> list[Clause | None]:
    """Rooms that all have, that some have, and that nobody has."""
    everyone: list[tuple[str, str]] = []
    nobody: list[tuple[str, str]] = []
    some: list[Clause | None] = []
    for slug, room, problem in _ROOMS:
        found = book.figure(slug)
        if found is None:
            continue
        if found.value == found.reported:
            everyone.append((slug, room))
        elif found.value:
            some.append(book.say(f"设有{room}的社区{{{slug}}}个"))
        elif not book.tells(problem):
            nobody.append((slug, room))
    return [
        *_alike(book, everyone, "设有"),
        *some,
        _other_rooms(book),
        *_alike(book, nobody, "未设"),
    ]


def _alike(book: Book, found: list[tuple[str, str]], verb: str) -> list[Clause | None]:
    """各社区均设有会议室、党员活动室, for rooms as many communities reported on."""
    by_reported: dict[int, list[tuple[str, str]]] = {}
    for slug, room in found:
        by_reported.setdefault(book.figures[slug].reported, []).append((slug, room))
    return [
        book.say(
            "{all}{verb}{rooms}",
            about=group[0][0],
            all=book.all_of(group[0][0]),
            verb=verb,
            rooms="、".join(room for _, room in group),
        )
        for group in by_reported.values()
    ]


def _other_rooms(book: Book) -> Clause | None:
    """The commonest of the other rooms."""
    slug = "room_coverage"
    elsewhere = set(_COUNTED_ROOMS)
    if Theme.SAFETY in book.context.themes:
        elsewhere.add(_POLICE_ROOM)
    found = [key for key in book.counting_keys(slug) if key not in elsewhere]
    found.sort(key=lambda key: -book.value(f"{slug}.{key}"))
    rest = "等" if len(found) > _OTHER_ROOMS else ""
    return book.parts_of(slug, found[:_OTHER_ROOMS], "个", "有", rest=rest)


def stations(book: Book) -> Clause | None:
    slug = "service_station_coverage"
    found = book.keys(slug)
    shares = {k: book.quantity(f"{slug}.{k}") for k in found if k != "unknown"}
    known = {key: share for key, share in shares.items() if share and share.value}
    if not known:
        return None
    if len(known) == 1:
        share = next(iter(known.values()))
        return book.say("社区服务站覆盖率为{share}", about=slug, share=share)
    said = named((found[key], share) for key, share in known.items() if share)
    return book.say("社区服务站覆盖率{shares}", about=slug, shares=said)
