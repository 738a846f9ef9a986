"""Rules on the make-up of a community's staff: schooling, age, training."""

from collections.abc import Callable

from reports.facts.shapes import CommunityFacts, StaffFacts
from reports.indicators.base import Theme
from reports.indicators.readings import has_college, is_party
from reports.rules import wording as words
from reports.rules.base import NOT_HELD, Check, NotAssessed, Outcome, Rule, Severity
from reports.rules.checks import not_above, not_below, share
from reports.rules.finding import Finding
from reports.rules.standards import Standards

_OLDER_FROM = 50


def _share_below(
    slug: str, missing: str, answer: Callable[[StaffFacts], bool | None]
) -> Check:
    """A gap where too few of the staff, among those on record, have something."""

    def check(facts: CommunityFacts, standards: Standards) -> Outcome:
        standard = standards.find(slug, facts.code, facts.urban_rural_class)
        if standard is None:
            return NOT_HELD
        answers = [answer(person) for person in facts.staff or ()]
        known = [each for each in answers if each is not None]
        if not known:
            return NotAssessed(missing)
        sums = {"having": sum(known), "staff": len(known)}
        return not_below(share(sum(known), len(known)), standard, sums=sums)

    return check


def _having(said: str, none: str) -> Callable[[Finding], words.Parts]:
    """仅12名，占31.6% over all communities concerned; ``none`` for nobody."""

    def told(finding: Finding) -> words.Parts:
        having = finding.sums["having"]
        if not having:
            return (none,)
        part = words.amount(finding, words.ratio(finding, "having", "staff"), "share")
        return (said, *words.amount(finding, having, "名"), "，占", *part)

    return told


def _certified(person: StaffFacts) -> bool | None:
    return person.certificate != "none" if person.certificate else None


def _ageing(facts: CommunityFacts, standards: Standards) -> Outcome:
    """By the mean age first, else by the share of those of fifty and over."""
    code, kind = facts.code, facts.urban_rural_class
    mean_limit = standards.find("max-staff-average-age", code, kind)
    older_limit = standards.find("max-older-staff-share", code, kind)
    if mean_limit is None and older_limit is None:
        return NOT_HELD
    ages = [person.age for person in facts.staff or () if person.age is not None]
    if not ages:
        return NotAssessed("工作人员年龄")
    older = sum(1 for age in ages if age >= _OLDER_FROM)
    sums = {"years": sum(ages), "older": older, "staff": len(ages)}
    if mean_limit:
        gap = not_above(share(sum(ages), len(ages)), mean_limit, sums=sums)
        if gap:
            return gap
    if older_limit is None:
        return None
    return not_above(share(older, len(ages)), older_limit, sums=sums)


def _turnover(facts: CommunityFacts, standards: Standards) -> Outcome:
    """Of those recruited in the last years, too many have left."""
    slug = "max-turnover-share"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    recruited, staying = facts.recruited_count, facts.recruited_staying_count
    if recruited is None or staying is None:
        return NotAssessed("招聘人员和留任情况")
    if not recruited:
        return NOT_HELD
    sums = {"recruited": recruited, "staying": staying}
    left = share(recruited - staying, recruited)
    return not_above(left, standard, sums=sums)


def _staying(finding: Finding) -> words.Parts:
    recruited, staying = finding.sums["recruited"], finding.sums["staying"]
    told = ("近年招聘的", *words.amount(finding, recruited, "名"), "人员")
    if not staying:
        return (*told, "已全部离开")
    left = words.amount(finding, share(recruited - staying, recruited), "share")
    held = words.amount(finding, staying, "名")
    return (*told, "现有", *held, "留任，流失率", *left)


def _older(finding: Finding) -> words.Parts:
    if not finding.sums["older"]:
        return ()
    part = words.amount(finding, words.ratio(finding, "older", "staff"), "share")
    fifty = words.count(finding, _OLDER_FROM)
    return ("，其中", fifty, "岁及以上人员占", *part)


