//! The papers of a dossier as the program writes them: one `.docx` each, to be printed, signed and sealed.
//!
//! What is recorded is filled in; what is not yet recorded is a ruled line for the pen. The set of papers and their
//! fields follow 司发通〔2010〕239号; the statements of law follow 人民调解法.

pub mod api;
mod facts;
mod forms;
mod law;
pub(crate) mod page;
mod parts;
mod words;
