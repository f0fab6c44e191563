//! What a figure can be broken down by, and the cells of each breakdown.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde::Serialize;
use utoipa::ToSchema;

use crate::calendar::{Day, HalfMonth, year_end, year_start};
use crate::cases::lists::{AgreementForm, Difficulty, FoundBy, Kind, Kind15, Level, Risk, Source};
use crate::coded::Coded;
use crate::coded_enum;
use crate::db::DbConnection;
use crate::ids::{RoomId, TownId};
use crate::people::lists::Gender;
use crate::petition_visits::lists::{Handling, Occurrence, VisitClass, VisitForm};
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Scope;
use crate::rooms::lists::RoomKind;
use crate::rooms::{Room, Town, rooms_in, towns_in};

coded_enum! {
    /// A way to break a figure down; the code is also the name of the column in every table that offers it.
    Dimension {
        Room = "room" "调解室" "Room";
        /// The room of today: a room that was merged counts with the one that took over.
        RoomNow = "room_now" "现属调解室" "Room of today";
        Town = "town" "镇" "Town";
        Month = "month" "月份" "Month";
        HalfMonth = "half_month" "半月" "Half-month";
        Kind = "kind" "纠纷类型" "Kind";
        Kind15 = "kind15" "纠纷类型（15类）" "Kind (list of 15)";
        Source = "source" "案件来源" "Source";
        FoundBy = "found_by" "发现途径" "Found by";
        Level = "level" "化解层级" "Level";
        Form = "form" "协议形式" "Form of agreement";
        Difficulty = "difficulty" "难易程度" "Difficulty";
        Risk = "risk" "风险等级" "Risk";
        Class = "class" "信访类别" "Class of visit";
        Occurrence = "occurrence" "初次/重复" "First or repeat";
        Handling = "handling" "处理方式" "Handling";
        VisitForm = "visit_form" "接访方式" "Form of visit";
        Timeliness = "timeliness" "按时/迟报" "On time or late";
        Content = "content" "零报告/有纠纷" "Zero report or disputes";
        ReportState = "report_state" "报送情况" "State of the report";
        Gender = "gender" "性别" "Gender";
        RoomKind = "room_kind" "调解室类别" "Kind of room";
        InPlatform = "in_platform" "平台已录入" "In the platform";
        WithLiterate = "with_literate" "法律明白人参与" "With a legal literate";
        OfOwn = "of_own" "本地化解的案件" "Of a dispute resolved here";
        FromReception = "from_reception" "接访转来" "From the reception";
    }
}

coded_enum! {
    YesOrNo {
        Yes = "yes" "是" "Yes";
        No = "no" "否" "No";
    }
}

coded_enum! {
    /// Whether a legal literate took part, as far as the register knows them.
    WithLiterate {
        Yes = "yes" "名册上的法律明白人" "A legal literate of the register";
        /// Somebody was written down as one who is not on the register, or did not hold the role on that day.
        TypedOnly = "typed_only" "只写了姓名，当天不在名册" "A name only, not on the register that day";
        No = "no" "没有" "Nobody";
    }
}

coded_enum! {
    Timeliness {
        OnTime = "on_time" "按时" "On time";
        Late = "late" "迟报" "Late";
    }
}

coded_enum! {
    Content {
        Zero = "zero" "零报告" "Zero report";
        Disputes = "disputes" "有纠纷" "Disputes";
    }
}

coded_enum! {
    ReportState {
        OnTime = "on_time" "按时" "On time";
        Late = "late" "迟报" "Late";
        Missing = "missing" "缺报" "Missing";
        Excused = "excused" "已说明" "Excused";
    }
}

impl Dimension {
    /// Where the year's own cells begin, of a dimension in time: what lies before has one cell, [`EARLIER`].
    pub fn first_of(self, year: i32) -> Option<String> {
        match self {
            Self::Month => Some(month(year_start(year)).key),
            Self::HalfMonth => Some(HalfMonth::of(year_start(year)).to_string()),
            _ => None,
        }
    }

    /// A key of this dimension as people read it, outside the table of one year; one that no list explains stands for itself.
    pub fn member_of(self, key: &str) -> Member {
        match self {
            _ if key == UNKNOWN => Member::unknown(),
            _ if key == EARLIER => Member::earlier(),
            Self::Month | Self::HalfMonth => dated(self, key),
            _ => {
                let listed = Register { rooms: Vec::new(), towns: Vec::new() }.usual(self, 0, &BTreeSet::new());
                listed.into_iter().find(|member| member.key == key).unwrap_or_else(|| Member::named(&key, key))
            }
        }
    }
}

/// The key of records whose value is not recorded.
pub const UNKNOWN: &str = "unknown";

