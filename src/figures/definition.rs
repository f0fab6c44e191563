//! What stands in the table for one figure.

use std::marker::PhantomData;

use super::dimension::Dimension;
use super::fact_table::FactTable;
use super::units::{Measure, Quantity, Unit};
use crate::coded_enum;
use crate::problem::ZhEn;

coded_enum! {
    /// The headings the figures of a year stand under.
    FigureGroup {
        Screening = "screening" "排查报送" "Screening reports";
        Disputes = "disputes" "纠纷化解" "Disputes";
        Levels = "levels" "在哪一级化解" "Where they were resolved";
        Literates = "literates" "法律明白人与历年疑难" "Legal literates and longstanding disputes";
        Reception = "reception" "领导接访" "Reception by leaders";
        Online = "online" "网上平台" "Online platform";
        Linked = "linked" "对接与联调" "Referrals and joint mediation";
        Concerned = "concerned" "涉及人数、金额与协议" "People, money and agreements";
    }
}

/// One row of the table of figures.
pub struct Definition {
    pub code: &'static str,
    pub group: FigureGroup,
    /// One more whenever the figure counts something else than before; a sealed year says by which edition it was counted.
    pub edition: i32,
    pub title: ZhEn,
    pub unit: Unit,
    pub counted: Counted,
    /// What is counted, in the words shown beside the number.
    pub rule: ZhEn,
    /// The breakdowns offered.
    pub by: &'static [Dimension],
}

/// What figures of the last day of a year are called before it: code, title, rule.
const WHILE_THE_YEAR_RUNS: &[(&str, ZhEn, ZhEn)] = &[(
    "disputes_open",
    ("目前未结", "Open now"),
    (
        "到目前为止发现、尚未化解、终止或不予受理的案件；恢复调解的算未结，移送后未结的算未结；年度结束后以12月31日为准",
        "Cases found so far and neither resolved, ended nor declined; a reopened case is open, so is one handed over and not finished; once the year is over, as of 31 December",
    ),
)];

/// How a figure comes about.
pub enum Counted {
    Records(Selection),
    /// One sum of figures as a share of another, in percent.
    Share {
        numerator: &'static (dyn Parts + Sync),
        denominator: &'static (dyn Parts + Sync),
    },
}

/// Records of one table that meet a condition, and how much each adds.
#[derive(Clone, Copy)]
pub struct Selection {
    pub fact_table: &'static FactTable,
    pub condition: &'static str,
    pub measure: &'static str,
}

/// One for each record that meets the condition.
pub const fn each(fact_table: &'static FactTable, condition: &'static str) -> Counted {
    Counted::Records(Selection { fact_table, condition, measure: "1" })
}

/// So much of a measure for each record that meets the condition.
pub const fn sum(measure: &'static str, fact_table: &'static FactTable, condition: &'static str) -> Counted {
    Counted::Records(Selection { fact_table, condition, measure })
}

/// The condition that every record of the table meets.
pub const ALL: &str = "1 = 1";

/// A figure whose unit the compiler knows.
pub struct Figure<U> {
    pub definition: Definition,
    unit: PhantomData<fn() -> U>,
}

impl<U: Measure> Figure<U> {
    /// The row as a figure of its unit.
    pub const fn new(definition: Definition) -> Self {
        Self { definition, unit: PhantomData }
    }
}

/// Figures of one unit that are added up; an array of two units does not compile:
///
/// ```compile_fail
/// use fengqiao::figures::definition::Parts;
/// use fengqiao::figures::definitions::{DISPUTES_RESOLVED, RESOLUTIONS};
/// static BOTH: &(dyn Parts + Sync) = &[&DISPUTES_RESOLVED, &RESOLUTIONS];
/// ```
pub trait Parts {
    fn definitions(&self) -> Vec<&'static Definition>;
    /// Their sum, given the number of each.
    fn total(&self, number_of: &dyn Fn(&Definition) -> i64) -> i64;
}

impl<U: Measure, const N: usize> Parts for [&'static Figure<U>; N] {
    fn definitions(&self) -> Vec<&'static Definition> {
        self.iter().map(|figure| &figure.definition).collect()
    }

    fn total(&self, number_of: &dyn Fn(&Definition) -> i64) -> i64 {
        self.iter().map(|figure| Quantity::<U>::of(number_of(&figure.definition))).sum::<Quantity<U>>().number()
    }
}

impl Definition {
    /// Title and rule; what is counted on the last day of the year says so only once that day has passed.
    pub fn words(&self, year_is_over: bool) -> (ZhEn, ZhEn) {
        let running = WHILE_THE_YEAR_RUNS.iter().find(|(code, ..)| *code == self.code && !year_is_over);
        running.map_or((self.title, self.rule), |(_, title, rule)| (*title, *rule))
    }

    /// The records behind the figure: its own, or those of its numerator.
    pub fn selections(&self) -> Vec<Selection> {
        match &self.counted {
            Counted::Records(selection) => vec![*selection],
            Counted::Share { numerator, .. } => numerator.definitions().iter().flat_map(|part| part.selections()).collect(),
        }
    }

    /// The kind of record behind the figure.
    pub fn fact_table(&self) -> Option<&'static FactTable> {
        self.selections().first().map(|selection| selection.fact_table)
    }
}
