//! The kinds of record that figures count, each as one table of named columns.
//!
//! A figure's condition, its measure and its breakdowns are written in these names alone, so that one
//! filter serves the count, every cell and the list behind it. The SQL is portable: no engine's own
//! functions, and flags as 1 or 0. `{…}` stands for a value the program renders itself (see `report_scope`).
//! Each `within` begins with a range of days that an index of the migrations answers.

use crate::coded_enum;

coded_enum! {
    /// What a table's records are to people; it decides how they are listed.
    RecordKind {
        Case = "case" "案件" "Case";
        /// An agreement of a case.
        Agreement = "agreement" "协议" "Agreement";
        Visit = "visit" "接访" "Visit";
        /// A working day of a town.
        Day = "day" "工作日" "Working day";
        Entry = "entry" "平台录入" "Platform entry";
        Person = "person" "人员" "Person";
        Room = "room" "调解室" "Room";
        /// A half-month for which a room owes a report.
        Obligation = "obligation" "应报送" "Report owed";
    }
}

/// One kind of record.
pub struct FactTable {
    /// Its name in a seal; never changed.
    pub code: &'static str,
    pub of: RecordKind,
    /// Tables and joins.
    pub from: &'static str,
    /// Which records belong to the year and the place.
    pub within: &'static str,
    /// The record's own key; unique in the table.
    pub id: &'static str,
    /// The day by which it belongs to the year; months and half-months are those of this day.
    pub day: &'static str,
    /// Dimensions, flags and measures by name.
    pub columns: &'static [&'static [Column]],
    /// Its days are working days, so it needs the calendar of the year.
    pub needs_calendar: bool,
}

/// A name, and the SQL behind it.
pub type Column = (&'static str, &'static str);

impl FactTable {
    /// Every column: the key, the day with its month and half-month, and the table's own.
    pub fn all_columns(&self) -> impl Iterator<Item = (&'static str, String)> {
        let day = self.day;
        let common = [
            ("id", self.id.to_owned()),
            ("day", day.to_owned()),
            ("month", format!("substr(CAST({day} AS TEXT), 1, 7)")),
            (
                "half_month",
                format!(
                    "substr(CAST({day} AS TEXT), 1, 7) || CASE WHEN substr(CAST({day} AS TEXT), 9, 2) <= '15' THEN '-H1' ELSE '-H2' END"
                ),
            ),
        ];
        let own = self.columns.iter().flat_map(|group| group.iter().map(|(name, sql)| (*name, (*sql).to_owned())));
        common.into_iter().chain(own)
    }
}

const CASE: &[Column] = &[
    ("case_id", "c.id"),
    ("room", "c.room_id"),
    ("room_now", "{room_now c.room_id}"),
    ("town", "{town_id}"),
    ("kind", "c.kind"),
    ("kind15", "{kind15 c.kind}"),
    ("source", "c.source"),
    ("found_by", "c.found_by"),
    ("difficulty", "c.difficulty"),
    ("risk", "c.risk"),
    ("longstanding", "CASE WHEN c.longstanding THEN 1 ELSE 0 END"),
];

/// A case without a resolution of its own in the row shows that of its latest agreement by the end of the year.
const LATEST_AGREEMENT: &[Column] = &[("level", "a.level"), ("form", "a.form")];

/// The cases `c`, each with that agreement; both engines leave the join out where nothing of it is named.
macro_rules! and_latest_agreement {
    ($from:literal) => {
        concat!(
            $from,
            " LEFT JOIN case_resolutions a ON a.town = {town} AND a.town = c.town AND a.case_id = c.id AND a.number = ( \
             SELECT MAX(n.number) FROM case_resolutions n WHERE n.town = {town} AND n.case_id = c.id AND n.settled_on <= {last})"
        )
    };
}