/// The key of records dated before the year, such as cases still open from then.
pub const EARLIER: &str = "earlier";

/// One cell of a breakdown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Member {
    /// The room's or town's id, `2023-01`, `2023-01-H1`, `earlier` for what lies before the year, the code word, or `unknown`.
    pub key: String,
    pub label: String,
    pub label_en: String,
}

impl Member {
    /// A cell called the same in every language.
    pub fn named(key: &impl ToString, name: impl Into<String>) -> Self {
        let label = name.into();
        Self { key: key.to_string(), label_en: label.clone(), label }
    }

    /// The cell of records dated before the year.
    pub fn earlier() -> Self {
        Self { key: EARLIER.to_owned(), label: "以前".to_owned(), label_en: "Earlier".to_owned() }
    }

    /// The cell of records whose value is not recorded.
    pub fn unknown() -> Self {
        Self { key: UNKNOWN.to_owned(), label: "未填".to_owned(), label_en: "Not recorded".to_owned() }
    }
}

fn listed<T: Coded>() -> Vec<Member> {
    let member = |item: &T| {
        let label = item.label();
        Member { key: item.code().to_owned(), label: label.zh.into_owned(), label_en: label.en.into_owned() }
    };
    T::ALL.iter().map(member).collect()
}

/// The names that stand as headings: rooms and towns of the place.
pub struct Register {
    rooms: Vec<Room>,
    towns: Vec<Town>,
}

impl Register {
    /// Reads the names of the place.
    pub fn of(conn: &mut DbConnection, place: Scope) -> Outcome<Self> {
        Ok(Self { rooms: rooms_in(conn, place)?, towns: towns_in(conn, place)? })
    }

    /// Whether some room of the place was merged into another, so that by room and by the room of today are two things.
    pub fn knows_mergers(&self) -> bool {
        self.rooms.iter().any(|room| room.merged_into.is_some())
    }

    /// Every cell of a dimension in a year; cells found in the records beyond those (a room closed since, what lies
    /// before the year) join them, so that nothing counted falls out. `unknown` is not among them.
    pub fn members(&self, dimension: Dimension, year: i32, found: &BTreeSet<&str>) -> Vec<Member> {
        let mut members = self.usual(dimension, year, found);
        let known: BTreeSet<String> = members.iter().map(|member| member.key.clone()).collect();
        let beyond = found.iter().filter(|key| **key != UNKNOWN && !known.contains(**key));
        let mut earlier: Vec<Member> = beyond.map(|key| dimension.member_of(key)).collect();
        earlier.append(&mut members);
        earlier
    }

    fn usual(&self, dimension: Dimension, year: i32, found: &BTreeSet<&str>) -> Vec<Member> {
        let listed_room = |room: &&Room| room.open_within(year_start(year), year_end(year)) || found.contains(room.id.to_string().as_str());
        let rooms = self.rooms.iter().filter(listed_room);
        match dimension {
            Dimension::Room => rooms.map(|room| Member::named(&room.id, &room.name)).collect(),
            Dimension::RoomNow => rooms.filter(|room| room.merged_into.is_none()).map(|room| Member::named(&room.id, &room.name)).collect(),
            Dimension::Town => self.towns.iter().map(|town| Member::named(&town.id, &town.name)).collect(),
            Dimension::Month => HalfMonth::all_of(year).step_by(2).map(|half| month(half.starts_on())).collect(),
            Dimension::HalfMonth => HalfMonth::all_of(year).map(half_month).collect(),
            Dimension::Kind => listed::<Kind>(),
            Dimension::Kind15 => listed::<Kind15>(),
            Dimension::Source => listed::<Source>(),
            Dimension::FoundBy => listed::<FoundBy>(),
            Dimension::Level => listed::<Level>(),
            Dimension::Form => listed::<AgreementForm>(),
            Dimension::Difficulty => listed::<Difficulty>(),
            Dimension::Risk => listed::<Risk>(),
            Dimension::Class => listed::<VisitClass>(),
            Dimension::Occurrence => listed::<Occurrence>(),
            Dimension::Handling => listed::<Handling>(),
            Dimension::VisitForm => listed::<VisitForm>(),
            Dimension::Timeliness => listed::<Timeliness>(),
            Dimension::Content => listed::<Content>(),
            Dimension::ReportState => listed::<ReportState>(),
            Dimension::Gender => listed::<Gender>(),
            Dimension::RoomKind => listed::<RoomKind>(),
            Dimension::WithLiterate => listed::<WithLiterate>(),
            Dimension::InPlatform | Dimension::OfOwn | Dimension::FromReception => listed::<YesOrNo>(),
        }
    }
}

