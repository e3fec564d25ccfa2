//! `inertness completions`: completions for a shell.

use super::args::{Cli, CompletionArgs};
use super::output::print;
use super::{CliError, Exit};
use crate::scenario::built_ins;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory as _};
use clap_complete::Shell;

pub(super) fn completions(args: &CompletionArgs) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    let mut command = with_built_in_names(Cli::command());
    clap_complete::generate(args.shell, &mut command, env!("CARGO_PKG_NAME"), &mut script);
    if args.shell == Shell::Zsh {
        // zsh offers nothing beside the values that it is told of: files are told of here
        let names = names().join(" ");
        let either = format!(r#":{{_alternative "names\:scenario\:({names})" "files\:file\:_files"}}'"#);
        let text = String::from_utf8(script).expect("a script is text");
        script = text.replace(&format!(":({names})'"), &either).into_bytes();
    }
    print(&script)?;
    Ok(Exit::Done)
}

fn names() -> Vec<&'static str> {
    built_ins().iter().map(|scenario| scenario.name).collect()
}

/// The command, where every scenario may be one of those that come with the program.
fn with_built_in_names(command: Command) -> Command {
    let named = |arg: Arg| {
        let is_scenario = arg.get_value_names().is_some_and(|names| names == ["SCENARIO"]);
        if is_scenario { arg.value_parser(PossibleValuesParser::new(names())) } else { arg }
    };
    command.mut_args(named).mut_subcommands(with_built_in_names)
}
