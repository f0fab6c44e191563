//! The reception desk of the last weeks: visits whose time limits still run, and the roster of this month and the one before.

use std::collections::BTreeMap;

use Handling::{Accepted, Answered, Assigned, Forwarded};
use VisitClass::{Consultation, Request, Suggestion};
use chrono::{Datelike, Duration, Months};
use serde_json::json;

use super::diary::Diary;
use super::register::leaders;
use super::sample::{Sample, YEAR};
use crate::calendar::{Day, WorkingCalendar, year_end};
use crate::context::Work;
use crate::ids::VisitId;
use crate::petition_visits::duty::{NewDutyDay, save_roster};
use crate::petition_visits::lists::{Handling, VisitClass, VisitForm};
use crate::petition_visits::{
    NewVisit, NewVisitor, ProgressPatch, VisitFilter, VisitPatch, correct_visit, find_visit, record_progress, record_visit, visits_in,
};
use crate::problem::{Outcome, Problem};
use crate::rights::{Actor, Right, Role, Scope};
use crate::rooms::named_room;

/// One visit; days are counted backwards from today, as in the stories.
struct Call {
    before: i64,
    room: &'static str,
    form: VisitForm,
    class: VisitClass,
    handling: Handling,
    visitors: &'static [&'static str],
    persons: i32,
    subject: &'static str,
    assigned_to: Option<&'static str>,
    /// What was answered there and then.
    result: Option<&'static str>,
    progress: &'static [(i64, Progress)],
}