def _gender(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "min-minority-gender-share"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    genders = [person.gender for person in facts.staff or () if person.gender]
    if not genders:
        return NotAssessed("工作人员性别")
    if len(genders) == 1:
        return NOT_HELD
    men = genders.count("male")
    minority = share(min(men, len(genders) - men), len(genders))
    return not_below(minority, standard, sums={"men": men, "staff": len(genders)})


def _men(finding: Finding) -> words.Parts:
    people, men = finding.sums["staff"], finding.sums["men"]
    staff = (*words.amount(finding, people, "名"), "工作人员")
    if men in {0, people}:
        return (*staff, "均为", "男性" if men else "女性")
    return (*staff, "中男性", *words.amount(finding, men, "名"))


def _years(finding: Finding) -> words.Parts:
    return words.amount(finding, words.ratio(finding, "years", "staff"), "岁")


_SURVEYS = "社区建设调研中反映的问题"
_EXTENSION = "本系统提出的扩展规则"

RULES = (
    Rule(
        code="staff-education-low",
        heading="工作人员学历偏低",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_share_below(
            "min-college-share",
            "工作人员学历",
            has_college,
        ),
        wording=words.sentences(
            "{who}[人员文化程度{all}偏低，]{having}，未达到{limit}。",
            having=_having("大专及以上学历仅", "尚无大专及以上学历人员"),
        ),
        standards=("min-college-share",),
    ),
    Rule(
        code="staff-ageing",
        heading="工作人员年龄偏大",
        theme=Theme.STAFF,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_ageing,
        wording=words.sentences(
            "{who}工作人员[年龄{all}偏大，]平均年龄{years}{older}，后备力量需要及早储备。",
            years=_years,
            older=_older,
        ),
        standards=("max-staff-average-age", "max-older-staff-share"),
        extension=True,
    ),
    Rule(
        code="staff-gender-imbalance",
        heading="工作人员性别比例失衡",
        theme=Theme.STAFF,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_gender,
        wording=words.sentences(
            "{who}[工作人员性别比例{all}失衡，]{men}，人员搭配有待优化。",
            men=_men,
        ),
        standards=("min-minority-gender-share",),
        extension=True,
    ),
    Rule(
        code="staff-no-certificate",
        heading="持证人员偏少",
        theme=Theme.STAFF,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_share_below("min-certificate-share", "社会工作证书", _certified),
        wording=words.sentences(
            "{who}[专业化程度{all}不高，]{having}，与{limit}有差距。",
            having=_having("取得社会工作职业证书的仅有", "尚无人取得社会工作职业证书"),
        ),
        standards=("min-certificate-share",),
        extension=True,
    ),
    Rule(
        code="staff-turnover-high",
        heading="招聘人员流失较多",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_turnover,
        wording=words.sentences(
            "{who}[新进人员{all}流失较多，]{staying}，超过{limit}，队伍稳定性不足。",
            staying=_staying,
        ),
        standards=("max-turnover-share",),
    ),
    Rule(
        code="staff-training-gap",
        heading="培训覆盖面不足",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_share_below(
            "min-training-share", "培训情况", lambda person: person.trained_within_year
        ),
        wording=words.sentences(
            "{who}[干部培训{all}不够经常，]{having}，低于{limit}。",
            having=_having("一年内参加过培训的有", "一年内均未安排培训"),
        ),
        standards=("min-training-share",),
    ),
    Rule(
        code="party-staff-share-low",
        heading="工作人员中党员比例偏低",
        theme=Theme.PARTY,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_share_below(
            "min-party-staff-share",
            "工作人员政治面貌",
            is_party,
        ),
        wording=words.sentences(
            "{who}干部队伍中[党员比例{all}不高，]{having}，不及{limit}。",
            having=_having("现有党员", "现有人员中没有党员"),
        ),
        standards=("min-party-staff-share",),
        extension=True,
    ),
)
