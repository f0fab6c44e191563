//! The table of figures: every number of the year, its unit, the records behind it and its rule in words.
//!
//! The page, the export, the list behind a number and the help text are all derived from this table.
//! The published report of 平安镇 for 2023, section (七), is the source of the headline figures; the rest
//! are the rows of the Ministry's case table and of the regulations on petitions.

use super::definition::{ALL, Counted, Definition, Figure, FigureGroup, each, sum};
use super::dimension::{Dimension, OF_DAYS, OF_DISPUTES, OF_ENTRIES, OF_RESOLVED, OF_VISITS};
use super::fact_table::{ENDED, ENTRIES, FOUND, LEGAL_LITERATES, OBLIGATIONS, OPEN, RESOLVED, ROOMS, TAKEN_UP, VISITS, WORKING_DAYS};
use super::units::{Acts, Days, Matters, Measure, Percent, PersonTimes, Persons, Pieces, Times, Visits, Yuan};

macro_rules! figures {
    ($($name:ident: $unit:ident, edition $edition:literal { $($field:ident: $value:expr),+ $(,)? })+) => {
        $(pub static $name: Figure<$unit> =
            Figure::new(Definition { edition: $edition, unit: <$unit as Measure>::UNIT, $($field: $value),+ });)+

        /// Every figure, in the order of the report.
        pub static TABLE: &[&Definition] = &[$(&$name.definition),+];
    };
}

