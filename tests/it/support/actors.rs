//! People who send requests.

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::Value;

/// Somebody with a session, or nobody.
#[derive(Clone)]
pub struct Actor {
    pub client: Client,
    pub base: String,
    pub token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
    pub json: Value,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The problem's code, empty where there is none.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// The codes and places of all faults.
    pub fn faults(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut faults: Vec<_> =
            self.json["errors"].as_array().into_iter().flatten().map(|fault| (text(&fault["pointer"]), text(&fault["code"]))).collect();
        faults.sort();
        faults
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

impl Actor {
    /// A request to be completed; `path` stands under `/api/v1` unless it begins with `//`.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address = match path.strip_prefix("//") {
            Some(outside) => format!("{}/{outside}", self.base),
            None => format!("{}/api/v1{path}", self.base),
        };
        let request = self.client.request(method, address);
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        send(self.request(Method::GET, path)).await
    }

    /// The content of a file to save.
    pub async fn download(&self, path: &str) -> Vec<u8> {
        let response = self.request(Method::GET, path).send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.bytes().await.expect("a whole file").to_vec()
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        send(self.request(Method::POST, path).json(&body)).await
    }

    /// A change of what was seen at a revision.
    pub async fn patch(&self, path: &str, revision: i64, body: Value) -> Reply {
        send(self.request(Method::PATCH, path).header("if-match", format!("\"{revision}\"")).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        send(self.request(Method::PUT, path).json(&body)).await
    }

    pub async fn delete(&self, path: &str, revision: i64) -> Reply {
        send(self.request(Method::DELETE, path).header("if-match", format!("\"{revision}\""))).await
    }
}

/// Sends a request and reads all of the answer.
pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.expect("an answer");
    let status: StatusCode = response.status();
    let headers = response.headers().clone();
    let text = response.text().await.expect("a whole answer");
    let json = serde_json::from_str(&text).unwrap_or_default();
    Reply { status: status.as_u16(), headers, text, json }
}
