//! Opening a workbook from outside: in a process of its own, so that whatever the file does to a reading library stays there.

use std::borrow::Cow;
use std::io::{Read, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::lists::ImportStage;
use super::progress::ProgressReporter;
use super::workbook::Workbook;
use crate::apart::{Bounds, Failure, peak_kib};
use crate::context::Context;
use crate::db::blocking;
use crate::problem::{Code, Outcome, Problem};

/// The subcommand that reads a workbook.
const SUBCOMMAND: &str = "read-workbook";

/// What stands before the bytes of the file.
#[derive(Serialize, Deserialize)]
struct Question<'a> {
    file_name: Cow<'a, str>,
    most_rows: u32,
}

#[derive(Serialize, Deserialize)]
struct Reply {
    told: Told,
    peak_kib: Option<u64>,
}

#[derive(Serialize, Deserialize)]
enum Told {
    Opened(Workbook),
    Refused { code: String, zh: String, en: String },
}

/// Opens a workbook while other requests go on.
pub async fn open(context: &Context, file_name: &str, bytes: &Arc<Vec<u8>>, watch: &ProgressReporter) -> Outcome<Workbook> {
    let (context, file_name, bytes, watch) = (context.clone(), file_name.to_owned(), Arc::clone(bytes), watch.clone());
    blocking(move || open_now(&context, &file_name, &bytes, &watch)).await
}

/// `open` on this thread.
pub fn open_now(context: &Context, file_name: &str, bytes: &[u8], watch: &ProgressReporter) -> Outcome<Workbook> {
    watch.begin(ImportStage::Reading, 0);
    let settings = context.database.read_now(|conn| context.settings(conn, None))?;
    let bounds = Bounds { memory_mib: settings.workbook_memory_mib, seconds: settings.workbook_seconds };
    let question = Question { file_name: file_name.into(), most_rows: settings.import_row_limit };
    let mut asked = postcard::to_stdvec(&question).map_err(Problem::internal)?;
    asked.extend_from_slice(bytes);
    let answer = context.apart.ask(SUBCOMMAND, bounds, &asked).map_err(|failure| problem_of(failure, bounds))?;
    drop(asked);
    let Reply { told, peak_kib } = postcard::from_bytes(&answer).map_err(|error| problem_of(Failure::Own(error.to_string()), bounds))?;
    tracing::debug!(peak_kib, size = bytes.len(), "a workbook was read");
    match told {
        Told::Opened(workbook) => Ok(workbook),
        Told::Refused { code, zh, en } => {
            let code = Code::from_word(&code).ok_or_else(|| Problem::internal("a refusal without a known code"))?;
            Err(Problem::new(code).saying(zh, en))
        }
    }
}

/// The other side: reads the workbook it is given and writes what it found.
pub fn answer(mut question: impl Read, mut answer: impl Write) -> Outcome<()> {
    let mut asked = Vec::new();
    question.read_to_end(&mut asked).map_err(Problem::internal)?;
    let (Question { file_name, most_rows }, bytes) = postcard::take_from_bytes(&asked).map_err(Problem::internal)?;
    let told = match Workbook::open(&file_name, bytes, usize::try_from(most_rows).unwrap_or(usize::MAX)) {
        Ok(workbook) => Told::Opened(workbook),
        Err(problem) => {
            let words = problem.sentence();
            Told::Refused { code: problem.code().word().to_owned(), zh: words.zh.into_owned(), en: words.en.into_owned() }
        }
    };
    let reply = postcard::to_stdvec(&Reply { told, peak_kib: peak_kib() }).map_err(Problem::internal)?;
    answer.write_all(&reply).and_then(|()| answer.flush()).map_err(Problem::internal)
}

fn problem_of(failure: Failure, bounds: Bounds) -> Problem {
    let Bounds { memory_mib, seconds } = bounds;
    match failure {
        Failure::Busy => Problem::new(Code::Busy).retry_after(10).saying(
            "正在读别的工作簿，请稍等一会儿再上传",
            "Other workbooks are being read; wait a little and upload this one again",
        ),
        Failure::OutOfTime => Problem::new(Code::TooLarge).saying(
            format!("读了 {seconds} 秒还没有读完，已停止，什么也没有保存；请分成几个文件，或用 WPS 或 Excel 打开后另存为 .xlsx 再上传"),
            format!("It was not read to its end within {seconds} seconds of work; reading was stopped and nothing was kept. Split the file, or open it in WPS or Excel, save it as .xlsx and upload that"),
        ),
        Failure::Died(how) => {
            tracing::warn!(how, "a workbook brought its reader down");
            Problem::new(Code::NotAWorkbook).saying(
                format!("读它的时候中断了：文件已损坏，或展开后超过 {memory_mib} MiB；什么也没有保存；请用 WPS 或 Excel 打开检查后另存为 .xlsx 再上传"),
                format!("Reading it broke off: the file is damaged, or unpacks to more than {memory_mib} MiB. Nothing was kept; open it in WPS or Excel, save it as .xlsx and upload that"),
            )
        }
        Failure::Own(why) => Problem::internal(format!("the reader of workbooks: {why}")).saying(
            "读工作簿的程序没能启动或没有说完，是我们的问题，不是文件的问题；什么也没有保存，请联系管理员查看日志",
            "The reader of workbooks could not be started or did not finish. That is our fault, not the file's; nothing was kept. Ask the administrator to look at the log",
        ),
    }
}
