//! Who may do what, as one table of roles and rights, and how far each right reaches.

use serde::Serialize;

use crate::coded_enum;
use crate::ids::{AccountId, PersonId, RoomId, TownId, TownKey};
use crate::problem::{Code, Outcome, Problem};

coded_enum! {
    /// The role of an account.
    Role {
        Mediator = "mediator" "人民调解员" "Mediator";
        Leader = "leader" "接访领导" "Leader";
        Clerk = "clerk" "司法所工作人员" "Clerk";
        Admin = "admin" "管理员" "Administrator";
        Auditor = "auditor" "审计" "Auditor";
    }
}

/// How far a right reaches for a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reach {
    Nothing,
    OwnRoom,
    Town,
}

use Reach::{Nothing, OwnRoom, Town};

macro_rules! rights {
    ($($(#[$doc:meta])* $right:ident: $mediator:ident $leader:ident $clerk:ident $admin:ident $auditor:ident;)*) => {
        /// Something an account may or may not do.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Right { $($(#[$doc])* $right),* }

        fn reach(role: Role, right: Right) -> Reach {
            match (right, role) {
                $((Right::$right, Role::Mediator) => $mediator,
                  (Right::$right, Role::Leader) => $leader,
                  (Right::$right, Role::Clerk) => $clerk,
                  (Right::$right, Role::Admin) => $admin,
                  (Right::$right, Role::Auditor) => $auditor,)*
            }
        }
    };
}

rights! {
    //              mediator leader   clerk    admin    auditor
    ReadCases:      OwnRoom  Town     Town     Nothing  Town;
    WriteCases:     OwnRoom  Nothing  Town     Nothing  Nothing;
    /// Moving a case to another room.
    MoveCases:      Nothing  Nothing  Town     Nothing  Nothing;
    /// Saying that two cases are the same dispute, or taking that back.
    MergeCases:     Nothing  Nothing  Town     Nothing  Nothing;
    /// Taking the withdrawal of a case back.
    RestoreCases:   Nothing  Nothing  Town     Nothing  Nothing;
    ReadReports:    OwnRoom  Town     Town     Nothing  Town;
    FileReports:    OwnRoom  Nothing  Town     Nothing  Nothing;
    ExcuseReports:  Nothing  Nothing  Town     Nothing  Nothing;
    ReadVisits:     OwnRoom  Town     Town     Nothing  Town;
    WriteVisits:    Nothing  Town     Town     Nothing  Nothing;
    ReadEntries:    OwnRoom  Town     Town     Nothing  Town;
    WriteEntries:   Nothing  Nothing  Town     Nothing  Nothing;
    /// An import is the town's: no room reaches one.
    ReadImports:    OwnRoom  Town     Town     Nothing  Town;
    Import:         Nothing  Nothing  Town     Nothing  Nothing;
    ReadRegister:   OwnRoom  Town     Town     Town     Town;
    WriteRegister:  Nothing  Nothing  Town     Town     Nothing;
    WriteRoster:    Nothing  Town     Town     Nothing  Nothing;
    /// Numbers of parties, and of people on the register.
    RevealParties:  OwnRoom  Nothing  Town     Nothing  Nothing;
    /// A room's visits are those turned into its cases, a leader's the ones they recorded.
    RevealVisitors: OwnRoom  Town     Town     Nothing  Nothing;
    ReadFigures:    OwnRoom  Town     Town     Nothing  Town;
    /// A room reads its own part of its town's seals.
    ReadSeals:      OwnRoom  Town     Town     Nothing  Town;
    SealYears:      Nothing  Nothing  Town     Nothing  Nothing;
    Administer:     Nothing  Nothing  Nothing  Town     Nothing;
    ReadAudit:      Nothing  Nothing  Nothing  Town     Town;
    /// What was changed from what to what in the records of the work, and why.
    ReadAuditContents: Nothing Nothing Nothing Nothing  Town;
}

/// The part of the records an account reaches; every list takes one first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    All,
    Town(TownKey),
    Room(TownKey, RoomId),
}

impl Scope {
    /// The town it lies in, unless it reaches all of them.
    pub fn town(self) -> Option<TownKey> {
        match self {
            Self::All => None,
            Self::Town(town) | Self::Room(town, _) => Some(town),
        }
    }

    /// What of it lies in one town.
    pub fn within(self, town: TownKey) -> Option<Locality> {
        match self {
            Self::All => Some(Locality::town(town)),
            Self::Town(own) => (own == town).then_some(Locality::town(town)),
            Self::Room(own, room) => (own == town).then_some(Locality::room(town, room)),
        }
    }
}

/// A town, or one room of it: as far as one statement reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Locality {
    pub town: TownKey,
    pub room: Option<RoomId>,
}

impl Locality {
    /// All of a town.
    pub const fn town(town: TownKey) -> Self {
        Self { town, room: None }
    }

    /// One room of a town.
    pub const fn room(town: TownKey, room: RoomId) -> Self {
        Self { town, room: Some(room) }
    }

    /// The scope that reaches just this far.
    pub fn scope(self) -> Scope {
        self.room.map_or(Scope::Town(self.town), |room| Scope::Room(self.town, room))
    }
}

/// The person acting, as far as rights and history need to know them.
#[derive(Clone, Debug, Serialize)]
pub struct Actor {
    pub account_id: AccountId,
    pub username: String,
    pub name: String,
    pub role: Role,
    /// The town by its id, for everybody outside; none reaches all towns.
    pub town_id: Option<TownId>,
    /// The same town as its records name it.
    #[serde(skip)]
    pub town: Option<TownKey>,
    pub room_id: Option<RoomId>,
    pub person_id: Option<PersonId>,
    pub must_change_password: bool,
}

impl Actor {
    /// The command line acts with a clerk's rights over all towns; who may start it may read the file anyway.
    pub fn command_line() -> Self {
        Self {
            account_id: AccountId(uuid::Uuid::nil()),
            username: "command line".to_owned(),
            name: "命令行".to_owned(),
            role: Role::Clerk,
            town_id: None,
            town: None,
            room_id: None,
            person_id: None,
            must_change_password: false,
        }
    }

    /// Whoever tried to sign in under a name that has no account.
    pub fn nobody() -> Self {
        Self { username: String::new(), name: "未登录".to_owned(), role: Role::Mediator, ..Self::command_line() }
    }

    /// The program itself, for what it does of its own accord.
    pub fn program() -> Self {
        Self { name: "程序".to_owned(), ..Self::command_line() }
    }

    /// Where this right reaches for the actor, or 403 when they do not have it.
    pub fn scope(&self, right: Right) -> Outcome<Scope> {
        match reach(self.role, right) {
            Nothing => Err(Problem::new(Code::NotAllowed)),
            Town => Ok(self.town.map_or(Scope::All, Scope::Town)),
            OwnRoom => {
                self.town.zip(self.room_id).map(|(town, room)| Scope::Room(town, room)).ok_or_else(|| Problem::new(Code::NotAllowed))
            }
        }
    }

    /// Whether the actor has this right anywhere.
    pub fn may(&self, right: Right) -> bool {
        reach(self.role, right) != Nothing
    }
}
