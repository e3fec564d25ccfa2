//! What is written for a scheduler; that a real one takes it is shown by `.ci/slurm`.

use crate::cli::scratch::Scratch;

#[test]
#[ignore = "slow: the gate runs it"]
fn the_scripts_of_slurm_make_the_parts_and_merge_them() {
    let scratch = Scratch::new();
    scratch.write_default("my file.toml", &[]);
    let ended = scratch
        .inertness(&[
            "cluster",
            "slurm",
            "my file.toml",
            "--parts",
            "3",
            "--partition",
            "short",
            "--time",
            "01:00:00",
            "--set",
            "alternative[0].return_delay=9d",
            "--set",
            "simulation.draws=3",
            "--out",
            "job",
        ])
        .well();
    assert!(ended.out.ends_with("submit with job/submit\n"), "{}", ended.out);
    let read = |name: &str| String::from_utf8(scratch.read(&format!("job/{name}"))).unwrap();
    let array = read("array.sbatch");
    assert!(!read("merge.sbatch").contains("--time"), "a merge takes another time than a part");
    for line in ["#SBATCH --array=1-3", "#SBATCH --partition=short", "#SBATCH --time=01:00:00"] {
        assert!(array.lines().any(|found| found == line), "{line} in {array}");
    }
    // what Slurm does, without it: each task by its number, one of them twice, then the merge
    for task in ["2", "1", "3", "2"] {
        scratch.shell(&format!("cd job && SLURM_ARRAY_TASK_ID={task} bash array.sbatch")).well();
    }
    scratch.shell("cd job && bash merge.sbatch").well();
    let sets = ["--set", "alternative[0].return_delay=9d", "--set", "simulation.draws=3"];
    scratch.inertness(&[&["run", "my file.toml", "--out", "whole"], &sets[..]].concat()).well();
    assert!(scratch.files("job/results") == scratch.files("whole"));
    // with a Slurm that only says what it was asked
    scratch.write("bin/sbatch", "#!/bin/sh\necho \"$@\" >> asked\necho 7\n");
    scratch.shell("chmod +x bin/sbatch && PATH=$PWD/bin:$PATH job/submit").well();
    assert_eq!(
        read("asked"),
        "--parsable array.sbatch\n--parsable --dependency=afterok:7 --kill-on-invalid-dep=yes \
         merge.sbatch\n"
    );
}

#[test]
fn what_slurm_would_misread_is_refused_and_nothing_is_written_over() {
    let scratch = Scratch::new();
    let cluster =
        |more: &[&str]| scratch.inertness(&[&["cluster", "slurm", "default"], more].concat());
    cluster(&["--parts", "2", "--partition", "a\nb"]).badly(2, &["expected letters, digits"]);
    cluster(&["--parts", "0"]).badly(2, &["expected a whole number from 1 to 1000000"]);
    cluster(&["--parts", "2", "--set", "a.b=1"]).badly(2, &["a"]);
    cluster(&["--parts", "2"]).well();
    let before = scratch.files("cluster");
    cluster(&["--parts", "3"]).badly(2, &["cluster/default/array.sbatch", "--force"]);
    assert!(scratch.files("cluster") == before);
    cluster(&["--parts", "3", "--force"]).well();
    assert!(scratch.files("cluster") != before);
}
