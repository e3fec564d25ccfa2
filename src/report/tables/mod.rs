//! Tables and documents for other programs: CSV and `results.json`.
//!
//! `finite` refuses numbers that JSON cannot hold. `draws_csv` is read back as well.

pub(crate) mod curves_csv;
pub(crate) mod draws_csv;
pub(crate) mod finite;
pub(crate) mod results;
