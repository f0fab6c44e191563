//! How files are refused that cannot be read.

use crate::problem::{Code, Problem};

/// The refusal of a file that is no workbook or only part of one.
pub fn not_a_workbook() -> Problem {
    Problem::new(Code::NotAWorkbook).saying(
        "它不是完整的表格（.xlsx、.xls、.ods 或 .csv）；请用 WPS 或 Excel 打开检查后另存为 .xlsx 再上传",
        "It is not a complete table (.xlsx, .xls, .ods or .csv); open it in WPS or Excel, save it as .xlsx and upload that",
    )
}

/// The refusal of a workbook that unpacks to far more than a ledger.
pub fn too_much() -> Problem {
    Problem::new(Code::TooLarge)
        .saying("工作簿展开后太大，请分成几个文件", "The workbook is too large when unpacked; split it into several files")
}

/// The refusal of a workbook that needs a password.
pub fn password_protected() -> Problem {
    Problem::new(Code::NotAWorkbook).saying(
        "这个工作簿设有打开密码，请去掉密码后再上传",
        "This workbook is protected by a password; remove it and upload the file again",
    )
}
