//! What the engine itself can do: the statement one would write by hand for the same answer, on the same file.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use fengqiao::db::{Database, DbConnection};

#[derive(QueryableByName)]
struct OneNumber {
    #[diesel(sql_type = BigInt)]
    #[expect(dead_code, reason = "read so that the engine works it out")]
    n: i64,
}

#[derive(QueryableByName)]
struct KeyAndNumber {
    #[diesel(sql_type = Text)]
    #[expect(dead_code, reason = "read so that the engine works it out")]
    key: String,
    #[diesel(sql_type = BigInt)]
    #[expect(dead_code, reason = "read so that the engine works it out")]
    n: i64,
}

/// Every value of the year's figures, one pass for each kind of record.
pub fn figures(place: &str) -> Vec<String> {
    let year = "BETWEEN '2023-01-01' AND '2023-12-31'";
    let flag = |condition: &str| format!("SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)");
    let sum = |terms: &[String]| terms.join(" + ");
    let helped = "EXISTS (SELECT 1 FROM case_participants p WHERE p.town = r.town AND p.case_id = r.case_id AND p.role = 'legal_literate')";
    let joint = "EXISTS (SELECT 1 FROM case_participants p WHERE p.town = r.town AND p.case_id = r.case_id AND p.role IN ('court', 'police_station', 'justice_office'))";
    let last = format!(
        "NOT EXISTS (SELECT 1 FROM case_resolutions l WHERE l.town = r.town AND l.case_id = r.case_id AND l.number > r.number AND l.settled_on {year})"
    );
    let entered = "EXISTS (SELECT 1 FROM online_entries e WHERE e.town = r.town AND e.case_id = r.case_id AND e.state = 'entered')";
    let agreements = [
        "COUNT(*)".to_owned(),
        flag(&last),
        flag("r.level = 'village'"),
        flag("r.level = 'town'"),
        flag("r.level NOT IN ('village', 'town')"),
        flag(helped),
        flag(joint),
        flag(entered),
        flag("c.longstanding"),
        flag("r.form = 'oral'"),
        flag("r.form = 'written'"),
        flag("r.performance = 'immediate'"),
        flag("r.confirmation = 'confirmed'"),
        "SUM(COALESCE(c.people_count, 0))".to_owned(),
        "SUM(COALESCE(c.amount_fen, 0))".to_owned(),
        "SUM((SELECT COUNT(*) FROM case_parties p WHERE p.town = c.town AND p.case_id = c.id))".to_owned(),
    ];
    let taken_up = [
        "COUNT(*)".to_owned(),
        flag("c.source = 'referred_court'"),
        flag("c.source = 'referred_police'"),
        flag("c.source = 'referred_petition'"),
    ];
    let mut all = vec![
        format!("SELECT COUNT(*) AS n FROM cases c WHERE c.found_on {year} AND c.counts AND {place}"),
        format!(
            "SELECT CAST({} AS BIGINT) AS n FROM cases c WHERE (c.found_on {year} OR c.accepted_on {year}) AND c.counts AND {place}",
            sum(&taken_up)
        ),
        format!(
            "SELECT CAST({} AS BIGINT) AS n FROM case_resolutions r JOIN cases c ON c.town = r.town AND c.id = r.case_id \
             WHERE r.settled_on {year} AND c.counts AND {place}",
            sum(&agreements)
        ),
        format!(
            "SELECT COUNT(*) AS n FROM case_endings e JOIN cases c ON c.town = e.town AND c.id = e.case_id WHERE e.ended_on {year} AND e.step = 'end' AND c.counts AND {place}"
        ),
        format!("SELECT COUNT(*) AS n FROM online_entries c WHERE c.entered_on {year} AND c.state = 'entered' AND {place}"),
        format!(
            "SELECT COUNT(*) AS n FROM cases c WHERE c.stage IN ('registered', 'accepted') AND c.found_on <= '2023-12-31' AND c.counts AND {place}"
        ),
    ];
    all.extend(beside_disputes(place, year));
    all
}