/// What became of a visit's matter.
enum Progress {
    /// Handed to an office, to be answered by a day.
    Assigned(i64),
    Notified,
    Answered(&'static str),
    Finished(&'static str),
}

/// The day of the roster, counted from its first, on which two leaders swapped.
const SWAPPED: usize = 4;

/// An everyday question, answered at once.
const EVERYDAY: Call = Call {
    before: 0,
    room: "平安社区",
    form: VisitForm::Fixed,
    class: Request,
    handling: Answered,
    visitors: &[],
    persons: 1,
    subject: "",
    assigned_to: None,
    result: None,
    progress: &[],
};

const CALLS: &[Call] = &[
    Call {
        room: "红关村",
        form: VisitForm::Outreach,
        class: Suggestion,
        visitors: &["龙国清", "牟秀珍"],
        persons: 3,
        subject: "建议在3组便民桥头加装护栏和路灯",
        result: Some("现场答复：列入本月村级小微项目"),
        ..EVERYDAY
    },
    Call {
        before: 1,
        class: Consultation,
        visitors: &["曾晓梅"],
        subject: "咨询残疾人两项补贴如何申请",
        result: Some("已当场解答"),
        ..EVERYDAY
    },
    Call {
        before: 3,
        room: "联高村",
        handling: Forwarded,
        visitors: &["谭家友", "汪永秀", "唐国平"],
        persons: 8,
        subject: "反映自来水管道破损，停水五天",
        assigned_to: Some("镇农业服务中心"),
        ..EVERYDAY
    },
    Call {
        before: 10,
        room: "七一村",
        handling: Forwarded,
        visitors: &["陈仕明"],
        subject: "反映通组公路塌方未修，车辆无法通行",
        assigned_to: Some("镇规划建设管理环保办公室"),
        ..EVERYDAY
    },
    Call {
        before: 11,
        room: "双花村",
        handling: Assigned,
        visitors: &["袁金海", "万秀群"],
        persons: 2,
        subject: "反映邻居未批先建，请求查处",
        assigned_to: Some("镇综合行政执法大队"),
        progress: &[(11, Progress::Assigned(-3)), (6, Progress::Notified), (-2, Progress::Answered("已责令停工，限期补办手续"))],
        ..EVERYDAY
    },
    Call {
        before: 17,
        room: "向阳村",
        handling: Forwarded,
        visitors: &["冉世芳"],
        subject: "反映高龄补贴连续三个月未到账",
        assigned_to: Some("镇民政和社会事务办公室"),
        ..EVERYDAY
    },
    Call {
        before: 41,
        room: "五湖村",
        handling: Accepted,
        visitors: &["蒲明元"],
        subject: "对征地面积复核结果有异议，要求重新测量",
        progress: &[(35, Progress::Notified), (12, Progress::Finished("已重新测量，双方签字确认"))],
        ..EVERYDAY
    },
    Call {
        before: 55,
        room: "山花村",
        handling: Accepted,
        visitors: &["万国柱", "刘家秀"],
        persons: 6,
        subject: "反映集体林地租金分配不公，请求审计",
        progress: &[(49, Progress::Notified)],
        ..EVERYDAY
    },
];

/// Enters the visits and the roster.
pub fn enter(work: &mut Work<'_>, diary: &mut Diary<'_>, sample: &Sample, calendar: &WorkingCalendar) -> Outcome<()> {
    let leaders: Vec<_> = leaders(sample).collect();
    let (leader, clerk) = (diary.account(Role::Leader)?, diary.account(Role::Clerk)?);
    for (number, (call, (name, title))) in CALLS.iter().zip(leaders.iter().cycle()).enumerate() {
        let day = day_of(call, diary.today, calendar);
        if day <= year_end(YEAR) {
            continue;
        }
        let room = named_room(work.conn, diary.town, call.room)?.map(|room| room.id);
        let (town, id, who) = (diary.town, VisitId::new(), if number % 2 == 0 { leader } else { clerk });
        let phone = format!("19900970{number:03}");
        let draft = NewVisit { room_id: room, ..draft(call, (name, title.as_deref()), day, &phone) };
        diary.enter(who, day, 90, move |work| record_visit(work, town, id, draft).map(drop));
        for (minutes, (before, progress)) in (400..).step_by(20).zip(call.progress) {
            let (on, today) = ((diary.today - Duration::days(*before)).max(day), diary.today);
            diary.enter(who, on, minutes, move |work| advance(work, id, on, today, progress));
        }
    }
    enter_roster(diary, leader, leaders, calendar);
    Ok(())
}

/// Visitors are received on working days; only outside the office on any day.
fn day_of(call: &Call, today: Day, calendar: &WorkingCalendar) -> Day {
    let mut day = today - Duration::days(call.before);
    while call.form == VisitForm::Fixed && !calendar.is_working(day) {
        day -= Duration::days(1);
    }
    day
}

fn draft(call: &Call, (leader, title): (&str, Option<&str>), day: Day, phone: &str) -> NewVisit {
    let visitor = |(number, name): (usize, &&str)| NewVisitor {
        id: None,
        name: (*name).to_owned(),
        phone: (number == 0).then(|| phone.to_owned()),
        address: (number == 0).then(|| call.room.to_owned()),
    };
    NewVisit {
        leader: Some(leader.to_owned()),
        leader_title: title.map(str::to_owned),
        place: Some(if call.form == VisitForm::Fixed { "镇政府大厅接访室".to_owned() } else { format!("{}村委会", call.room) }),
        form: Some(call.form),
        visitors: call.visitors.iter().enumerate().map(visitor).collect(),
        handling: Some(call.handling),
        assigned_to: call.assigned_to.map(str::to_owned),
        finished_on: call.result.map(|_| day),
        result: call.result.map(str::to_owned),
        ..NewVisit::saying(day, call.persons, call.subject.to_owned(), call.class)
    }
}

fn advance(work: &mut Work<'_>, id: VisitId, on: Day, today: Day, progress: &Progress) -> Outcome<()> {
    let scope = work.actor.scope(Right::WriteVisits)?;
    work.origin.seen_revision = Some(find_visit(work.conn, scope, id)?.revision);
    let noted = match progress {
        Progress::Assigned(before) => json!({ "assigned_on": on, "answer_by": today - Duration::days(*before) }),
        Progress::Notified => json!({ "notified_on": on }),
        Progress::Answered(answer) => json!({ "answered_on": on, "answer": answer }),
        Progress::Finished(result) => {
            let patch: VisitPatch = serde_json::from_value(json!({ "finished_on": on, "result": result })).map_err(Problem::internal)?;
            return correct_visit(work, scope, id, patch).map(drop);
        }
    };
    let patch: ProgressPatch = serde_json::from_value(noted).map_err(Problem::internal)?;
    record_progress(work, scope, id, patch).map(drop)
}

/// The roster is planned to the end of the month; of the days that are over, those on which nobody came are signed.
fn enter_roster(diary: &mut Diary<'_>, leader: &Actor, leaders: Vec<(String, Option<String>)>, calendar: &WorkingCalendar) {
    let (today, town) = (diary.today, diary.town);
    let Some((from, to)) = two_months(today) else { return };
    let days = from.iter_days().take_while(|day| *day <= to).filter(|day| calendar.is_working(*day) && *day > year_end(YEAR));
    let days: Vec<Day> = days.collect();
    diary.enter(leader, today, 590, move |work| {
        let wanted = VisitFilter { received_from: Some(from), received_to: Some(to), ..VisitFilter::default() };
        let mut received: BTreeMap<Day, String> = BTreeMap::new();
        for visit in visits_in(work.conn, Scope::Town(town), work.actor, &wanted, i64::MAX)? {
            received.entry(visit.received_on).or_insert(visit.leader);
        }
        let turns = leaders.iter().map(|(name, _)| name).cycle();
        let of_day = |(number, (day, turn)): (usize, (Day, &String))| {
            let came = received.get(&day);
            // One day the leader whose turn it was is away, and another receives.
            let swapped = came.filter(|actual| number == SWAPPED && *actual != turn);
            NewDutyDay {
                day,
                planned_leader: if swapped.is_some() { turn } else { came.unwrap_or(turn) }.clone(),
                actual_leader: swapped.cloned(),
                swap_reason: swapped.map(|_| "到县里开会".to_owned()),
                nobody_came: Some(came.is_none() && day < today),
            }
        };
        let days = days.into_iter().zip(turns).enumerate().map(of_day).collect();
        save_roster(work, town, (from, to), false, days)
    });
}

/// The month of a day and the one before it.
fn two_months(day: Day) -> Option<(Day, Day)> {
    let first = day.with_day(1)?;
    Some((first.checked_sub_months(Months::new(1))?, first.checked_add_months(Months::new(1))?.pred_opt()?))
}