const AGREEMENT: &[Column] = &[
    ("level", "r.level"),
    ("form", "r.form"),
    ("performance", "r.performance"),
    ("confirmation", "r.confirmation"),
    (
        // 件: of several agreements of one case in the year only the last stands for the case.
        "latest",
        "CASE WHEN EXISTS (SELECT 1 FROM case_resolutions later WHERE later.town = {town} AND later.case_id = r.case_id AND later.number > r.number \
         AND CASE WHEN later.settled_on BETWEEN {first} AND {last} THEN 1 ELSE 0 END = 1) THEN 0 ELSE 1 END",
    ),
    (
        "joint",
        "CASE WHEN EXISTS (SELECT 1 FROM case_participants p WHERE p.town = {town} AND p.case_id = r.case_id \
         AND p.role IN ('court', 'police_station', 'justice_office')) THEN 1 ELSE 0 END",
    ),
    (
        // An entry made for a case merged into it serves it too.
        "in_platform",
        "CASE WHEN EXISTS (SELECT 1 FROM online_entries e WHERE e.town = {town} AND e.case_id = r.case_id AND e.state = 'entered') \
         OR EXISTS (SELECT 1 FROM cases m JOIN online_entries e ON e.town = m.town AND e.case_id = m.id \
         WHERE m.town = {town} AND e.town = {town} AND m.merged_into = r.case_id AND e.state = 'entered') \
         OR r.case_id IN ({suggested_cases}) THEN 'yes' ELSE 'no' END",
    ),
    (
        "with_literate",
        // Only a person of the register who held the role on the day of the agreement; a name merely typed is told apart.
        // The person leads to the role: by the role an engine would walk through the whole register for every agreement.
        "CASE WHEN EXISTS (SELECT 1 FROM case_participants p WHERE p.town = {town} AND p.case_id = r.case_id AND p.role = 'legal_literate' \
         AND EXISTS (SELECT 1 FROM person_roles h WHERE h.town = {town} AND h.person_id = p.person_id AND CASE WHEN h.role = 'legal_literate' \
         AND h.from_on <= r.settled_on AND (h.to_on IS NULL OR h.to_on > r.settled_on) THEN 1 ELSE 0 END = 1)) THEN 'yes' \
         WHEN EXISTS (SELECT 1 FROM case_participants p WHERE p.town = {town} AND p.case_id = r.case_id AND p.role = 'legal_literate') THEN 'typed_only' \
         ELSE 'no' END",
    ),
    (
        "from_reception",
        "CASE WHEN EXISTS (SELECT 1 FROM petition_visits f WHERE f.town = {town} AND f.case_id = r.case_id AND f.counts) THEN 'yes' ELSE 'no' END",
    ),
];

const MEASURES: &[Column] = &[
    ("people", "COALESCE(c.people_count, 0)"),
    ("parties", "(SELECT COUNT(*) FROM case_parties p WHERE p.town = {town} AND p.case_id = c.id)"),
    ("amount", "COALESCE(c.amount_fen, 0)"),
];

const RESOLVED_TOO: &[Column] = &[(
    "resolved_too",
    "CASE WHEN EXISTS (SELECT 1 FROM case_resolutions a WHERE a.town = {town} AND a.case_id = c.id \
     AND a.settled_on BETWEEN {first} AND {last}) THEN 1 ELSE 0 END",
)];

/// Cases found in the year.
pub static FOUND: FactTable = FactTable {
    code: "found",
    of: RecordKind::Case,
    from: and_latest_agreement!("cases c"),
    within: "{here c room_id} AND c.found_on BETWEEN {first} AND {last} AND c.counts",
    id: "c.id",
    day: "c.found_on",
    columns: &[CASE, LATEST_AGREEMENT],
    needs_calendar: false,
};

/// Agreements dated in the year.
pub static RESOLVED: FactTable = FactTable {
    code: "resolved",
    of: RecordKind::Agreement,
    from: "case_resolutions r JOIN cases c ON c.town = r.town AND c.id = r.case_id",
    within: "r.town = {town} AND r.settled_on BETWEEN {first} AND {last} AND c.counts AND {here c room_id}",
    id: "r.id",
    day: "r.settled_on",
    columns: &[CASE, AGREEMENT, MEASURES],
    needs_calendar: false,
};

/// Cases ended without agreement in the year, by their last such ending in it.
pub static ENDED: FactTable = FactTable {
    code: "ended",
    of: RecordKind::Case,
    from: and_latest_agreement!("case_endings e JOIN cases c ON c.town = e.town AND c.id = e.case_id"),
    within: "e.town = {town} AND e.ended_on BETWEEN {first} AND {last} AND e.step = 'end' AND c.counts AND {here c room_id} \
             AND NOT EXISTS (SELECT 1 FROM case_endings later WHERE later.town = {town} AND later.case_id = e.case_id AND later.number > e.number \
             AND later.step = 'end' AND later.ended_on BETWEEN {first} AND {last})",
    id: "c.id",
    day: "e.ended_on",
    columns: &[CASE, LATEST_AGREEMENT, MEASURES, RESOLVED_TOO],
    needs_calendar: false,
};

