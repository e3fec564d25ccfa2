//! `inertness completions`: shell completions.

use super::session::print;
use super::{CliError, Exit};
use crate::scenario::built_ins;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Args, Command};
use clap_complete::Shell;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness completions bash > \
                  ~/.local/share/bash-completion/completions/inertness")]
pub(super) struct CompletionArgs {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

pub(super) fn run(args: &CompletionArgs, command: Command) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    let mut command = with_built_in_names(command);
    clap_complete::generate(args.shell, &mut command, env!("CARGO_PKG_NAME"), &mut script);
    let names = names().join(" ");
    let script = String::from_utf8(script).expect("a script is text");
    let script = match args.shell {
        // zsh offers only values that it is given, so files are added
        Shell::Zsh => {
            let either =
                format!(r#":{{_alternative "names\:scenario\:({names})" "files\:file\:_files"}}'"#);
            script.replace(&format!(":({names})'"), &either)
        }
        // fish ignores values of positional arguments, and offers files by itself
        Shell::Fish => {
            let takes_one = |command: &Command| command.get_arguments().any(is_scenario);
            let commands: Vec<&str> = command
                .get_subcommands()
                .filter(|command| takes_one(command))
                .map(Command::get_name)
                .collect();
            let commands = commands.join(" ");
            format!(
                "{script}complete -c inertness -n \"__fish_seen_subcommand_from {commands}\" -a \
                 \"{names}\"\n"
            )
        }
        _ => script,
    };
    print(script)?;
    Ok(Exit::Done)
}

fn names() -> Vec<&'static str> {
    built_ins().iter().map(|scenario| scenario.name).collect()
}

/// Adds the names of built-in scenarios as values of scenario arguments.
fn with_built_in_names(command: Command) -> Command {
    let named = |arg: Arg| {
        if is_scenario(&arg) { arg.value_parser(PossibleValuesParser::new(names())) } else { arg }
    };
    command.mut_args(named).mut_subcommands(with_built_in_names)
}

/// Whether an argument names a scenario.
///
/// Options have no values, since fish would then offer no files.
fn is_scenario(arg: &Arg) -> bool {
    arg.is_positional() && arg.get_value_names().is_some_and(|names| names == ["SCENARIO"])
}
