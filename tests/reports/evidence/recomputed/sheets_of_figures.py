"""Columns of the sheets on a period's figures: one row for each community."""

from tests.reports.evidence.recomputed.sheets_of_rows import Column, coded


def figures(names: str, *codes: str) -> dict[str, Column]:
    """Columns of the period's figures, as "heading field" a line."""
    pairs = (line.split() for line in names.strip().splitlines())
    return {heading: coded(name) if name in codes else name for heading, name in pairs}


# By the name of the sheet and the part of the report it belongs to.
PERIOD = {
    ("户数人口", ""): figures(
        """
        户数 household_count
        户籍户数 registered_households
        人口 population
        人口口径 population_basis
        常住人口 resident_population
        户籍人口 registered_population
        流动人口 floating_population
        老年人口 elderly_population
        民族数 ethnic_group_count
        """,
        "population_basis",
    ),
    ("组织与负担", "scale"): figures(
        """
        居民小组数 resident_group_count
        网格数 grid_count
        建党组织网格数 party_grid_count
        小区数 estate_count
        小区业委会数 estate_committee_count
        楼栋数 building_count
        楼栋长数 building_leader_count
        核定编制数 staff_quota
        行政性事务数 admin_task_count
        法定职责数 statutory_duty_count
        台账数 ledger_count
        检查考核次数 inspection_count
        """
    ),
    ("服务", "services"): figures(
        """
        有服务站 has_service_station
        服务网点数 service_outlet_count
        便民服务点数 service_point_count
        自办服务点数 own_service_point_count
        服务类别数 service_category_count
        服务项目数 service_item_count
        进驻部门数 hall_department_count
        办理事项数 hall_item_count
        服务半径（米） service_radius_m
        步行时间（分钟） walk_minutes
        居家养老中心数 home_care_center_count
        养老床位数 elderly_bed_count
        开发岗位数 jobs_developed
        安置人数 persons_placed
        培训班数 training_class_count
        培训人次 training_person_times
        热线满意率 hotline_satisfaction_share
        入户走访率 household_visit_share
        """
    ),
    ("文化与信息化", "services"): figures(
        """
        文化活动场次 cultural_event_count
        文化队伍数 cultural_team_count
        参与人数 event_participant_count
        其中五十岁以上 event_participants_aged_50_plus
        注册志愿者数 registered_volunteer_count
        有网站 has_website
        网站访问量 website_hit_count
        有信息系统 has_info_system
        智慧社区 has_smart_community
        网络通到各户 network_reaches_all_households
        系统重复的部门 duplicate_system_departments
        """
    ),
    ("财务", "funding"): figures(
        """
        有独立账户 has_own_account
        财务按月公开 finance_disclosed_monthly
        有产业支撑 has_industry_support
        集体收入（万元） collective_income_wan
        """
    ),
    ("治安", "safety"): figures(
        """
        有警务室 has_police_room
        民警数 police_officer_count
        巡逻队伍数 patrol_team_count
        调解员数 mediator_count
        调解纠纷数 disputes_mediated
        """
    ),
}
