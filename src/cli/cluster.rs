//! `inertness cluster`: scheduler files for the parts of a long run.
//!
//! The files are made from the templates in the folder `cluster`.

use super::args::{ClusterArgs, Scheduler, SlurmArgs};
use super::session::{print, refuse_existing};
use super::sources::{Named, read_one};
use super::{CliError, Exit};
use crate::question::{Engine, quoted_word};
use crate::report::files::{replace, writable};
use crate::scenario::Source;
use minijinja::{Environment, context};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ClusterArgs) -> Result<Exit, CliError> {
    match &args.scheduler {
        Scheduler::Slurm(args) => slurm(args),
    }
}

/// The files for Slurm.
const FILES: [(&str, &str); 4] = [
    ("array.sbatch", include_str!("cluster/array.sbatch")),
    ("merge.sbatch", include_str!("cluster/merge.sbatch")),
    (SUBMIT, include_str!("cluster/submit")),
    ("README.md", include_str!("cluster/README.md")),
];
/// The file to be run.
const SUBMIT: &str = "submit";

fn slurm(args: &SlurmArgs) -> Result<Exit, CliError> {
    let (Named { name, source }, _) = read_one(&args.scenario, &args.set)?;
    let out = args.out.clone().unwrap_or_else(|| Path::new("cluster").join(&name));
    FILES.iter().try_for_each(|(name, _)| refuse_existing(&out.join(name), args.force))?;
    writable(&[&out])?;
    // paths are absolute, since tasks start in any folder
    let whole = |path: &Path| {
        std::path::absolute(path).map_err(CliError::io(format!("find {}", path.display())))
    };
    let program = std::env::current_exe().map_err(CliError::io("find this program"))?;
    let scenario = match &source {
        Source::File(path) => whole(path)?,
        Source::BuiltIn(_) | Source::Saved { .. } => PathBuf::from(source.name()),
    };
    let quoted = |path: &Path| quoted_word(&path.display().to_string());
    let engine = Engine::from(args.engine);
    let engine = (engine != Engine::Auto).then(|| format!(" --engine {}", engine.name()));
    let settings = args.set.iter().map(|set| format!(" --set {}", quoted_word(set)));
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let filled_in = context! {
        name => &name,
        job => name.chars().map(plain).collect::<String>(),
        folder => whole(&out)?.display().to_string(),
        program => quoted(&program),
        scenario => quoted(&scenario),
        more => engine.into_iter().chain(settings).collect::<String>(),
        parts => args.parts,
        cpus => args.cpus,
        partition => args.partition.as_deref(),
        time => args.time.as_deref(),
    };
    // Slurm does not make the folder of its logs
    for inside in ["log", "parts"].map(|name| out.join(name)) {
        let doing = format!("make the folder {}", inside.display());
        std::fs::create_dir_all(&inside).map_err(CliError::io(doing))?;
    }
    let templates = Environment::empty();
    let mut said = String::new();
    for (name, template) in FILES {
        let path = out.join(name);
        let text = templates.render_str(template, &filled_in).expect("the templates are whole");
        replace(&path, format!("{text}\n").as_bytes())?;
        if name == SUBMIT {
            let doing = format!("make executable {}", path.display());
            executable(&path).map_err(CliError::io(doing))?;
        }
        said += &format!("{}\n", path.display());
    }
    print(format!("{said}\nsubmit with {}\n", quoted(&out.join(SUBMIT))))?;
    Ok(Exit::Done)
}

#[cfg(unix)]
fn executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
