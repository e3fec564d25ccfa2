//! The report's tests, on findings made up for them.

mod aimed;
mod damaged;
mod drawn;
mod files;
mod headlines;
mod made_up;
mod page;
mod page_numbers;
mod said;
mod shifts;
mod swept;
mod topic_numbers;
mod variants;
