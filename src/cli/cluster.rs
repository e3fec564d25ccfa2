//! `inertness cluster`: what a scheduler needs to run the parts of a long run.

use super::args::{ClusterArgs, Scheduler, SlurmArgs};
use super::output::print;
use super::results::free;
use super::sources::{Named, read_one};
use super::{CliError, Exit};
use crate::question::Engine;
use crate::question::quoted_word;
use crate::report::{replace, writable};
use crate::scenario::Source;
use std::path::{Path, PathBuf};

pub(super) fn write(args: &ClusterArgs) -> Result<Exit, CliError> {
    match &args.scheduler {
        Scheduler::Slurm(args) => slurm(args),
    }
}

/// What is written.
const FILES: [&str; 4] = ["array.sbatch", "merge.sbatch", "submit", "README.md"];

fn slurm(args: &SlurmArgs) -> Result<Exit, CliError> {
    let (named, _) = read_one(&args.scenario, &args.set)?;
    let out = args.out.clone().unwrap_or_else(|| Path::new("cluster").join(&named.name));
    for name in FILES {
        free(&out.join(name), true, args.force)?;
    }
    writable(&[&out])?;
    let failed = |doing: &'static str, path: &Path| {
        let doing = format!("{doing} {}", path.display());
        move |source| CliError::Io { doing, source }
    };
    // tasks start anywhere: every path is whole
    let folder = std::path::absolute(&out).map_err(failed("find", &out))?;
    let program = std::env::current_exe().map_err(failed("find", Path::new("this program")))?;
    let job = Job { args, named: &named, folder: &folder, program: &program };
    // logs go into a folder that Slurm does not make
    for name in ["log", "parts"] {
        let inside = out.join(name);
        std::fs::create_dir_all(&inside).map_err(failed("make the folder", &inside))?;
    }
    let texts = [job.array()?, job.merge(), job.submit(), job.readme()];
    for (name, text) in FILES.into_iter().zip(texts) {
        let path = out.join(name);
        replace(&path, text.as_bytes())?;
        if name == "submit" {
            executable(&path).map_err(failed("make executable", &path))?;
        }
    }
    let submit = out.join("submit");
    let said: Vec<String> =
        FILES.iter().map(|name| format!("{}\n", out.join(name).display())).collect();
    print(
        format!("{}\nsubmit with {}\n", said.concat(), quoted_word(&submit.display().to_string()))
            .as_bytes(),
    )?;
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

/// What the texts are made of.
struct Job<'a> {
    args: &'a SlurmArgs,
    named: &'a Named,
    folder: &'a Path,
    program: &'a Path,
}

impl Job<'_> {
    /// The lines that Slurm reads, of both jobs.
    fn head(&self, what: &str, cpus: u64, log: &str) -> String {
        let name: String = self
            .named
            .name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let mut head = format!("#!/bin/bash\n#SBATCH --job-name=inertness-{name}-{what}\n");
        head += &format!("#SBATCH --chdir=\"{}\"\n", self.folder.display());
        head += &format!(
            "#SBATCH --output=log/{log}.out\n#SBATCH --ntasks=1\n#SBATCH --cpus-per-task={cpus}\n"
        );
        if let Some(partition) = &self.args.partition {
            head += &format!("#SBATCH --partition={partition}\n");
        }
        head
    }

    /// The program, unless another one is named.
    fn program(&self) -> String {
        format!("program=${{INERTNESS:-{}}}\n", quoted_word(&self.program.display().to_string()))
    }

    fn array(&self) -> Result<String, CliError> {
        let scenario = match &self.named.source {
            Source::File(path) => std::path::absolute(path).map_err(|source| CliError::Io {
                doing: format!("find {}", path.display()),
                source,
            })?,
            Source::BuiltIn(_) | Source::Saved { .. } => PathBuf::from(self.named.source.name()),
        };
        let engine = Engine::from(self.args.engine);
        let mut more = vec![];
        if engine != Engine::Auto {
            more.extend(["--engine".to_owned(), engine.name().to_owned()]);
        }
        more.extend(self.args.set.iter().flat_map(|set| ["--set".to_owned(), quoted_word(set)]));
        let more: String = more.into_iter().map(|word| format!(" {word}")).collect();
        let parts = self.args.parts;
        // the merge takes another time than a part
        let time = self
            .args
            .time
            .as_ref()
            .map_or_else(String::new, |time| format!("#SBATCH --time={time}\n"));
        Ok(format!(
            "{}{time}#SBATCH --array=1-{parts}\n\nset -eu\n{}\
             # goes on from where it was, if it was stopped; leaves a part alone that is done\n\
             exec \"$program\" run {}{more} \\\n  --part \"$SLURM_ARRAY_TASK_ID/{parts}\" --out \
             parts --resume --quiet --threads {}\n",
            self.head("parts", self.args.cpus, "part-%a"),
            self.program(),
            quoted_word(&scenario.display().to_string()),
            self.args.cpus,
        ))
    }

    fn merge(&self) -> String {
        format!(
            "{}\nset -eu\n{}exec \"$program\" merge parts --out results --quiet --threads 1\n",
            self.head("merge", 1, "merge"),
            self.program()
        )
    }

    fn submit(&self) -> String {
        "#!/bin/sh\n# Submits the parts, and the merge that waits for all of them.\nset -eu\ncd \
         \"$(dirname \"$0\")\"\n\
         parts=$(sbatch --parsable array.sbatch)\n\
         merge=$(sbatch --parsable --dependency=\"afterok:${parts%%;*}\" --kill-on-invalid-dep=yes \
         merge.sbatch)\n\
         echo \"parts: job ${parts%%;*}, merge: job ${merge%%;*}\"\n"
            .to_owned()
    }

    fn readme(&self) -> String {
        let parts = self.args.parts;
        format!(
            "# {} in {parts} parts\n\n\
             `./submit` submits `array.sbatch`, an array of {parts} tasks, and `merge.sbatch`, \
             which waits for all of them. Each task writes a part file into `parts`; the merge \
             puts them together in `results`, byte for byte what `inertness run` would have \
             written in one go. What tasks print is in `log`.\n\n\
             - How far it is: `squeue --me`, and `ls parts`.\n\
             - A task has failed or was stopped: `sbatch --array={parts} array.sbatch` runs part \
             {parts} again, from where it was. Slurm has then cancelled the merge: `sbatch \
             merge.sbatch` when the part is there.\n\
             - All again after something was changed: empty `parts` first. Parts of another \
             scenario, setting, seed or version are refused by the merge, by name and with the \
             command to run.\n\
             - More parts than the cluster allows in an array (often 1,000; `scontrol show config \
             | grep MaxArraySize`): fewer, longer parts.\n\
             - Another copy of the program: `INERTNESS=/path/to/inertness ./submit`.\n",
            self.named.name
        )
    }
}
