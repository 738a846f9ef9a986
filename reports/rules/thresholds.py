"""What each threshold is called, and in what unit and sense rules read it.

A county's document may ask for 4.5万元 where rules count 元: a stored standard is
turned into the rules' unit where it becomes a value (reports.models.standard),
so that a rule never compares unequal units.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Threshold:
    """``unit`` as rules count; ``comparison`` as reports.models.Comparison."""

    label: str
    unit: str
    comparison: str


THRESHOLDS = {
    "committee-max-households": Threshold("居民委员会户数上限", "户", "at_most"),
    "committee-min-households": Threshold("居民委员会户数下限", "户", "at_least"),
    "committee-min-members": Threshold("居民委员会成员人数下限", "名", "at_least"),
    "community-max-residents": Threshold("社区常住人口上限", "人", "at_most"),
    "developer-rooms-large-estate": Threshold(
        "大型住宅小区建筑面积起点", "平方米", "at_least"
    ),
    "developer-rooms-min-area": Threshold(
        "住宅小区配建社区用房面积下限", "平方米", "at_least"
    ),
    "developer-rooms-share": Threshold(
        "住宅小区配建社区用房比例下限", "share", "at_least"
    ),
    "elderly-beds-per-1000": Threshold("每千名老年人养老床位数下限", "张", "at_least"),
    "grid-max-households": Threshold("每个网格户数上限", "户", "at_most"),
    "hazard-category-spread": Threshold("隐患涉及类别数警戒值", "类", "below"),
    "home-care-centers-per-10000": Threshold(
        "每万人居家养老服务中心数下限", "个", "at_least"
    ),
    "households-per-worker": Threshold("每名工作人员服务户数上限", "户", "at_most"),
    "housing-sites-per-km2": Threshold(
        "一平方公里内集中居住项目数警戒值", "个", "below"
    ),
    "max-admin-tasks": Threshold("承担行政性事务项数上限", "项", "at_most"),
    "max-aged-share": Threshold("六十岁以上党员占比上限", "share", "at_most"),
    "max-approval-fee": Threshold("项目报批每平方米收费上限", "元", "at_most"),
    "max-approval-months": Threshold("项目报批用时上限", "个月", "at_most"),
    "max-approval-steps": Threshold("项目报批手续项数上限", "项", "at_most"),
    "max-coverage-gap": Threshold("城乡社区覆盖率相差上限", "share", "below"),
    "max-floating-share": Threshold("流动党员占比上限", "share", "at_most"),
    "max-fund-progress-gap": Threshold(
        "工程进度与资金到位率之差上限", "share", "below"
    ),
    "max-hukou-separated-share": Threshold("人户分离党员占比上限", "share", "at_most"),
    "max-older-participant-share": Threshold(
        "五十岁及以上活动参与者占比上限", "share", "at_most"
    ),
    "max-older-staff-share": Threshold(
        "五十岁及以上工作人员占比上限", "share", "at_most"
    ),
    "max-pay-gap": Threshold("镇级社区报酬低于街道社区的幅度上限", "share", "at_most"),
    "max-public-share": Threshold("财政投入占比上限", "share", "below"),
    "max-rent-share": Threshold("租金占办公经费比例上限", "share", "at_most"),
    "max-staff-average-age": Threshold("工作人员平均年龄上限", "岁", "at_most"),
    "max-turnover-share": Threshold("招聘人员流失率上限", "share", "at_most"),
    "max-uncontactable-share": Threshold("无法联系党员占比上限", "share", "at_most"),
    "min-activity-area": Threshold("居民活动场所面积下限", "平方米", "at_least"),
    "min-agreement-share": Threshold("驻区单位签约比例下限", "share", "at_least"),
    "min-certificate-share": Threshold("持证人员占比下限", "share", "at_least"),
    "min-college-share": Threshold("大专及以上学历占比下限", "share", "at_least"),
    "min-completion-share": Threshold("项目完工率下限", "share", "at_least"),
    "min-cultural-events": Threshold("每年文体活动次数下限", "次", "at_least"),
    "min-household-visit-share": Threshold("年度入户走访率下限", "share", "at_least"),
    "min-minority-gender-share": Threshold("少数性别占比下限", "share", "at_least"),
    "min-office-area": Threshold("办公服务用房面积下限", "平方米", "at_least"),
    "min-office-fund": Threshold("社区年办公经费下限", "元", "at_least"),
    "min-office-fund-per-household": Threshold("每户年办公经费下限", "元", "at_least"),
    "min-party-staff-share": Threshold("工作人员党员占比下限", "share", "at_least"),
    "min-pay-ratio": Threshold("报酬与当地职工平均工资之比下限", "share", "at_least"),
    "min-registration-share": Threshold("在职党员报到率下限", "share", "at_least"),
    "min-social-organisations": Threshold("社区社会组织数下限", "个", "at_least"),
    "min-training-share": Threshold("年度培训覆盖率下限", "share", "at_least"),
    "min-two-new-coverage": Threshold("两新组织党组织覆盖率下限", "share", "at_least"),
    "min-utilisation-share": Threshold("自有用房使用率下限", "share", "at_least"),
    "min-venue-area": Threshold("公共活动场所疏散面积警戒值", "平方米", "at_least"),
    "min-volunteer-share": Threshold("注册志愿者占居民比例下限", "share", "at_least"),
    "outlets-per-1000-households": Threshold("每千户便民网点数下限", "处", "at_least"),
    "party-branch-max-members": Threshold("党支部党员人数上限", "名", "at_most"),
    "party-branch-min-members": Threshold("设立党支部的党员人数下限", "名", "at_least"),
    "party-committee-min-members": Threshold(
        "设立基层党委的党员人数下限", "名", "at_least"
    ),
    "party-general-branch-min-members": Threshold(
        "设立党总支的党员人数下限", "名", "at_least"
    ),
    "service-area-per-100-households": Threshold(
        "每百户社区综合服务设施面积下限", "平方米", "at_least"
    ),
    "severe-office-area": Threshold("办公服务用房面积警戒值", "平方米", "at_least"),
    "severe-office-area-share": Threshold(
        "办公服务用房面积警戒比例", "share", "at_least"
    ),
    "workers-per-10000": Threshold(
        "每万城镇常住人口社区工作者数下限", "名", "at_least"
    ),
}

# How many of the second unit one of the first is. A share is a number from 0 to 1.
_FACTORS = {
    ("万元", "元"): Decimal(10_000),
    ("亿元", "元"): Decimal(100_000_000),
    ("㎡", "平方米"): Decimal(1),
    ("m²", "平方米"): Decimal(1),
    ("公顷", "平方米"): Decimal(10_000),
    ("平方公里", "平方米"): Decimal(1_000_000),
    ("亩", "平方米"): Decimal(2000) / 3,
    ("%", "share"): Decimal("0.01"),
    ("百分点", "share"): Decimal("0.01"),
    ("个百分点", "share"): Decimal("0.01"),
    ("‰", "share"): Decimal("0.001"),
    ("人", "名"): Decimal(1),
    ("名", "人"): Decimal(1),
    ("万人", "人"): Decimal(10_000),
    ("月", "个月"): Decimal(1),
    ("年", "个月"): Decimal(12),
}


def label_of(slug: str) -> str:
    """What offices call it; a threshold that no rule asks for stands for itself."""
    known = THRESHOLDS.get(slug)
    return known.label if known else slug


def counted_in(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The value in the wanted unit; None where the units measure different things."""
    if unit == wanted:
        return value
    factor = _FACTORS.get((unit, wanted))
    return None if factor is None else value * factor


def as_rules_count(slug: str, value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Value and unit as the rules that ask for the threshold count.

    As they are where no rule asks for it, or where they cannot be turned into it.
    """
    known = THRESHOLDS.get(slug)
    turned = counted_in(value, unit, known.unit) if known else None
    return (value, unit) if known is None or turned is None else (turned, known.unit)
