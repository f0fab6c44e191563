//! The program's own log, on the standard error: of no request's life or death.

use std::io::{self, Write};

/// The standard error, which never fails: on a full disk or a closed pipe lines are lost, and nothing else is.
pub struct Lines;

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        drop(io::stderr().write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        drop(io::stderr().flush());
        Ok(())
    }
}
