//! The command line, through the real program: each test in a folder of its own.
mod again;
mod aim;
mod area_files;
mod areas;
mod benchmarks;
mod break_even;
mod charts;
mod check;
mod claims;
mod cluster;
mod commands;
mod evidence;
mod folders;
#[cfg(unix)]
mod interrupt;
mod keys;
mod medians;
mod misfits;
#[cfg(target_os = "linux")]
mod once;
mod parts;
mod readme;
mod report;
mod results;
mod resume;
mod run;
mod scratch;
mod sensitivity;
mod sweep;
mod tables;
mod verify;
