//! The report's tests, on findings made up for them.

mod aimed;
mod drawn;
mod files;
mod made_up;
mod said;
mod variants;
