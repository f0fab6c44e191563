//! `serve`.

use std::net::TcpListener;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::location::{DataLocation, say};
use crate::coded::Coded;
use crate::context::{Context, Origin};
use crate::db::Lane;
use crate::ids::TownKey;
use crate::problem::{Code, Outcome, Problem};
use crate::rights::Actor;
use crate::server::{self, Readiness, Shell};
use crate::{accounts, audit, db, demo, http};

const HOUR: Duration = Duration::from_secs(3600);

#[derive(Args)]
pub struct Serve {
    /// 监听地址 / The address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// 空数据库里装入演示镇：样本年 2023 年，以及此后每一年到今天；--demo=sample 只装样本年
    /// / Load the demonstration town into an empty database: the sample year 2023 and every year since, up to today;
    /// --demo=sample loads the sample year alone.
    #[arg(long, value_name = "TOWN", num_args = 0..=1, require_equals = true, default_missing_value = "living")]
    demo: Option<Demo>,
}

/// How much of the demonstration town is loaded.
#[derive(Clone, Copy, ValueEnum)]
enum Demo {
    /// 样本年到今天 / From the sample year to today.
    Living,
    /// 只有样本年 / The sample year alone.
    Sample,
}

impl Serve {
    pub fn run(self, place: &DataLocation) -> Outcome<()> {
        let context = place.open()?;
        let listener = TcpListener::bind(&self.listen).map_err(|error| {
            Problem::new(Code::Busy)
                .saying(format!("不能监听 {}：{error}", self.listen), format!("cannot listen on {}: {error}", self.listen))
        })?;
        actix_web::rt::System::new().block_on(self.serve(context, listener))
    }

    async fn serve(self, context: Context, listener: TcpListener) -> Outcome<()> {
        let ready = Readiness::default();
        let workers = std::thread::available_parallelism().map_or(2, usize::from);
        let server = server::start(Shell::around(context.clone(), ready.clone())?, listener, workers, true)?;
        let handle = server.handle();
        let serving = actix_web::rt::spawn(server);
        let beginning = context.clone();
        let demo = self.demo;
        if let Err(problem) = db::blocking(move || begin(&beginning, demo)).await {
            handle.stop(false).await;
            return Err(problem);
        }
        ready.reached();
        tracing::info!(listen = self.listen, "serving");
        actix_web::rt::spawn(tidy_hourly(context.clone()));
        let ended = serving.await.map_err(Problem::internal)?.map_err(Problem::internal);
        // Nobody asks any more; from here on the database is one file.
        context.database.close();
        ended
    }
}

/// What the first start of a database needs, and the demonstration if asked for.
fn begin(context: &Context, demo: Option<Demo>) -> Outcome<()> {
    let accounts = match demo {
        Some(Demo::Living) => demo::load_living(context)?,
        Some(Demo::Sample) => demo::load(context)?,
        None => Vec::new(),
    };
    for account in accounts {
        say(&format!("account {} {} {}", account.role.code(), account.username, account.password))?;
    }
    if !context.database.read_now(accounts::any_account)? {
        say("还没有账号，请先新增管理员 / there is no account yet; add an administrator:")?;
        say("  fengqiao account add admin --role admin --password-stdin")?;
    }
    Ok(())
}

/// Drops what is kept only for a time.
async fn tidy_hourly(context: Context) {
    loop {
        if let Err(problem) = tidy(&context).await {
            tracing::error!(?problem, "could not tidy up");
        }
        let files = context.files.clone();
        if let Err(problem) = db::blocking(move || files.sweep()).await {
            tracing::error!(?problem, "could not sweep what was left of files");
        }
        actix_web::rt::time::sleep(HOUR).await;
    }
}

/// Of the records: answers kept for repeated requests and sessions, town by town; and once a day where each chain stands.
async fn tidy(context: &Context) -> Outcome<()> {
    let now = context.clock.now();
    for town in context.database.read(audit::chains).await? {
        let forgotten = context.database.write(Lane::Town(town), move |conn| http::forget_old_keys(conn, town, now));
        if let Err(problem) = forgotten.await {
            tracing::warn!(?problem, "old answers of a town are kept an hour longer");
        }
    }
    let inner = context.clone();
    let program = Lane::Town(TownKey::NONE);
    context
        .database
        .write(program, move |conn| {
            let settings = inner.settings(conn, None)?;
            accounts::forget_idle_sessions(conn, &settings, now)?;
            audit::working::within(conn, &inner, &Actor::program(), Origin::command_line(), audit::anchors::note_heads)
        })
        .await
}
