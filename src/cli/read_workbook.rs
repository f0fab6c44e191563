//! `read-workbook`: the process apart in which a workbook is opened; started by the program itself.

use clap::Args;

use crate::apart::{Bounds, confine};
use crate::imports::opening;
use crate::problem::Outcome;

#[derive(Args)]
pub struct ReadWorkbook {
    #[arg(long)]
    memory_mib: u32,
    #[arg(long)]
    seconds: u32,
}

impl ReadWorkbook {
    pub fn run(self) -> Outcome<()> {
        confine(Bounds { memory_mib: self.memory_mib, seconds: self.seconds })?;
        opening::answer(std::io::stdin().lock(), std::io::stdout().lock())
    }
}