figures! {
    ROOMS_OPEN: Pieces, edition 1 {
        code: "rooms", group: FigureGroup::Screening,
        title: ("村（社区）调解室", "Village and community rooms"),
        counted: each(&ROOMS, ALL),
        rule: ("年末（12月31日）设立着的村、社区调解室；镇调解室不计", "Village and community rooms open on 31 December; the town's own room is not counted"),
        by: &[Dimension::Town, Dimension::RoomKind],
    }
    SCREENING_EXPECTED: Times, edition 2 {
        code: "screening_expected", group: FigureGroup::Screening,
        title: ("应报送排查情况", "Screening reports owed"),
        counted: each(&OBLIGATIONS, ALL),
        rule: (
            "每个村（社区）调解室每半月一次，当半月设立着、在起算之后且已过报送期限的；已经报送的都算",
            "One for every village or community room and half-month in which it was open, from the town's beginning on and once past the due day; whatever was filed counts too",
        ),
        by: &[Dimension::Room, Dimension::RoomNow, Dimension::Town, Dimension::Month, Dimension::HalfMonth, Dimension::ReportState],
    }
    SCREENING_FILED: Times, edition 2 {
        code: "screening_filed", group: FigureGroup::Screening,
        title: ("已报送", "Screening reports filed"),
        counted: each(&OBLIGATIONS, "filed = 1"),
        rule: (
            "应报送中已有报告的，按时与迟报之和，零报告与有纠纷之和；更正只算同一份",
            "Of those owed, the ones with a report: on time and late together, zero and with disputes together; corrections are the same report",
        ),
        by: &[Dimension::Room, Dimension::RoomNow, Dimension::Town, Dimension::Month, Dimension::HalfMonth, Dimension::Timeliness, Dimension::Content],
    }
    DISPUTES_FOUND: Matters, edition 1 {
        code: "disputes_found", group: FigureGroup::Disputes,
        title: ("排查发现纠纷", "Disputes found"),
        counted: each(&FOUND, ALL),
        rule: (
            "排查（发现）日期在本年的案件；撤销的不计，合并的只计一件",
            "Cases found in the year; withdrawn ones are not counted, merged ones once",
        ),
        by: OF_DISPUTES,
    }
    DISPUTES_RESOLVED: Matters, edition 1 {
        code: "disputes_resolved", group: FigureGroup::Disputes,
        title: ("化解纠纷", "Disputes resolved"),
        counted: each(&RESOLVED, "latest = 1"),
        rule: (
            "化解（达成协议）日期在本年的案件，一案一件；多次化解的以本年最后一次为准",
            "Cases with an agreement dated in the year, each once; of several agreements the last of the year stands for the case",
        ),
        by: OF_RESOLVED,
    }
    RESOLUTIONS: Acts, edition 1 {
        code: "resolutions", group: FigureGroup::Disputes,
        title: ("排查化解矛盾纠纷", "Resolutions"),
        counted: each(&RESOLVED, ALL),
        rule: (
            "化解（达成协议）日期在本年的协议；同一案件恢复调解后再次化解另计一件次",
            "Agreements dated in the year; a case reopened and resolved again counts again",
        ),
        by: OF_DISPUTES,
    }
    DISPUTES_ENDED: Matters, edition 1 {
        code: "disputes_ended", group: FigureGroup::Disputes,
        title: ("调解不成（终止）", "Ended without agreement"),
        counted: each(&ENDED, ALL),
        rule: (
            "终止调解（未达成协议）日期在本年的案件，一案一件；不予受理的不计",
            "Cases ended without agreement in the year, each once; cases that were not accepted are not counted",
        ),
        by: OF_DISPUTES,
    }
    DISPUTES_OPEN: Matters, edition 1 {
        code: "disputes_open", group: FigureGroup::Disputes,
        title: ("年末未结", "Open at the end of the year"),
        counted: each(&OPEN, ALL),
        rule: (
            "12月31日以前发现、到当日尚未化解、终止或不予受理的案件；恢复调解的算未结，移送后未结的算未结",
            "Cases found by 31 December and by then neither resolved, ended nor declined; a reopened case is open, so is one handed over and not finished",
        ),
        by: OF_DISPUTES,
    }
    RESOLUTION_RATE: Percent, edition 1 {
        code: "resolution_rate", group: FigureGroup::Disputes,
        title: ("调解成功率", "Share resolved"),
        counted: Counted::Share { numerator: &[&DISPUTES_RESOLVED], denominator: &[&DISPUTES_RESOLVED, &DISPUTES_ENDED] },
        rule: ("化解纠纷 ÷（化解纠纷 + 调解不成）", "Disputes resolved ÷ (disputes resolved + ended without agreement)"),
        by: &[],
    }
    RESOLVED_IN_VILLAGE: Matters, edition 1 {
        code: "resolved_in_village", group: FigureGroup::Levels,
        title: ("村（社区）化解", "Resolved in the village"),
        counted: each(&RESOLVED, "latest = 1 AND level = 'village'"),
        rule: ("化解纠纷中，化解层级为村（社区）的", "Of the disputes resolved, those resolved at village or community level"),
        by: OF_DISPUTES,
    }
    RESOLVED_IN_TOWN: Matters, edition 1 {
        code: "resolved_in_town", group: FigureGroup::Levels,
        title: ("镇化解", "Resolved in the town"),
        counted: each(&RESOLVED, "latest = 1 AND level = 'town'"),
        rule: ("化解纠纷中，化解层级为镇的", "Of the disputes resolved, those resolved at town level"),
        by: OF_DISPUTES,
    }
    RESOLVED_ABOVE: Matters, edition 1 {
        code: "resolved_above", group: FigureGroup::Levels,
        title: ("县级及以上和其他化解", "Resolved above or elsewhere"),
        counted: each(&RESOLVED, "latest = 1 AND level NOT IN ('village', 'town')"),
        rule: (
            "化解纠纷中，化解层级为县级及以上、诉讼/仲裁、其他部门的",
            "Of the disputes resolved, those resolved by the county or above, by court or arbitration, or by another body",
        ),
        by: OF_DISPUTES,
    }
    VILLAGE_RATE: Percent, edition 1 {
        code: "village_rate", group: FigureGroup::Levels,
        title: ("小事不出村", "Small matters settled in the village"),
        counted: Counted::Share { numerator: &[&RESOLVED_IN_VILLAGE], denominator: &[&DISPUTES_RESOLVED] },
        rule: ("村（社区）化解 ÷ 化解纠纷", "Resolved in the village ÷ disputes resolved"),
        by: &[],
    }
    TOWN_RATE: Percent, edition 1 {
        code: "town_rate", group: FigureGroup::Levels,
        title: ("大事不出镇", "Great matters settled in the town"),
        counted: Counted::Share { numerator: &[&RESOLVED_IN_VILLAGE, &RESOLVED_IN_TOWN], denominator: &[&DISPUTES_RESOLVED] },
        rule: ("（村（社区）化解 + 镇化解）÷ 化解纠纷", "(Resolved in the village + resolved in the town) ÷ disputes resolved"),
        by: &[],
    }
    WITH_LEGAL_LITERATE: Acts, edition 2 {
        code: "with_legal_literate", group: FigureGroup::Literates,
        title: ("法律明白人参与化解", "Resolved with a legal literate"),
        counted: each(&RESOLVED, "with_literate = 'yes'"),
        rule: (
            "排查化解矛盾纠纷中，至少有一名法律明白人以该身份参与的；须在名册上且化解当天具有该身份，只写姓名的不计；多人参与只计一次",
            "Of the resolutions, those in which at least one legal literate took part in that role: a person of the register who held it on the day of the agreement; names merely typed do not count, several persons count once",
        ),
        by: OF_DISPUTES,
    }
    LONGSTANDING_WITH_LEGAL_LITERATE: Matters, edition 2 {
        code: "longstanding_with_legal_literate", group: FigureGroup::Literates,
        title: ("法律明白人参与化解历年疑难", "Longstanding, with a legal literate"),
        counted: each(&RESOLVED, "latest = 1 AND with_literate = 'yes' AND longstanding = 1"),
        rule: (
            "化解纠纷中，有名册上的法律明白人以该身份参与、且标为历年疑难的案件",
            "Of the disputes resolved, those marked longstanding in which a legal literate took part in that role",
        ),
        by: OF_DISPUTES,
    }
    LONGSTANDING_RESOLVED: Matters, edition 1 {
        code: "longstanding_resolved", group: FigureGroup::Literates,
        title: ("历年疑难化解", "Longstanding disputes resolved"),
        counted: each(&RESOLVED, "latest = 1 AND longstanding = 1"),
        rule: ("化解纠纷中，标为历年疑难的案件", "Of the disputes resolved, those marked longstanding"),
        by: OF_DISPUTES,
    }
    LEGAL_LITERATES_HELD: Persons, edition 1 {
        code: "legal_literates", group: FigureGroup::Literates,
        title: ("法律明白人", "Legal literates"),
        counted: each(&LEGAL_LITERATES, ALL),
        rule: (
            "12月31日当天具有法律明白人身份的人，一人一次；当天起不再具有的不计",
            "Persons who hold the role of legal literate on 31 December, each once; one who no longer holds it from that day is not counted",
        ),
        by: &[Dimension::Room, Dimension::Town, Dimension::Gender],
    }
    RECEPTION_PERSONS: PersonTimes, edition 1 {
        code: "reception_persons", group: FigureGroup::Reception,
        title: ("领导接访群众", "Persons received by leaders"),
        counted: sum("persons", &VISITS, ALL),
        rule: ("接访日期在本年的各批次到场人数之和；撤销的不计", "Persons present, summed over the visits received in the year; withdrawn ones are not counted"),
        by: OF_VISITS,
    }
    RECEPTION_VISITS: Visits, edition 1 {
        code: "reception_visits", group: FigureGroup::Reception,
        title: ("接访批次", "Visits received"),
        counted: each(&VISITS, ALL),
        rule: ("接访日期在本年的来访，一次登记一批次；撤销的不计", "Visits received in the year; withdrawn ones are not counted"),
        by: OF_VISITS,
    }
    RECEPTION_MATTERS: Matters, edition 1 {
        code: "reception_matters", group: FigureGroup::Reception,
        title: ("接访事项", "Matters received"),
        counted: each(&VISITS, "first_of_matter = 1"),
        rule: (
            "接访批次中不同的信访事项，同一事项重复来访只计一件；是否同一事项由人认定",
            "Different matters among the visits; several visits about one matter count once. A person decides what is the same matter",
        ),
        by: OF_VISITS,
    }
    RECEPTION_PEOPLE: Persons, edition 1 {
        code: "reception_people", group: FigureGroup::Reception,
        title: ("登记姓名的来访人", "Visitors by name"),
        counted: sum("new_people", &VISITS, ALL),
        rule: (
            "本年登记了姓名的来访人，一人一次：电话相同的算同一人，没有电话的按姓名",
            "Visitors named in the year, each once: the same phone is the same person, without a phone the same name",
        ),
        by: OF_VISITS,
    }
    RECEPTION_GROUP_VISITS: Visits, edition 1 {
        code: "reception_group_visits", group: FigureGroup::Reception,
        title: ("其中集体访", "Of these, group visits"),
        counted: each(&VISITS, "group_visit = 1"),
        rule: (
            "接访批次中，到场人数达到集体访人数起点（设置，默认5人）的",
            "Of the visits, those with at least as many persons present as make a group visit (a setting, 5 by default)",
        ),
        by: OF_VISITS,
    }
    RECEPTION_DAYS: Days, edition 1 {
        code: "reception_days", group: FigureGroup::Reception,
        title: ("工作日接访落实", "Working days with reception"),
        counted: each(&WORKING_DAYS, "received = 1"),
        rule: (
            "本年工作日中，有接访登记或签认“无人来访”的天数；需要当年放假安排",
            "Working days of the year with a visit or a signed \"nobody came\"; needs the holiday notice of the year",
        ),
        by: OF_DAYS,
    }
    WORKING_DAYS_OF_YEAR: Days, edition 1 {
        code: "working_days", group: FigureGroup::Reception,
        title: ("全年工作日", "Working days of the year"),
        counted: each(&WORKING_DAYS, ALL),
        rule: (
            "周一至周五，按国务院办公厅当年放假安排调整",
            "Monday to Friday, as changed by the State Council's holiday notice of the year",
        ),
        by: OF_DAYS,
    }
    RECEPTION_DAYS_RATE: Percent, edition 1 {
        code: "reception_days_rate", group: FigureGroup::Reception,
        title: ("工作日接访落实率", "Share of working days with reception"),
        counted: Counted::Share { numerator: &[&RECEPTION_DAYS], denominator: &[&WORKING_DAYS_OF_YEAR] },
        rule: ("工作日接访落实 ÷ 全年工作日", "Working days with reception ÷ working days of the year"),
        by: &[],
    }
    VISITS_TO_MEDIATION: Matters, edition 1 {
        code: "visits_to_mediation", group: FigureGroup::Reception,
        title: ("接访转人民调解", "Visits turned to mediation"),
        counted: each(&VISITS, "case_id IS NOT NULL"),
        rule: ("接访批次中，已转为调解案件的", "Of the visits, those that became a case"),
        by: OF_VISITS,
    }
    ONLINE_ENTRIES: Matters, edition 1 {
        code: "online_entries", group: FigureGroup::Online,
        title: ("网上人民调解平台录入", "Entered in the online platform"),
        counted: each(&ENTRIES, ALL),
        rule: ("录入日期在本年、未撤回的平台编号，一个编号一件", "Platform numbers entered in the year and not withdrawn, each once"),
        by: OF_ENTRIES,
    }
    ONLINE_UNMATCHED: Matters, edition 1 {
        code: "online_unmatched", group: FigureGroup::Online,
        title: ("平台有本地无", "In the platform only"),
        counted: each(&ENTRIES, "unmatched = 1"),
        rule: (
            "平台录入中，既未匹配本地案件、也没有按姓名和日期可建议匹配的",
            "Of the entries, those that neither match a case nor are suggested to match one by names and date",
        ),
        by: OF_ENTRIES,
    }
    LOCAL_UNENTERED: Matters, edition 1 {
        code: "local_unentered", group: FigureGroup::Online,
        title: ("本地有平台无", "Resolved, but not in the platform"),
        counted: each(&RESOLVED, "latest = 1 AND in_platform = 'no'"),
        rule: (
            "化解纠纷中，没有任何日期的未撤回平台记录与之匹配或可建议匹配的",
            "Of the disputes resolved, those without an entry of any date that is not withdrawn, matched or suggested",
        ),
        by: OF_DISPUTES,
    }
    LINKED_COURT: Matters, edition 1 {
        code: "linked_court", group: FigureGroup::Linked,
        title: ("诉调对接", "Referred by the court"),
        counted: each(&TAKEN_UP, "source = 'referred_court'"),
        rule: ("发现或受理日期在本年、来源为法院委托移送的案件", "Cases found or accepted in the year that the court referred"),
        by: OF_DISPUTES,
    }
    LINKED_POLICE: Matters, edition 1 {
        code: "linked_police", group: FigureGroup::Linked,
        title: ("警调对接", "Referred by the police"),
        counted: each(&TAKEN_UP, "source = 'referred_police'"),
        rule: ("发现或受理日期在本年、来源为公安机关委托移送的案件", "Cases found or accepted in the year that the police referred"),
        by: OF_DISPUTES,
    }
    LINKED_PETITION: Matters, edition 1 {
        code: "linked_petition", group: FigureGroup::Linked,
        title: ("访调对接", "Referred by the petition office"),
        counted: each(&TAKEN_UP, "source = 'referred_petition'"),
        rule: ("发现或受理日期在本年、来源为信访部门委托移送的案件", "Cases found or accepted in the year that the petition office referred"),
        by: OF_DISPUTES,
    }
    JOINT_MEDIATIONS: Matters, edition 1 {
        code: "joint_mediations", group: FigureGroup::Linked,
        title: ("一庭两所联调", "Mediated together with court, police or justice office"),
        counted: each(&RESOLVED, "latest = 1 AND joint = 1"),
        rule: (
            "化解纠纷中，有法庭、派出所或司法所参与的案件",
            "Of the disputes resolved, those in which the court, the police station or the justice office took part",
        ),
        by: OF_DISPUTES,
    }
    PEOPLE_CONCERNED: PersonTimes, edition 1 {
        code: "people", group: FigureGroup::Concerned,
        title: ("涉及人数", "Persons concerned"),
        counted: sum("people", &RESOLVED, "latest = 1"),
        rule: ("化解纠纷各案涉及人数之和；未填的计0", "Persons concerned, summed over the disputes resolved; not recorded adds none"),
        by: OF_DISPUTES,
    }
    PARTIES_NAMED: Pieces, edition 1 {
        code: "parties_named", group: FigureGroup::Concerned,
        title: ("当事人", "Parties on record"),
        counted: sum("parties", &RESOLVED, "latest = 1"),
        rule: ("化解纠纷各案登记的当事人之和", "Parties on record, summed over the disputes resolved"),
        by: OF_DISPUTES,
    }
    AMOUNT: Yuan, edition 1 {
        code: "amount", group: FigureGroup::Concerned,
        title: ("涉及金额", "Money concerned"),
        counted: sum("amount", &RESOLVED, "latest = 1"),
        rule: ("化解纠纷各案涉及金额之和；未填的计0", "Money concerned, summed over the disputes resolved; not recorded adds none"),
        by: OF_DISPUTES,
    }
    AGREEMENTS_ORAL: Matters, edition 1 {
        code: "agreements_oral", group: FigureGroup::Concerned,
        title: ("口头协议", "Oral agreements"),
        counted: each(&RESOLVED, "latest = 1 AND form = 'oral'"),
        rule: ("化解纠纷中，协议形式为口头的", "Of the disputes resolved, those with an oral agreement"),
        by: OF_DISPUTES,
    }
    AGREEMENTS_WRITTEN: Matters, edition 1 {
        code: "agreements_written", group: FigureGroup::Concerned,
        title: ("书面协议", "Written agreements"),
        counted: each(&RESOLVED, "latest = 1 AND form = 'written'"),
        rule: ("化解纠纷中，协议形式为书面的", "Of the disputes resolved, those with a written agreement"),
        by: OF_DISPUTES,
    }
    PERFORMED: Matters, edition 1 {
        code: "performed", group: FigureGroup::Concerned,
        title: ("协议履行", "Agreements performed"),
        counted: each(&RESOLVED, "latest = 1 AND performance IN ('immediate', 'performed')"),
        rule: ("化解纠纷中，协议即时履行或已履行的", "Of the disputes resolved, those whose agreement was performed, at once or later"),
        by: OF_DISPUTES,
    }
    CONFIRMED: Matters, edition 1 {
        code: "confirmed", group: FigureGroup::Concerned,
        title: ("司法确认", "Confirmed by the court"),
        counted: each(&RESOLVED, "latest = 1 AND confirmation = 'confirmed'"),
        rule: ("化解纠纷中，法院已司法确认的", "Of the disputes resolved, those whose agreement the court confirmed"),
        by: OF_DISPUTES,
    }
}

/// The figure of this code.
pub fn by_code(code: &str) -> Option<&'static Definition> {
    TABLE.iter().copied().find(|definition| definition.code == code)
}
