//! Many towns on one PostgreSQL: they do not wait for one another, in one program or in two.

use std::path::Path;
use std::time::Duration;

use fengqiao::accounts::{NewAccount, add_account, password_hash_now};
use fengqiao::calendar::HalfMonth;
use fengqiao::context::{Context, Work};
use fengqiao::db::{Opening, Target};
use fengqiao::ids::{AccountId, RoomId, TownId};
use fengqiao::problem::Outcome;
use fengqiao::rights::{Actor, Role, Scope};
use fengqiao::rooms::{NewRoom, NewTown, open_room, open_town};
use serde_json::json;

use crate::far::through_proxy;
use crate::measure::verdict;
use crate::served::{PASSWORD, Served, context_as};
use crate::writing::{Post, post_into, throughput};

const TOWNS: usize = 30;
const CLIENTS: usize = 32;
const CASES: usize = 5_000;
/// What is added to the time a statement and its answer take on their way.
const ADDED: [Duration; 2] = [Duration::ZERO, Duration::from_micros(700)];

/// A row of the table for each distance.
pub fn rows(target: impl Fn(&str) -> Target, files: &Path, lasting: Duration) -> Vec<String> {
    let row = |added: &Duration| {
        let Target::Postgres(url) = target(&format!("towns{}", added.as_micros())) else { return String::new() };
        let far = || Target::Postgres(through_proxy(&url, *added));
        let program = |writers| Served::start(context_as(far(), Opening { writers, ..Opening::default() }, files));
        let few = program(4);
        let towns: Vec<Town> = (1..=TOWNS).map(|number| Town::opened(&few.context, number)).collect();
        let posts = |served: &Served| -> Vec<Post> { towns.iter().map(|town| town.post(served)).collect() };
        let one = throughput(&posts(&few)[..1], CLIENTS, lasting);
        let by_four = throughput(&posts(&few), CLIENTS, lasting);
        let (eight, other) = (program(8), program(8));
        let by_eight = throughput(&posts(&eight), CLIENTS, lasting);
        let both: Vec<Post> = posts(&eight).into_iter().zip(posts(&other)).flat_map(|(here, there)| [here, there]).collect();
        let two = throughput(&both, CLIENTS, lasting);
        let gain = by_four.max(by_eight).max(two) / one;
        let aim = if added.is_zero() { "—".to_owned() } else { verdict("≥ 4 ×", gain >= 4.0) };
        format!("| {:.1} ms added | {one:.0} | {by_four:.0} | {by_eight:.0} | {two:.0} | {gain:.1} × | {aim} |", added.as_secs_f64() * 1e3)
    };
    ADDED.iter().map(row).collect()
}

/// A town with a room and a clerk.
struct Town {
    room: RoomId,
    clerk: String,
}

impl Town {
    fn opened(context: &Context, number: usize) -> Self {
        let (room, clerk) = (RoomId::new(), format!("clerk-{number}"));
        let username = clerk.clone();
        let open = move |work: &mut Work<'_>| -> Outcome<()> {
            let id = TownId::new();
            let from = HalfMonth::of(work.today);
            let town = open_town(
                work,
                id,
                NewTown { id: None, name: format!("第{number}镇"), county: None, code: None, obligations_from: Some(from) },
            )?;
            let draft: NewRoom =
                serde_json::from_value(json!({ "name": "一村", "kind": "village", "opened_on": "2020-01-01" })).expect("a room");
            open_room(work, town.number, room, draft)?;
            let account = NewAccount {
                id: AccountId::new(),
                display_name: username.clone(),
                role: Role::Clerk,
                town_id: Some(id),
                room_id: None,
                person_id: None,
                password_hash: password_hash_now(&username, PASSWORD)?,
                username,
                must_change_password: false,
            };
            add_account(work, Scope::All, account).map(drop)
        };
        context.work_now(Actor::command_line(), open).expect("a town");
        Self { room, clerk }
    }

    /// Cases of this town, sent by its clerk.
    fn post(&self, served: &Served) -> Post {
        post_into(&[&self.room.to_string()], served.address.clone(), served.token_of(&self.clerk), CASES)
    }
}