/// Cases open at the end of the year: those still open now and those finished since, less those finished by then.
pub static OPEN: FactTable = FactTable {
    code: "open",
    of: RecordKind::Case,
    from: and_latest_agreement!("cases c"),
    within: "c.id IN (SELECT n.id FROM cases n WHERE n.stage IN ('registered', 'accepted') AND {here n room_id} \
             UNION SELECT s.case_id FROM case_steps s WHERE s.town = {town} AND s.taken_on > {last} AND s.finishes AND s.later_year) \
             AND c.found_on <= {last} AND c.counts AND {here c room_id} \
             AND NOT EXISTS (SELECT 1 FROM case_steps s WHERE s.town = {town} AND s.case_id = c.id AND s.finishes AND s.taken_on <= {last} \
             AND (s.undone_on IS NULL OR s.undone_on > {last}))",
    id: "c.id",
    day: "c.found_on",
    columns: &[CASE, LATEST_AGREEMENT],
    needs_calendar: false,
};

/// Cases found or accepted in the year; their day is the one that lies in it.
pub static TAKEN_UP: FactTable = FactTable {
    code: "taken_up",
    of: RecordKind::Case,
    from: and_latest_agreement!("cases c"),
    within: "(c.found_on BETWEEN {first} AND {last} OR c.accepted_on BETWEEN {first} AND {last}) \
             AND c.counts AND {here c room_id}",
    id: "c.id",
    day: "CASE WHEN c.found_on BETWEEN {first} AND {last} THEN c.found_on ELSE c.accepted_on END",
    columns: &[CASE, LATEST_AGREEMENT],
    needs_calendar: false,
};

/// Petition visits received in the year.
pub static VISITS: FactTable = FactTable {
    code: "visits",
    of: RecordKind::Visit,
    from: "petition_visits v",
    within: "{here v room_id} AND v.received_on BETWEEN {first} AND {last} AND v.counts",
    id: "v.id",
    day: "v.received_on",
    columns: &[&[
        ("room", "v.room_id"),
        ("room_now", "{room_now v.room_id}"),
        ("town", "{town_id}"),
        ("class", "v.class"),
        ("occurrence", "v.occurrence"),
        ("handling", "v.handling"),
        ("visit_form", "v.form"),
        ("persons", "v.persons_present"),
        ("case_id", "v.case_id"),
        ("group_visit", "CASE WHEN v.persons_present >= {group_visit_persons} THEN 1 ELSE 0 END"),
        (
            // 人: named visitors whom no earlier visit of the year names; the phone tells them apart, else the name. Only
            // the person leads to the other visits: within a CASE neither engine sees a town or a day to look them up by,
            // which would be a walk through the whole year for every visit.
            "new_people",
            "(SELECT COUNT(DISTINCT p.person_key) FROM petition_visitors p WHERE p.town = {town} AND p.visit_id = v.id AND NOT EXISTS ( \
             SELECT 1 FROM petition_visitors q WHERE q.town = {town} AND q.person_key = p.person_key AND ( \
             SELECT CASE WHEN b.counts AND b.received_on BETWEEN {first} AND {last} AND {here b room_id} \
             AND (b.received_on < v.received_on OR (b.received_on = v.received_on AND b.id < v.id)) THEN 1 ELSE 0 END \
             FROM petition_visits b WHERE b.town = {town} AND b.id = q.visit_id) = 1))",
        ),
        (
            // 件: of several visits about one matter in the year the first stands for it. Only the matter leads to the others.
            "first_of_matter",
            "CASE WHEN EXISTS (SELECT 1 FROM petition_visits b WHERE b.town = {town} AND b.matter_id = v.matter_id \
             AND b.received_on BETWEEN {first} AND v.received_on AND CASE WHEN b.counts AND {here b room_id} \
             AND (b.received_on < v.received_on OR b.id < v.id) THEN 1 ELSE 0 END = 1) THEN 0 ELSE 1 END",
        ),
    ]],
    needs_calendar: false,
};

/// Working days of the year, each once for every town of the place.
pub static WORKING_DAYS: FactTable = FactTable {
    code: "working_days",
    of: RecordKind::Day,
    from: "({working_days}) w LEFT JOIN ( \
             SELECT CAST(v.received_on AS TEXT) AS day FROM petition_visits v \
             WHERE {here v room_id} AND v.received_on BETWEEN {first} AND {last} AND v.counts \
             UNION SELECT CAST(d.day AS TEXT) AS day FROM duty_days d \
             WHERE d.town = {town} AND d.day BETWEEN {first} AND {last} AND d.nobody_came AND {town_wide}) seen \
             ON seen.day = w.day",
    within: "1 = 1",
    id: "{town_id} || ':' || w.day",
    day: "w.day",
    columns: &[&[("town", "{town_id}"), ("received", "CASE WHEN seen.day IS NULL THEN 0 ELSE 1 END")]],
    needs_calendar: true,
};