fn half_month(half: HalfMonth) -> Member {
    let day = half.starts_on();
    let (zh, en) = if day.day() == 1 { ("上", "first") } else { ("下", "second") };
    Member { key: half.to_string(), label: format!("{}月{zh}半月", day.month()), label_en: format!("{}, {en} half", day.format("%B")) }
}

fn month(of: Day) -> Member {
    Member { key: of.format("%Y-%m").to_string(), label: format!("{}月", of.month()), label_en: of.format("%B").to_string() }
}

/// A month or half-month told with its year; any other key stands for itself.
fn dated(dimension: Dimension, key: &str) -> Member {
    let member = match dimension {
        Dimension::Month => format!("{key}-H1").parse().ok().map(|half: HalfMonth| month(half.starts_on())),
        Dimension::HalfMonth => key.parse().ok().map(half_month),
        _ => None,
    };
    member.zip(key.get(..4)).map_or_else(
        || Member::named(&key, key),
        |(member, year)| Member {
            label: format!("{year}年{}", member.label),
            label_en: format!("{} {year}", member.label_en),
            key: member.key,
        },
    )
}

/// One cell that was asked for: a dimension and a key that is certainly one of ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    pub dimension: Dimension,
    key: String,
}

impl Cell {
    /// Reads a key; 422 for one that no cell of the dimension can have.
    pub fn of(dimension: Dimension, key: &str) -> Outcome<Self> {
        let key = if key == UNKNOWN { Some(key.to_owned()) } else { canonical(dimension, key) };
        let key = key.ok_or_else(|| Problem::at("/key", Code::UnknownCode))?;
        Ok(Self { dimension, key })
    }

    /// Which records lie in it, as a condition on the column of the dimension.
    pub fn condition(&self, year: i32) -> String {
        let column = self.dimension.code();
        match self.dimension.first_of(year) {
            _ if self.key == UNKNOWN => format!("{column} IS NULL"),
            Some(first) if self.key == EARLIER => format!("{column} < '{first}'"),
            _ => format!("{column} = '{}'", self.key),
        }
    }
}

/// The key written anew from the value it stands for, so that nothing but our own words gets into a query.
fn canonical(dimension: Dimension, key: &str) -> Option<String> {
    match dimension {
        Dimension::Room | Dimension::RoomNow => key.parse().ok().map(|id: RoomId| id.to_string()),
        Dimension::Town => key.parse().ok().map(|id: TownId| id.to_string()),
        Dimension::Month | Dimension::HalfMonth if key == EARLIER => Some(key.to_owned()),
        Dimension::Month => {
            let (year, month) = key.split_once('-')?;
            let first_half = HalfMonth::new(year.parse().ok()?, month.parse().ok()?, false)?;
            Some(first_half.starts_on().format("%Y-%m").to_string())
        }
        Dimension::HalfMonth => key.parse().ok().map(|half: HalfMonth| half.to_string()),
        _ => Register { rooms: Vec::new(), towns: Vec::new() }
            .usual(dimension, 0, &BTreeSet::new())
            .into_iter()
            .find(|member| member.key == key)
            .map(|member| member.key),
    }
}

macro_rules! of_disputes {
    ($($more:ident)*) => {
        &[
            Dimension::Room,
            Dimension::RoomNow,
            Dimension::Town,
            Dimension::Month,
            Dimension::HalfMonth,
            Dimension::Kind,
            Dimension::Kind15,
            Dimension::Source,
            Dimension::FoundBy,
            Dimension::Level,
            Dimension::Form,
            Dimension::Difficulty,
            Dimension::Risk,
            $(Dimension::$more,)*
        ]
    };
}

/// Offered for every figure of disputes.
pub const OF_DISPUTES: &[Dimension] = of_disputes!();

/// Offered for the disputes resolved, beside the others: which of the report's other totals they are in too.
pub const OF_RESOLVED: &[Dimension] = of_disputes!(InPlatform WithLiterate FromReception);

/// Offered for every figure of visits.
pub const OF_VISITS: &[Dimension] = &[
    Dimension::Room,
    Dimension::RoomNow,
    Dimension::Town,
    Dimension::Month,
    Dimension::HalfMonth,
    Dimension::Class,
    Dimension::Occurrence,
    Dimension::Handling,
    Dimension::VisitForm,
];

/// Offered for every figure of online entries.
pub const OF_ENTRIES: &[Dimension] = &[
    Dimension::Room,
    Dimension::RoomNow,
    Dimension::Town,
    Dimension::Month,
    Dimension::HalfMonth,
    Dimension::Kind,
    Dimension::Kind15,
    Dimension::OfOwn,
];

/// Offered for every figure of working days.
pub const OF_DAYS: &[Dimension] = &[Dimension::Town, Dimension::Month, Dimension::HalfMonth];
