use std::process::ExitCode;

use clap::Parser;
use fengqiao::cli;

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("FENGQIAO_LOG").unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| cli::log::Lines).log_internal_errors(false).init();
    match cli::run(cli::Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            use std::io::Write;
            drop(writeln!(std::io::stderr(), "{problem}"));
            if let Some(cause) = problem.cause() {
                tracing::error!(cause, "failed");
            }
            ExitCode::FAILURE
        }
    }
}
