//! Typed ids, in one table: a UUID v7 in Rust, text in both engines and on the wire; and the number of a town.

use diesel::sql_types::Integer;

/// Writes a value as a text column on both engines, given how to write and how to read it.
#[macro_export]
macro_rules! text_column {
    ($name:ty, $write:expr, $read:expr) => {
        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::sqlite::Sqlite> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::sqlite::Sqlite>) -> diesel::serialize::Result {
                out.set_value(($write)(self).to_string());
                Ok(diesel::serialize::IsNull::No)
            }
        }
        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {
                std::io::Write::write_all(out, ($write)(self).to_string().as_bytes())?;
                Ok(diesel::serialize::IsNull::No)
            }
        }
        impl diesel::serialize::ToSql<diesel::sql_types::Text, $crate::db::MultiBackend> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, $crate::db::MultiBackend>) -> diesel::serialize::Result {
                out.set_value((diesel::sql_types::Text, self));
                Ok(diesel::serialize::IsNull::No)
            }
        }
        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let text = String::from_sql(bytes)?;
                ($read)(&text).ok_or_else(|| concat!("not a ", stringify!($name)).into())
            }
        }
    };
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
                 diesel::AsExpression, diesel::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new id, ordered by the time it was made.
            pub fn new() -> Self { Self(uuid::Uuid::now_v7()) }
        }
        impl Default for $name {
            fn default() -> Self { Self::new() }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
        text_column!($name, |id: &$name| id.0, |text: &str| text.parse().ok().map($name));

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Uuid)))
                    .into()
            }
        }
        impl utoipa::ToSchema for $name {}
    )+};
}

typed_ids! {
    /// A town or township; a county database holds several.
    TownId;
    /// A mediation room.
    RoomId;
    AccountId;
    PersonId;
    /// One dated role of a person.
    RoleId;
    CaseId;
    PartyId;
    ParticipantId;
    ResolutionId;
    EndingId;
    /// One step in a case's life.
    StepId;
    TransferId;
    MeetingId;
    FollowUpId;
    AttachmentId;
    InstalmentId;
    PerformanceId;
    ReportId;
    VisitId;
    VisitorId;
    EntryId;
    ImportId;
    /// A word of a town's ledgers with its meaning.
    SynonymId;
    AuditId;
    SealId;
}

/// The number by which this database names a town, the first part of every key of the town's records. It stands nowhere
/// outside the database: everybody else knows the town by its [`TownId`].
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, diesel::AsExpression, diesel::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Integer)]
#[serde(transparent)]
pub struct TownKey(pub i32);

impl TownKey {
    /// Where the audit log keeps what belongs to no town.
    pub const NONE: Self = Self(0);
}

impl std::fmt::Display for TownKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl diesel::serialize::ToSql<Integer, diesel::sqlite::Sqlite> for TownKey {
    fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::sqlite::Sqlite>) -> diesel::serialize::Result {
        out.set_value(self.0);
        Ok(diesel::serialize::IsNull::No)
    }
}

impl diesel::serialize::ToSql<Integer, diesel::pg::Pg> for TownKey {
    fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {
        <i32 as diesel::serialize::ToSql<Integer, diesel::pg::Pg>>::to_sql(&self.0, &mut out.reborrow())
    }
}

impl diesel::serialize::ToSql<Integer, crate::db::MultiBackend> for TownKey {
    fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, crate::db::MultiBackend>) -> diesel::serialize::Result {
        out.set_value((Integer, self));
        Ok(diesel::serialize::IsNull::No)
    }
}

impl<DB> diesel::deserialize::FromSql<Integer, DB> for TownKey
where
    DB: diesel::backend::Backend,
    i32: diesel::deserialize::FromSql<Integer, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        i32::from_sql(bytes).map(Self)
    }
}

/// The whole key of a record: whose town, and which.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key<T> {
    pub town: TownKey,
    pub id: T,
}

impl<T> Key<T> {
    /// A record of a town.
    pub const fn new(town: TownKey, id: T) -> Self {
        Self { town, id }
    }
}

/// Gives a record of a town the key by which every statement names it.
#[macro_export]
macro_rules! keyed {
    ($record:ident: $id:ident) => {
        impl $record {
            /// The key by which every statement names it.
            pub fn key(&self) -> $crate::ids::Key<$id> {
                $crate::ids::Key::new(self.town, self.id)
            }
        }
    };
}
