//! The queries of the register.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::lists::PersonRole;
use super::model::{Person, RoleHeld, WholePerson};
use crate::calendar::{Day, EARLIEST_YEAR, LATEST_YEAR, year_end, year_start};
use crate::db::DbConnection;
use crate::db::schema::{people, person_roles};
use crate::ids::{Key, PersonId, RoleId, RoomId, TownKey};
use crate::problem::Outcome;
use crate::rights::Scope;
use crate::rooms::{find_in, find_town, page_in, sum_in};
use crate::text::{fold, like_pattern};

/// What a reader of the register asks for.
#[derive(Default)]
pub struct PersonFilter {
    pub room_id: Option<RoomId>,
    pub role: Option<PersonRole>,
    /// Only roles held on that day.
    pub on: Option<Day>,
    /// A part of the name.
    pub name: Option<String>,
    pub after: Option<(String, PersonId)>,
}

macro_rules! wanted_people {
    ($at:expr, $wanted:expr) => {{
        let mut query = people::table.filter(people::town.eq($at.town)).into_boxed();
        // A room sees its own people and those of the whole town.
        if let Some(room) = $at.room {
            query = query.filter(people::room_id.eq(room).or(people::room_id.is_null()));
        }
        if let Some(room) = $wanted.room_id {
            query = query.filter(people::room_id.eq(room));
        }
        if let Some(name) = &$wanted.name {
            query = query.filter(people::name_folded.like(like_pattern(&fold(name))).escape('\\'));
        }
        if let Some(role) = $wanted.role {
            // Without a day any time will do: every role began before the last day there is.
            let (begun_by, ended_after) = $wanted.on.map_or((year_end(LATEST_YEAR), year_start(EARLIEST_YEAR)), |day| (day, day));
            query = query.filter(
                people::id.eq_any(
                    person_roles::table
                        .filter(person_roles::town.eq($at.town).and(person_roles::role.eq(role)).and(person_roles::from_on.le(begun_by)))
                        .filter(person_roles::to_on.is_null().or(person_roles::to_on.gt(ended_after)))
                        .select(person_roles::person_id),
                ),
            );
        }
        query
    }};
}

/// The folded name in the order of its letters' numbers, as the pages of several towns are put together: PostgreSQL has the order
/// of whatever language its database was made with.
fn by_letters(conn: &DbConnection) -> &'static str {
    match conn {
        DbConnection::Sqlite(_) => "people.name_folded",
        DbConnection::Postgres(_) => "people.name_folded COLLATE \"C\"",
    }
}

/// People of a scope, by folded name.
pub fn people_in(conn: &mut DbConnection, scope: Scope, wanted: &PersonFilter, limit: i64) -> Outcome<Vec<Person>> {
    page_in(
        conn,
        scope,
        limit,
        |person: &Person| (person.name_folded.clone(), person.id),
        |conn, at| {
            let (mut query, folded) = (wanted_people!(at, wanted), by_letters(conn));
            if let Some((name, id)) = &wanted.after {
                query = query.filter(sql::<Text>(folded).gt(name.clone()).or(people::name_folded.eq(name.clone()).and(people::id.gt(*id))));
            }
            Ok(query.order((sql::<Text>(folded), people::id)).limit(limit).select(Person::as_select()).load(conn)?)
        },
    )
}

/// How many people there are of that kind.
pub fn count_people(conn: &mut DbConnection, scope: Scope, wanted: &PersonFilter) -> Outcome<i64> {
    sum_in(conn, scope, |conn, at| Ok(wanted_people!(at, wanted).count().get_result(conn)?))
}

/// One person of a scope, or 404.
pub fn find_person(conn: &mut DbConnection, scope: Scope, id: PersonId) -> Outcome<Person> {
    let nothing = PersonFilter::default();
    find_in(conn, scope, |conn, at| {
        Ok(wanted_people!(at, nothing).filter(people::id.eq(id)).select(Person::as_select()).get_result(conn)?)
    })
}

