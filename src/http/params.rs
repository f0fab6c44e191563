//! The query of an address: unknown parameters are refused, pages are walked by an opaque position.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use utoipa::openapi::path::Parameter;

use crate::problem::{Code, Fault, Faults, Outcome, Problem, Words};

/// The checked query of a request.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned + IntoParams> FromRequest for Params<T> {
    type Error = Problem;
    type Future = Ready<Outcome<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(query_from(request.query_string()).map(Self))
    }
}

/// The checked query of an address, given its text.
pub fn query_from<T: DeserializeOwned + IntoParams>(query: &str) -> Outcome<T> {
    // `?kind=` means "any kind": an empty value is the same as none.
    let given: Vec<&str> = query.split('&').filter(|part| part.split_once('=').is_some_and(|(_, value)| !value.is_empty())).collect();
    let given = given.join("&");
    let fields = serde_html_form::Deserializer::from_bytes(given.as_bytes());
    serde_path_to_error::deserialize(fields).or_else(|error| {
        faults_of::<T>(&given)?.settle()?;
        let place: String = error.path().iter().map(|part| format!("/{part}")).collect();
        Err(Problem::at(place, Code::Invalid).saying("地址里有一个参数的值不对", "A parameter of the address has a value we cannot use"))
    })
}

/// The names and values of a query, in its order.
pub fn pairs_of(query: &str) -> Outcome<Vec<(String, String)>> {
    serde_html_form::from_str(query).map_err(|_| Problem::new(Code::BadRequest))
}

/// Which names of a query the contract does not know, and which it misses.
fn faults_of<T: IntoParams>(query: &str) -> Outcome<Faults> {
    let (known, given) = (T::into_params(|| None), pairs_of(query)?);
    let mut faults = Faults::default();
    for (name, _) in given.iter().filter(|(name, _)| !known.iter().any(|known| known.name == *name)) {
        let words = Words::new(format!("不认识的参数：{name}"), format!("Unknown parameter: {name}"));
        faults.push(Fault::new(format!("/{name}"), Code::UnknownParameter).saying(words));
    }
    let needed = known.iter().filter(|known| !may_be_null(known)).map(|known| &known.name);
    for name in needed.filter(|name| !given.iter().any(|(given, _)| given == *name)) {
        let words = Words::new(format!("缺少参数：{name}"), format!("Missing parameter: {name}"));
        faults.push(Fault::new(format!("/{name}"), Code::Required).saying(words));
    }
    Ok(faults)
}

/// Whether a parameter may be left out: the derive writes `required` beside those that are optional too.
pub fn may_be_null(parameter: &Parameter) -> bool {
    serde_json::to_string(&parameter.schema).unwrap_or_default().contains("\"null\"")
}

/// One page of a list.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Where the next page starts; null on the last one.
    pub next: Option<String>,
    /// How many there are in all, when `include=total` asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

impl<T> Page<T> {
    /// The most that one page may hold.
    pub const LIMIT: i64 = 200;
    /// How many a page holds when nobody says.
    pub const DEFAULT: i64 = 50;

    /// How many rows were asked for; 422 outside 1 to 200.
    pub fn limit(asked: Option<i64>) -> Outcome<i64> {
        match asked.unwrap_or(Self::DEFAULT) {
            limit @ 1..=Self::LIMIT => Ok(limit),
            _ => Err(Problem::at("/limit", Code::OutOfRange).saying("limit 应在 1 到 200 之间", "limit must be from 1 to 200")),
        }
    }

    /// A page from one row more than it may hold: that row only tells that there is a next page.
    pub fn cut(mut items: Vec<T>, limit: i64, total: Option<i64>, position: impl Fn(&T) -> Option<String>) -> Self {
        let full = usize::try_from(limit).unwrap_or_default();
        let more = items.len() > full;
        items.truncate(full);
        let next = if more { items.last().and_then(position) } else { None };
        Self { items, next, total }
    }

    /// The same page with other items.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next, total: self.total }
    }
}

/// Refuses a search for more than 50 letters: 422.
pub fn require_short(searched: Option<&str>) -> Outcome<()> {
    match searched {
        Some(text) if text.chars().count() > 50 => {
            Err(Problem::at("/q", Code::TooLong).saying("搜索最多 50 个字", "A search has at most 50 characters"))
        }
        _ => Ok(()),
    }
}

/// A position as it stands in an address.
pub fn cursor_of(position: &impl Serialize) -> Option<String> {
    serde_json::to_vec(position).ok().map(|bytes| URL_SAFE_NO_PAD.encode(bytes))
}

/// The position a cursor stands for.
pub fn position_from<P: for<'de> Deserialize<'de>>(cursor: Option<&str>) -> Outcome<Option<P>> {
    cursor
        .map(|text| {
            let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Problem::new(Code::BadCursor))?;
            serde_json::from_slice(&bytes).map_err(|_| Problem::new(Code::BadCursor))
        })
        .transpose()
}

/// A page of a list that was read whole; the cursor is the `id` of the last item shown, so that one added
/// before it pushes nobody onto the next page twice.
pub fn whole_list<T: Serialize>(items: Vec<T>, limit: Option<i64>, cursor: Option<&str>, with_total: bool) -> Outcome<Page<T>> {
    let limit = Page::<T>::limit(limit)?;
    let total = i64::try_from(items.len()).ok().filter(|_| with_total);
    let skipped = match position_from::<String>(cursor)? {
        None => 0,
        Some(last) => {
            let place = items.iter().position(|item| id_of(item).as_ref() == Some(&last));
            place.ok_or_else(|| Problem::new(Code::BadCursor))? + 1
        }
    };
    let rest = items.into_iter().skip(skipped).collect();
    Ok(Page::cut(rest, limit, total, |item| id_of(item).and_then(|id| cursor_of(&id))))
}

fn id_of(item: &impl Serialize) -> Option<String> {
    serde_json::to_value(item).ok()?.get("id")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize, IntoParams)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        year: i32,
        month: Option<u32>,
        q: Option<String>,
    }

    fn refused(query: &str) -> Vec<(String, Code)> {
        let problem = query_from::<Asked>(query).err().expect("refused");
        problem.faults().iter().map(|fault| (fault.pointer.clone(), fault.code)).collect()
    }

    #[test]
    fn an_empty_value_is_the_same_as_none() {
        let asked: Asked = query_from("year=2023&month=&q=%E5%BC%A0+%3D1").expect("a query");
        assert_eq!((asked.year, asked.month, asked.q.as_deref()), (2023, None, Some("张 =1")));
    }

    #[test]
    fn each_fault_names_its_parameter() {
        assert_eq!(refused("year=2023&month=May"), [("/month".to_owned(), Code::Invalid)]);
        assert_eq!(refused("year=2023&month=5&month=6"), [("/month".to_owned(), Code::Invalid)]);
        assert_eq!(refused("year="), [("/year".to_owned(), Code::Required)]);
        assert_eq!(refused("colour=red"), [("/colour".to_owned(), Code::UnknownParameter), ("/year".to_owned(), Code::Required)]);
    }
}
