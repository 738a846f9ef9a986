"""Headings for what no figure shows: the qualitative findings surveys report.

An official chooses a heading and fills it from field notes; the sentences are a
first wording to be changed. Which recommendations answer a heading is said where
those of the rules are (reports/reference/recommendations.csv), by the same codes:
a piece of advice is printed once however many findings it answers.
"""

from dataclasses import dataclass

from reports.indicators.base import Theme


@dataclass(frozen=True, slots=True)
class Heading:
    """``code`` is that of no rule and never changes its meaning; ``sentences`` are
    whole and hold no figures."""

    code: str
    heading: str
    theme: Theme
    sentences: tuple[str, ...]


HEADINGS: tuple[Heading, ...] = (
    Heading(
        "organisation-copies-government",
        "组织设置套用机关模式",
        Theme.SCALE,
        (
            "一些社区的机构和岗位比照机关科室设置，与居民自治的性质不相适应。",
            "社区组织的法律地位和职责边界不够清楚，对上承接任务多、对下组织居民少。",
        ),
    ),
    Heading(
        "hardware-over-service",
        "重硬件建设轻服务功能",
        Theme.PREMISES,
        (
            "有的社区着力扩大场所规模，服务内容和运行管理没有同步跟上。",
            "部分场所建成后开放时间短、项目少，人气不旺，投入没有转化为居民可感的服务。",
        ),
    ),
    Heading(
        "facility-types-few",
        "设施种类少、档次低",
        Theme.PREMISES,
        (
            "现有设施场所多为最基本的办公和办事功能，文化、健身、助老、托幼等缺项较多。",
            "设备陈旧简单，难以满足不同年龄居民的需求。",
        ),
    ),
    Heading(
        "overall-level-low",
        "整体建设水平不高",
        Theme.PREMISES,
        (
            "社区建设总体处在达到基本要求的阶段，标准不高、特色不明显。",
            "示范社区与一般社区差距较大，好的做法没有及时推广。",
        ),
    ),
    Heading(
        "administrative-capture",
        "行政事务挤占自治功能",
        Theme.STAFF,
        (
            "社区承担的下派事务过多，主要精力用于填报材料和迎接检查，自治功能弱化。",
            "居民议事、协商和监督的机制运转不经常，遇事习惯于等上级安排。",
        ),
    ),
    Heading(
        "leader-inexperience",
        "带头人实践经验不足",
        Theme.STAFF,
        (
            "部分社区主要负责人任职时间短，处理复杂矛盾和组织居民的经验不足。",
            "后备力量储备不够，换届时可供选择的合适人选不多。",
        ),
    ),
    Heading(
        "staff-capability-weak",
        "队伍专业能力不强",
        Theme.STAFF,
        (
            "一些工作人员缺少社会工作专业知识，工作方法较为单一。",
            "有的习惯于坐在办公室等居民上门，走访沟通少，对群众诉求掌握不及时。",
        ),
    ),
    Heading(
        "party-awareness-weak",
        "抓党建的意识不强",
        Theme.PARTY,
        (
            "少数社区把党建工作当作软任务，重业务轻党建，组织生活制度落实不严。",
            "驻区单位党组织参与区域化党建的主动性不够，工作合力没有形成。",
        ),
    ),
    Heading(
        "member-identity-weak",
        "党员归属感不强",
        Theme.PARTY,
        (
            "部分党员对社区党组织缺乏认同，参加组织生活和志愿服务不积极。",
            "党员的先锋模范作用在居民中体现得不够充分。",
        ),
    ),
    Heading(
        "in-service-incentive-lacking",
        "在职党员参与缺少激励",
        Theme.PARTY,
        (
            "在职党员到社区报到后作用发挥情况没有纳入单位考评，参与多少一个样。",
            "社区对在职党员的服务需求梳理不细，能认领的项目少，活动流于形式。",
        ),
    ),
    Heading(
        "no-joint-force",
        "部门各自为政",
        Theme.SERVICES,
        (
            "涉及社区的部门各自布置任务、分头考核，信息和资源没有打通。",
            "社区治理的统筹协调机制不健全，遇到跨部门事项推进缓慢。",
        ),
    ),
    Heading(
        "understanding-bias",
        "对社区建设认识有偏差",
        Theme.SERVICES,
        (
            "有的地方重经济发展、轻社区建设，对社区工作研究不多、投入不足。",
            "一些干部把社区建设看作民政部门或者居民委员会自己的事，主动参与不够。",
        ),
    ),
    Heading(
        "policy-lag",
        "配套政策滞后",
        Theme.SERVICES,
        (
            "扶持社区发展的政策多为原则性要求，用房、人员、经费方面缺少可操作的细则。",
            "已出台的政策与社区现状不相适应，修订更新不及时。",
        ),
    ),
    Heading(
        "service-mode-single",
        "服务方式单一",
        Theme.SERVICES,
        (
            "服务主要由社区自己承担，市场主体和社会组织参与少。",
            "服务内容以办证办事为主，居家养老、托幼、家政等个性化服务供给不足。",
        ),
    ),
    Heading(
        "community-identity-weak",
        "居民归属感不强",
        Theme.SERVICES,
        (
            "邻里之间来往少，部分居民对社区公共事务不关心，参与活动的总是少数人。",
            "有的居民不愿承担卫生、物业等应尽义务，公共意识有待培育。",
        ),
    ),
    Heading(
        "resident-unit-indifferent",
        "驻区单位参与不积极",
        Theme.SERVICES,
        (
            "一些驻区单位认为社区工作与己无关，会议室、操场等资源不愿向居民开放。",
            "共驻共建多靠个人关系维系，没有形成制度。",
        ),
    ),
    Heading(
        "resource-disparity",
        "社区之间资源差异大",
        Theme.SERVICES,
        (
            "受地段和历史条件影响，不同社区可利用的资源相差悬殊，服务水平不平衡。",
            "老旧小区集中的社区基础薄弱，自身难以改善。",
        ),
    ),
    Heading(
        "resource-sharing-standard-unclear",
        "资源共享考核标准不明",
        Theme.SERVICES,
        (
            "公共设施共建共享的责任、标准和考核办法不明确，开放多少、如何补偿没有依据。",
            "共享情况没有纳入评价，参与单位缺少持续投入的动力。",
        ),
    ),
    Heading(
        "volunteer-formality",
        "志愿服务流于形式",
        Theme.SERVICES,
        (
            "志愿服务集中在节日和创建检查期间，经常性、专业性项目少。",
            "注册、培训、记录和激励没有衔接，队伍建起来后作用发挥不够。",
        ),
    ),
    Heading(
        "culture-talent-scarce",
        "文化人才缺乏",
        Theme.SERVICES,
        (
            "社区文化活动缺少专业人员组织辅导，内容更新慢。",
            "文艺骨干年龄偏大，后继力量不足。",
        ),
    ),
    Heading(
        "authority-responsibility-mismatch",
        "权责利不统一",
        Theme.FUNDING,
        (
            "社区承担了大量部门事务，相应的权限、人员和经费没有随之下放。",
            "有责无权的事项较多，发现问题只能上报，难以及时处置。",
        ),
    ),
    Heading(
        "law-construction-weak",
        "法治建设薄弱",
        Theme.SAFETY,
        (
            "社区法律服务力量不足，居民遇到纠纷缺少便捷的法律咨询渠道。",
            "普法宣传形式单一，针对性不强，依法办事的习惯有待养成。",
        ),
    ),
    Heading(
        "vertical-communication-weak",
        "上下联动不畅",
        Theme.SAFETY,
        (
            "社区发现的隐患和矛盾上报后反馈慢，办理结果没有告知社区。",
            "部门执法力量下沉不够，社区有事找不到对应的责任人。",
        ),
    ),
    Heading(
        "regional-barrier",
        "区域之间存在壁垒",
        Theme.SAFETY,
        (
            "相邻社区、街道之间安全工作各管一段，交界地带巡查和处置容易脱节。",
            "部门之间标准不一，联合检查和信息共享不够经常。",
        ),
    ),
    Heading(
        "innovation-lacking",
        "工作方式创新不足",
        Theme.SAFETY,
        (
            "安全工作多沿用集中检查、张贴通知等老办法，与居民生活结合不紧。",
            "对新业态、新风险研究不够，专项治理的成果没有固化为长效机制。",
        ),
    ),
    Heading(
        "quality-management-irregular",
        "工程质量管理不规范",
        Theme.CONSTRUCTION,
        (
            "有的项目施工图审查、监理和质量检查记录不齐全，关键工序缺少旁站监督。",
            "竣工验收把关不严，交付后的质量问题责任难以追究。",
        ),
    ),
    Heading(
        "industry-planning-disconnected",
        "住房建设与产业发展脱节",
        Theme.CONSTRUCTION,
        (
            "集中居住项目选址时对就业和产业布局考虑不够，居民入住后增收渠道有限。",
            "生产设施没有同步安排，农户耕作、养殖不便。",
        ),
    ),
)

BY_CODE: dict[str, Heading] = {each.code: each for each in HEADINGS}


def headings_of(theme: Theme) -> tuple[Heading, ...]:
    return tuple(each for each in HEADINGS if each.theme is theme)
