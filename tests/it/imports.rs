//! Imports into a town: what is made, that twice adds nothing, that the order of the workbooks does not matter.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use fengqiao::context::Context;
use fengqiao::crypto::Vault;
use fengqiao::db::{Database, Target};
use fengqiao::imports::lists::ImportKind;
use fengqiao::imports::preview::{Counts, ImportPreview};
use fengqiao::imports::progress::ProgressReporter;
use fengqiao::imports::samples::WORKBOOKS;
use fengqiao::imports::workbook::Workbook;
use fengqiao::imports::{Request, import_now};
use fengqiao::rights::{Actor, Scope};
use fengqiao::rooms::town_for;
use fengqiao::settings::Settings;

struct Town {
    context: Context,
    _folder: tempfile::TempDir,
}

impl Town {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open(Target::Sqlite(folder.path().join("town.db"))).expect("a database");
        let context =
            Context::new(database, Vault::from_master(&[7; 32]), Settings::by_default(), std::env::temp_dir().join("fengqiao-no-files"))
                .expect("a program");
        fengqiao::demo::found(&context).expect("a town");
        Self { context, _folder: folder }
    }

    fn import(&self, kind: ImportKind) -> ImportPreview {
        let (_, name, bytes) = WORKBOOKS.iter().find(|(of, ..)| *of == kind).expect("a sample");
        let request = Request::plain(kind, *name);
        let opened = Workbook::open(name, bytes, usize::MAX).expect("the sample opens");
        self.context
            .work_now(Actor::command_line(), move |work| {
                let town = town_for(work.conn, Scope::All, None)?;
                import_now(work, town, &request, &opened, ProgressReporter::default())
            })
            .expect("imported")
    }

    fn number(&self, query: &str) -> i64 {
        #[derive(diesel::QueryableByName)]
        struct Number {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            n: i64,
        }
        let query = format!("SELECT count(*) AS n FROM {query}");
        self.context
            .database
            .read_now(|conn| {
                let fengqiao::db::DbConnection::Sqlite(conn) = conn else { unreachable!("SQLite") };
                conn.batch_execute("SELECT 1")?;
                Ok(diesel::sql_query(query).get_result::<Number>(conn)?.n)
            })
            .expect("a number")
    }

    fn facts(&self) -> Vec<i64> {
        [
            "cases",
            "case_resolutions WHERE settled_on BETWEEN '2023-01-01' AND '2023-12-31'",
            "case_parties",
            "case_participants WHERE role = 'legal_literate' AND person_id IS NOT NULL",
            "case_participants WHERE role = 'legal_literate' AND person_id IS NULL",
            "case_transfers",
            "petition_visits",
            "petition_visits WHERE case_id IS NOT NULL",
            "cases WHERE petition_visit_id IS NOT NULL",
            "online_entries",
            "online_entries WHERE case_id IS NOT NULL",
            "people",
            "person_roles",
            "screening_reports",
            "screening_reports WHERE on_time",
        ]
        .map(|query| self.number(query))
        .to_vec()
    }
}

#[test]
fn the_sample_year_is_imported_once() {
    let town = Town::new();
    for (kind, new, nothing, duplicate) in [
        (ImportKind::People, 163, 0, 0),
        (ImportKind::Cases, 629, 0, 0),
        (ImportKind::PetitionVisits, 431, 0, 0),
        (ImportKind::OnlineEntries, 594, 0, 3),
        (ImportKind::Screenings, 430, 1, 0),
    ] {
        let began = std::time::Instant::now();
        let preview = town.import(kind);
        eprintln!("{kind:?}: {:?}", began.elapsed());
        assert_eq!(preview.counts, Counts { new, nothing, duplicate, ..Counts::default() }, "{kind:?}");
    }
    let facts = town.facts();
    assert_eq!(facts[1], 597);
    assert_eq!(facts[4], 0, "legal literates without a person");
    assert_eq!((facts[7], facts[8]), (25, 25), "visits tied to cases");
    assert_eq!((facts[13], facts[14]), (430, 421), "reports, and those on time");
    for kind in [ImportKind::People, ImportKind::Cases, ImportKind::PetitionVisits, ImportKind::OnlineEntries, ImportKind::Screenings] {
        let again = town.import(kind);
        assert_eq!((again.counts.new, again.counts.changed, again.counts.error), (0, 0, 0), "{kind:?} again");
    }
    assert_eq!(town.facts(), facts);
}

#[test]
fn the_order_of_the_workbooks_does_not_matter() {
    use ImportKind::{Cases, OnlineEntries, People, PetitionVisits, Screenings};
    let orders = [
        [People, Cases, PetitionVisits, OnlineEntries, Screenings],
        [Screenings, OnlineEntries, PetitionVisits, Cases, People],
        [PetitionVisits, People, OnlineEntries, Screenings, Cases],
    ];
    let facts = orders.map(|order| {
        let town = Town::new();
        for kind in order {
            town.import(kind);
        }
        town.facts()
    });
    assert_eq!(facts[0], facts[1]);
    assert_eq!(facts[0], facts[2]);
}
