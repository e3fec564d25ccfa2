//! A folder to run the program in, and what came of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;
use tempfile::TempDir;

/// A run that takes no time and still has draws and replicates.
pub(crate) const SMALL: [&str; 4] = ["--draws", "3", "--replicates", "2"];

/// A folder of its own, and the program in it.
pub(crate) struct Scratch {
    place: TempDir,
}

/// How the program ended and what it printed.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program itself.
pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_inertness"))
}

/// A file or folder of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl Scratch {
    pub(crate) fn new() -> Self {
        Self { place: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.place.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
    }

    /// The built-in default with some of its text changed, as a file.
    pub(crate) fn write_default(&self, path: &str, changes: &[(&str, &str)]) {
        let mut text = fs::read_to_string(repository("scenarios/default.toml")).unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "{from} is in the default scenario");
            text = text.replacen(from, to, 1);
        }
        self.write(path, &text);
    }

    /// The program with these arguments.
    pub(crate) fn inertness(&self, arguments: &[&str]) -> Ended {
        self.ended(Command::new(program()).args(arguments))
    }

    /// The same, interrupted when it has kept something so many times.
    pub(crate) fn stopping_after(&self, limit: &str, arguments: &[&str]) -> Ended {
        self.ended(Command::new(program()).args(arguments).env("INERTNESS_STOP_AFTER", limit))
    }

    fn ended(&self, command: &mut Command) -> Ended {
        let command = command.current_dir(self.place.path());
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let (ends, has_ended) = std::sync::mpsc::channel::<()>();
        let id = child.id().to_string();
        // a program that hangs ends the test, not the day
        std::thread::spawn(move || {
            if has_ended.recv_timeout(Duration::from_secs(300)) == Err(RecvTimeoutError::Timeout) {
                let _ = Command::new("kill").args(["-9", &id]).status();
            }
        });
        let output = child.wait_with_output().unwrap();
        drop(ends);
        Ended {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// A scratch in which `run`, small, has written the default scenario's results; made once for
    /// all.
    pub(crate) fn with_results() -> Self {
        static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
            let scratch = Scratch::new();
            scratch.run_with_charts(&["--quiet"]).well();
            scratch.files("results/default")
        });
        let scratch = Self::new();
        for (path, bytes) in &*FILES {
            let path = scratch.path("results/default").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        scratch
    }

    /// `inertness run`, small and without charts, with these arguments; a part has none in any
    /// case.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let charts: &[&str] = if arguments.contains(&"--part") { &[] } else { &["--no-charts"] };
        self.run_with_charts(&[charts, arguments].concat())
    }

    /// `inertness run`, small, with these arguments.
    pub(crate) fn run_with_charts(&self, arguments: &[&str]) -> Ended {
        self.inertness(&[&["run"], &SMALL[..], arguments].concat())
    }

    /// A line for a shell that finds the program by its name.
    pub(crate) fn shell(&self, line: &str) -> Ended {
        let folder = program().parent().unwrap().display().to_string();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("bash");
        command.args(["-o", "pipefail", "-c", line]);
        self.ended(command.env("PATH", format!("{folder}:{path}")).env("HOME", self.place.path()))
    }

    /// What is said where parts do not fit.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        self.inertness(arguments).badly(4, &[]).err.trim_end().to_owned()
    }

    /// Every file and folder below a folder, hidden ones too, in order.
    pub(crate) fn tree(&self, under: &str) -> Vec<String> {
        let top = self.path(under);
        let mut found = Vec::new();
        let mut folders = vec![top.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                found.push(path.strip_prefix(&top).unwrap().to_string_lossy().into_owned());
                if path.is_dir() {
                    folders.push(path);
                }
            }
        }
        found.sort();
        found
    }

    /// Every file below a folder with what is in it.
    pub(crate) fn files(&self, under: &str) -> Vec<(String, Vec<u8>)> {
        let whole = |path: &String| self.path(under).join(path);
        let files = self.tree(under).into_iter().filter(|path| whole(path).is_file());
        files.map(|path| (path.clone(), fs::read(whole(&path)).unwrap())).collect()
    }
}

impl Ended {
    /// It did what was asked, and says no more than that.
    pub(crate) fn well(self) -> Self {
        assert_eq!(self.code, Some(0), "{self:#?}");
        self
    }

    /// It ended with this code, nothing on standard output, and these words on standard error.
    pub(crate) fn badly(self, code: i32, words: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert_eq!(self.out, "", "an error is no output");
        assert!(
            self.err.starts_with("error: ") && !self.err.contains("error: error"),
            "{}",
            self.err
        );
        for word in words {
            assert!(self.err.contains(word), "expected \"{word}\" in: {}", self.err);
        }
        self
    }
}
