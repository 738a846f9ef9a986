"""Rules on volunteers, social organisations and cultural life."""

from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import residents
from reports.rules import wording as words
from reports.rules.base import NOT_HELD, Figures, NotAssessed, Outcome, Rule, Severity
from reports.rules.checks import not_above, not_below, share
from reports.rules.finding import Finding
from reports.rules.standards import Standards


def _volunteers(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "min-volunteer-share"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    volunteers, people = facts.period.registered_volunteer_count, residents(facts)
    if volunteers is None:
        return NotAssessed("注册志愿者数")
    if not people:
        return NotAssessed("常住人口")
    sums = {"volunteers": volunteers, "people": people}
    return not_below(share(volunteers, people), standard, sums=sums)


def _registered(finding: Finding) -> words.Parts:
    volunteers = finding.sums["volunteers"]
    if not volunteers:
        return ("尚无注册志愿者",)
    told = ("注册志愿者", *words.amount(finding, volunteers, "名"))
    part = words.ratio(finding, "volunteers", "people")
    if words.vanishes(part, "share"):
        return told
    return (*told, "，占居民的", *words.amount(finding, part, "share"))


def _organisations(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "min-social-organisations"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    if facts.social_organisations is None:
        return NotAssessed("社区社会组织数")
    return not_below(facts.social_organisations, standard)


def _say_organisations(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """Urban and rural communities are held to different numbers."""
    limit: words.Parts = ("未达到", *words.limit(finding))
    if len(finding.held_to) > 1:
        documents = dict.fromkeys(map(words.citation, finding.standards))
        limit = ("未达到分城乡确定的目标",)
        if len(documents) == 1:
            limit = ("未达到", next(iter(documents)), "分城乡提出的目标")
    return (
        words.say(
            finding,
            "{who}[社会组织培育{each}不足，]{limit}{least}。",
            limit=limit,
            least=words.extreme(finding, "仅有", "尚无社会组织"),
        ),
    )


def _older_participants(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "max-older-participant-share"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    everyone = facts.period.event_participant_count
    older = facts.period.event_participants_aged_50_plus
    if not everyone or older is None:
        return NotAssessed("文体活动参加人数")
    sums = {"older": older, "everyone": everyone}
    return not_above(share(older, everyone), standard, sums=sums)


def _events(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "min-cultural-events"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    if facts.period.cultural_event_count is None:
        return NotAssessed("文体活动次数")
    return not_below(facts.period.cultural_event_count, standard)


_OLDER_FROM = 50
_EXTENSION = "本系统提出的扩展规则"

RULES = (
    Rule(
        code="volunteer-share-low",
        heading="志愿者队伍偏小",
        theme=Theme.SERVICES,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_volunteers,
        wording=words.sentences(
            "{who}[志愿服务参与面{all}不宽，]{registered}，与{limit}相比还有差距。",
            registered=_registered,
        ),
        standards=("min-volunteer-share",),
        extension=True,
    ),
    Rule(
        code="social-org-few",
        heading="社区社会组织偏少",
        theme=Theme.SERVICES,
        severity=Severity.BREACH,
        source="民政部关于培育发展社区社会组织的意见",
        check=_organisations,
        wording=_say_organisations,
        standards=("min-social-organisations",),
    ),
    Rule(
        code="activity-participants-ageing",
        heading="活动参与者年龄偏大",
        theme=Theme.SERVICES,
        severity=Severity.ATTENTION,
        source="社区建设调研中反映的问题",
        check=_older_participants,
        wording=words.sentences(
            "{who}文体活动[对青年{all}缺乏吸引力，]{fifty}岁以上参与者占{part}，高出{limit}。",
            fifty=lambda finding: words.count(finding, _OLDER_FROM),
            part=lambda finding: words.amount(
                finding, words.ratio(finding, "older", "everyone"), "share"
            ),
        ),
        standards=("max-older-participant-share",),
    ),
    Rule(
        code="few-activities",
        heading="文体活动偏少",
        theme=Theme.SERVICES,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_events,
        wording=words.sentences(
            "{who}文体活动[{each}偏少，]少于{limit}{least}。",
            per="全年",
            least=lambda finding: words.extreme(finding, "全年仅", "全年未开展"),
        ),
        standards=("min-cultural-events",),
        extension=True,
    ),
)
