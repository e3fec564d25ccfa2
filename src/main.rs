//! The command line of inertness.
fn main() {}
