//! The tables can be made, taken back and made again, and are the ones the program was written against.

use fengqiao::db::{Database, migrations};

use crate::support::database;

#[test]
fn every_migration_has_a_way_back() {
    let fresh = database::empty();
    let database = Database::open(fresh.target.clone()).expect("up");
    let version = database.read_now(migrations::version).expect("a version");
    assert!(!version.is_empty());
    migrations::revert_all(&fresh.target).expect("down");
    assert_eq!(database.read_now(migrations::version).expect("a version"), "");
    let again = Database::open(fresh.target.clone()).expect("up again");
    assert_eq!(again.read_now(migrations::version).expect("a version"), version);
}