/// Entries made in the online platform in the year and not withdrawn.
pub static ENTRIES: FactTable = FactTable {
    code: "entries",
    of: RecordKind::Entry,
    from: "online_entries e",
    within: "{here e room_id} AND e.entered_on BETWEEN {first} AND {last} AND e.state = 'entered'",
    id: "e.id",
    day: "e.entered_on",
    columns: &[&[
        ("room", "e.room_id"),
        ("room_now", "{room_now e.room_id}"),
        ("town", "{town_id}"),
        ("kind", "e.kind"),
        ("kind15", "{kind15 e.kind}"),
        (
            // Whether its case, or the one that case was merged into, is among the disputes resolved here in the year.
            "of_own",
            "CASE WHEN EXISTS (SELECT 1 FROM cases k JOIN cases c ON c.town = k.town AND c.id = COALESCE(k.merged_into, k.id) \
             JOIN case_resolutions r ON r.town = c.town AND r.case_id = c.id \
             WHERE k.town = {town} AND r.town = {town} AND k.id = e.case_id AND c.counts AND {here c room_id} \
             AND r.settled_on BETWEEN {first} AND {last}) OR e.id IN ({suggested_to_resolved}) THEN 'yes' ELSE 'no' END",
        ),
        ("unmatched", "CASE WHEN e.case_id IS NULL AND e.id NOT IN ({suggested_entries}) THEN 1 ELSE 0 END"),
    ]],
    needs_calendar: false,
};

/// People who hold the role of legal literate on the last day of the year, by the day they took it up.
pub static LEGAL_LITERATES: FactTable = FactTable {
    code: "legal_literates",
    of: RecordKind::Person,
    from: "(SELECT s.town AS town, s.person_id AS person_id, MIN(s.from_on) AS since FROM person_roles s WHERE s.town = {town} AND s.role = 'legal_literate' \
             AND s.from_on <= {last} AND (s.to_on IS NULL OR s.to_on > {last}) GROUP BY s.town, s.person_id) h \
             JOIN people p ON p.town = h.town AND p.id = h.person_id",
    within: "{here p room_id}",
    id: "p.id",
    day: "h.since",
    columns: &[&[("room", "p.room_id"), ("town", "{town_id}"), ("gender", "p.gender")]],
    needs_calendar: false,
};

/// Village and community rooms open on the last day of the year.
pub static ROOMS: FactTable = FactTable {
    code: "rooms",
    of: RecordKind::Room,
    from: "rooms o",
    within: "o.kind IN ('village', 'community') AND o.opened_on <= {last} AND (o.closed_on IS NULL OR o.closed_on > {last}) \
             AND {here o id}",
    id: "o.id",
    day: "o.opened_on",
    columns: &[&[("town", "{town_id}"), ("room_kind", "o.kind")]],
    needs_calendar: false,
};

/// Half-months for which a room owed a report: those past their due day since the town owes reports, and all that were filed.
pub static OBLIGATIONS: FactTable = FactTable {
    code: "obligations",
    of: RecordKind::Obligation,
    from: "rooms o JOIN towns t ON t.number = o.town JOIN ({half_months}) h ON CAST(o.opened_on AS TEXT) <= h.ends_on \
             AND (o.closed_on IS NULL OR CAST(o.closed_on AS TEXT) > h.starts_on) \
             LEFT JOIN screening_reports s ON s.town = {town} AND s.town = o.town AND s.room_id = o.id AND s.half_month = h.half_month AND s.latest > 0 \
             LEFT JOIN screening_versions n ON n.town = {town} AND n.town = s.town AND n.report_id = s.id AND n.number = s.latest \
             LEFT JOIN screening_excuses x ON x.town = {town} AND x.town = o.town AND x.room_id = o.id AND x.half_month = h.half_month",
    within: "o.kind IN ('village', 'community') AND {here o id} \
             AND (s.id IS NOT NULL OR (h.past_due = 'yes' AND h.half_month >= t.obligations_from))",
    id: "o.id || ':' || h.half_month",
    day: "h.starts_on",
    columns: &[&[
        ("room", "o.id"),
        ("room_now", "{room_now o.id}"),
        ("town", "{town_id}"),
        ("filed", "CASE WHEN s.id IS NULL THEN 0 ELSE 1 END"),
        ("timeliness", "CASE WHEN s.on_time THEN 'on_time' WHEN s.id IS NOT NULL THEN 'late' END"),
        ("content", "CASE WHEN n.zero THEN 'zero' WHEN s.id IS NOT NULL THEN 'disputes' END"),
        (
            "report_state",
            "CASE WHEN s.on_time THEN 'on_time' WHEN s.id IS NOT NULL THEN 'late' WHEN x.room_id IS NOT NULL THEN 'excused' \
             ELSE 'missing' END",
        ),
    ]],
    needs_calendar: false,
};