/// The people of a town who have that name, room or no room.
pub fn named_people(conn: &mut DbConnection, town: TownKey, name: &str) -> Outcome<Vec<Person>> {
    Ok(people::table
        .filter(people::town.eq(town).and(people::name_folded.eq(fold(name))))
        .order(people::id)
        .select(Person::as_select())
        .load(conn)?)
}

/// Some people of a town, by id.
pub fn people_with_ids(conn: &mut DbConnection, town: TownKey, ids: &[PersonId]) -> Outcome<Vec<Person>> {
    let some = people::table.filter(people::town.eq(town).and(people::id.eq_any(ids.to_vec())));
    Ok(some.order(people::id).select(Person::as_select()).load(conn)?)
}

/// One person of a scope with their roles, or 404.
pub fn find_whole_person(conn: &mut DbConnection, scope: Scope, id: PersonId) -> Outcome<WholePerson> {
    let person = find_person(conn, scope, id)?;
    let town_id = find_town(conn, person.town)?.id;
    Ok(WholePerson { roles: roles_of(conn, person.town, &[id])?, person, town_id })
}

/// The roles of some people of a town, oldest first.
pub fn roles_of(conn: &mut DbConnection, town: TownKey, ids: &[PersonId]) -> Outcome<Vec<RoleHeld>> {
    Ok(person_roles::table
        .filter(person_roles::town.eq(town).and(person_roles::person_id.eq_any(ids.to_vec())))
        .order((person_roles::person_id, person_roles::from_on, person_roles::id))
        .select(RoleHeld::as_select())
        .load(conn)?)
}

/// Whether a person held a role on a day.
pub fn held_role_on(conn: &mut DbConnection, person: Key<PersonId>, role: PersonRole, day: Day) -> Outcome<bool> {
    Ok(roles_of(conn, person.town, &[person.id])?.iter().any(|held| held.role == role && held.held_on(day)))
}

pub fn insert_person(conn: &mut DbConnection, person: &Person) -> Outcome<()> {
    diesel::insert_into(people::table).values(person).execute(conn)?;
    Ok(())
}

pub fn update_person(conn: &mut DbConnection, person: &Person) -> Outcome<()> {
    diesel::update(people::table.find((person.town, person.id))).set(person).execute(conn)?;
    Ok(())
}

pub fn insert_role(conn: &mut DbConnection, role: &RoleHeld) -> Outcome<()> {
    diesel::insert_into(person_roles::table).values(role).execute(conn)?;
    Ok(())
}

pub fn update_role(conn: &mut DbConnection, role: &RoleHeld) -> Outcome<()> {
    diesel::update(person_roles::table.find((role.town, role.id))).set(role).execute(conn)?;
    Ok(())
}

/// Removes a role whose import is undone.
pub fn remove_role(conn: &mut DbConnection, role: Key<RoleId>) -> Outcome<()> {
    diesel::delete(person_roles::table.find((role.town, role.id))).execute(conn)?;
    Ok(())
}

/// Removes a person whose import is undone.
pub fn remove_person(conn: &mut DbConnection, person: Key<PersonId>) -> Outcome<()> {
    diesel::delete(people::table.find((person.town, person.id))).execute(conn)?;
    Ok(())
}

/// Inserts roles of a person.
pub fn insert_roles(conn: &mut DbConnection, roles: &[RoleHeld]) -> Outcome<()> {
    roles.iter().try_for_each(|role| insert_role(conn, role))
}

/// Forgets the roles of a person, before they are kept anew.
pub fn forget_roles(conn: &mut DbConnection, person: Key<PersonId>) -> Outcome<()> {
    let held = person_roles::town.eq(person.town).and(person_roles::person_id.eq(person.id));
    diesel::delete(person_roles::table.filter(held)).execute(conn)?;
    Ok(())
}