/// The reception, the reports and the register: what a year counts beside its disputes.
fn beside_disputes(place: &str, year: &str) -> Vec<String> {
    vec![
        format!(
            "SELECT CAST(COUNT(*) + SUM(c.persons_present) + COUNT(DISTINCT c.matter_id) + COUNT(c.case_id) AS BIGINT) AS n \
             FROM petition_visits c WHERE c.received_on {year} AND c.counts AND {place}"
        ),
        format!(
            "SELECT COUNT(DISTINCT p.person_key) AS n FROM petition_visits c JOIN petition_visitors p ON p.town = c.town AND p.visit_id = c.id \
             WHERE c.received_on {year} AND c.counts AND {place}"
        ),
        format!(
            "SELECT COUNT(*) AS n FROM (SELECT c.town, c.received_on FROM petition_visits c WHERE c.received_on {year} AND {place} \
             UNION SELECT c.town, c.day FROM duty_days c WHERE c.day {year} AND c.nobody_came AND {place}) days"
        ),
        format!(
            "SELECT COUNT(*) AS n FROM screening_reports s JOIN rooms c ON c.town = s.town AND c.id = s.room_id WHERE s.half_month LIKE '2023-%' AND {place}"
        ),
        format!(
            "SELECT COUNT(DISTINCT c.id) AS n FROM people c JOIN person_roles s ON s.town = c.town AND s.person_id = c.id \
             WHERE s.role = 'legal_literate' AND s.from_on <= '2023-12-31' AND s.to_on IS NULL AND {place}"
        ),
    ]
}

/// Everything the breakdowns of the year's figures are made of, read once for each record and put into no groups.
pub fn breakdowns(place: &str) -> Vec<String> {
    let year = "BETWEEN '2023-01-01' AND '2023-12-31'";
    let read = |columns: &[&str]| columns.iter().map(|column| format!("LENGTH(COALESCE({column}, ''))")).collect::<Vec<_>>().join(" + ");
    let of_case =
        ["c.room_id", "CAST(c.town AS TEXT)", "c.kind", "c.source", "c.found_by", "c.difficulty", "c.risk", "CAST(c.found_on AS TEXT)"];
    let latest = "LEFT JOIN case_resolutions a ON a.town = c.town AND a.case_id = c.id AND a.number = (SELECT MAX(n.number) FROM case_resolutions n \
                  WHERE n.town = c.town AND n.case_id = c.id AND n.settled_on <= '2023-12-31')";
    let (case, agreement) = (read(&of_case), read(&["a.level", "a.form"]));
    let visit = "SUM(CASE WHEN EXISTS (SELECT 1 FROM petition_visits v WHERE v.town = r.town AND v.case_id = r.case_id) THEN 1 ELSE 0 END)";
    let mut statements = figures(place);
    for within in [format!("c.found_on {year}"), format!("(c.found_on {year} OR c.accepted_on {year})")] {
        statements.push(format!(
            "SELECT CAST(SUM({case} + {agreement}) AS BIGINT) AS n FROM cases c {latest} WHERE {within} AND c.counts AND {place}"
        ));
    }
    statements.push(format!(
        "SELECT CAST(SUM({case} + {}) + {visit} AS BIGINT) AS n FROM case_resolutions r JOIN cases c ON c.town = r.town AND c.id = r.case_id \
         WHERE r.settled_on {year} AND c.counts AND {place}",
        read(&["r.level", "r.form"])
    ));
    statements.push(format!(
        "SELECT CAST(SUM({}) AS BIGINT) AS n FROM online_entries c WHERE c.entered_on {year} AND c.state = 'entered' AND {place}",
        read(&["c.room_id", "CAST(c.town AS TEXT)", "c.kind", "CAST(c.entered_on AS TEXT)"])
    ));
    statements.push(format!(
        "SELECT CAST(SUM({}) AS BIGINT) AS n FROM petition_visits c WHERE c.received_on {year} AND c.counts AND {place}",
        read(&["c.room_id", "CAST(c.town AS TEXT)", "c.class", "c.occurrence", "c.handling", "c.form", "CAST(c.received_on AS TEXT)"])
    ));
    statements
}

/// Agreements of the year by room and kind.
pub const BY_ROOM_AND_KIND: &str = "SELECT c.room_id || c.kind AS key, COUNT(*) AS n FROM case_resolutions r JOIN cases c ON c.town = r.town AND c.id = r.case_id \
     WHERE r.settled_on BETWEEN '2023-01-01' AND '2023-12-31' AND c.counts GROUP BY c.town, c.room_id, c.kind";

/// Runs statements that answer with one number each.
pub fn numbers(database: &Database, statements: &[String]) {
    let work = |conn: &mut DbConnection| {
        for statement in statements {
            diesel::sql_query(statement).get_result::<OneNumber>(conn)?;
        }
        Ok(())
    };
    database.read_now(work).expect("the statements run");
}

/// Runs a statement that answers with keys and numbers.
pub fn keys_and_numbers(database: &Database, statement: &str) {
    database.read_now(|conn| Ok(diesel::sql_query(statement).load::<KeyAndNumber>(conn)?)).expect("the statement runs");
}
