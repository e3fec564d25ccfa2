//! Parts that do not make one run: refused by name, and what is said to run mends it.

use crate::cli::parts::in_parts;
use crate::cli::scratch::{Scratch, repository};

/// The words of a command in what is said, run: the program, or what takes a file away.
pub(crate) fn follow(scratch: &Scratch, said: &str) {
    let command = ["inertness ", "rm "].into_iter().find_map(|word| {
        let (_, command) = said.rsplit_once(&format!(" {word}"))?;
        Some(format!("{word}{command}"))
    });
    scratch.shell(&command.unwrap_or_else(|| panic!("{said} names no command"))).well();
}

/// Does what is said until the parts fit; how often that took.
fn follow_to_the_end(scratch: &Scratch, merge: &[&str]) -> u32 {
    for times in 0..10 {
        let ended = scratch.inertness(merge);
        if ended.code == Some(0) {
            return times;
        }
        assert_eq!(ended.code, Some(4), "{}", ended.err);
        follow(scratch, ended.err.trim_end());
    }
    panic!("what is said does not mend it");
}

#[test]
#[ignore = "slow: the gate runs it"]
fn parts_that_do_not_fit_are_refused_and_what_is_said_to_run_mends_it() {
    let scratch = Scratch::with_results();
    in_parts(&scratch, 3, &[]);
    let mended = || {
        scratch.inertness(&["merge", "parts", "--out", "merged", "-q"]).well();
        assert!(scratch.files("merged") == scratch.files("results/default"));
        std::fs::remove_dir_all(scratch.path("merged")).unwrap();
    };
    let merge = ["merge", "parts", "--out", "merged"];
    let second = scratch.path("parts/default.2-of-3.part");
    let good = std::fs::read(&second).unwrap();
    let again =
        "make it again: inertness run --draws 3 --replicates 2 --part 2/3 --out parts --force";

    std::fs::remove_file(&second).unwrap();
    let said = scratch.refused(&merge);
    let next = "inertness run --draws 3 --replicates 2 --part 2/3 --out parts --resume";
    assert_eq!(said, format!("error: part 2 of 3: missing; run {next}"));
    follow(&scratch, &said);
    mended();

    for (what, bytes) in [("cut short", &good[..good.len() / 2]), ("cut in its label", &good[..60])]
    {
        std::fs::write(&second, bytes).unwrap();
        let said = scratch.refused(&merge);
        let damaged = "parts/default.2-of-3.part: is damaged or cut short: its checksum is not \
                       that of its bytes";
        assert_eq!(said, format!("error: {damaged}; {again}"), "{what}");
        follow(&scratch, &said);
        mended();
    }
    let mut other = good.clone();
    other[good.len() - 2000] ^= 1;
    std::fs::write(&second, other).unwrap();
    assert!(scratch.refused(&merge).contains("is damaged or cut short"));

    scratch.run(&["--part", "2/3", "--out", "parts", "--force", "--seed", "4"]).well();
    let said = scratch.refused(&merge);
    assert_eq!(
        said,
        format!(
            "error: parts/default.2-of-3.part: seed is 4, but 20241120 in \
             parts/default.1-of-3.part; {again}"
        )
    );
    follow(&scratch, &said);
    mended();

    scratch.run(&["--part", "2/3", "--out", "parts", "--force", "--engine", "individual"]).well();
    let said = scratch.refused(&merge);
    assert!(said.contains("engine is individual, but auto in") && said.ends_with(again), "{said}");

    // one that is named in two ways is one, and of two the damaged one goes
    std::fs::write(&second, &good).unwrap();
    scratch
        .inertness(&[
            "merge",
            "parts",
            "./parts/default.2-of-3.part",
            "parts",
            "--out",
            "merged",
            "-q",
        ])
        .well();
    std::fs::remove_dir_all(scratch.path("merged")).unwrap();
    scratch.run(&["--part", "2/3", "--out", "more"]).well();
    let twice = ["merge", "parts", "more", "--out", "merged"];
    let both = "error: part 2 of 3 is there twice: parts/default.2-of-3.part and \
                more/default.2-of-3.part; take one away: rm";
    assert_eq!(scratch.refused(&twice), format!("{both} more/default.2-of-3.part"));
    let mut other = good.clone();
    other[good.len() - 2000] ^= 1;
    std::fs::write(&second, other).unwrap();
    assert_eq!(scratch.refused(&twice), format!("{both} parts/default.2-of-3.part"));
    assert_eq!(follow_to_the_end(&scratch, &[&twice[..], &["-q"]].concat()), 1);
    assert!(scratch.files("merged") == scratch.files("results/default"));
    std::fs::remove_dir_all(scratch.path("merged")).unwrap();
    std::fs::rename(scratch.path("more/default.2-of-3.part"), &second).unwrap();

    // strangers are taken away, and what is left is mended, by what most of the parts are
    scratch.run(&["--part", "2/4", "--out", "parts"]).well();
    scratch
        .inertness(&[
            "run",
            "rated-lives",
            "--draws",
            "2",
            "--replicates",
            "2",
            "--part",
            "2/3",
            "--out",
            "parts",
        ])
        .well();
    scratch.run(&["--part", "1/3", "--out", "parts", "--seed", "4", "--force"]).well();
    let said = scratch.refused(&merge);
    assert!(said.contains(" in parts/default.2-of-3.part; "), "two are of one seed: {said}");
    assert_eq!(follow_to_the_end(&scratch, &[&merge[..], &["-q"]].concat()), 3);
    assert!(scratch.files("merged") == scratch.files("results/default"));
    std::fs::remove_dir_all(scratch.path("merged")).unwrap();
    assert_eq!(
        scratch.refused(&["merge", "results"]),
        "error: results: found no part of a run (a file that ends in .part); `inertness run \
         SCENARIO --part 1/10 --out DIR` writes one"
    );
    assert!(!scratch.path("merged").exists(), "nothing was written");
}

#[test]
fn a_scenario_that_has_changed_is_told_from_what_it_was() {
    let scratch = Scratch::new();
    scratch.write_default("mine.toml", &[]);
    for part in ["1/2", "2/2"] {
        scratch
            .inertness(&["run", "mine.toml", "--draws", "2", "--replicates", "2", "--part", part])
            .well();
    }
    scratch.write_default("mine.toml", &[("mines = 1000", "mines = 900")]);
    let changed = [
        "run",
        "mine.toml",
        "--draws",
        "2",
        "--replicates",
        "2",
        "--part",
        "2/2",
        "--out",
        "parts/mine",
    ];
    let ended = scratch.inertness(&changed);
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    assert!(
        ended
            .err
            .contains("the part is there already; --resume lets it stay, --force makes it again")
    );
    let said = scratch.refused(&[&changed[..], &["--resume"]].concat());
    assert!(
        said.contains("its scenario is mine.toml (SHA-256 ")
            && said.ends_with("--force makes it again"),
        "{said}"
    );
    scratch.inertness(&[&changed[..], &["--force"]].concat()).well();
    let said = scratch.refused(&["merge", "parts/mine"]);
    assert!(
        said.contains("parts/mine/mine.2-of-2.part: scenario is mine.toml (SHA-256 "),
        "{said}"
    );
}

#[test]
fn a_file_of_a_scenario_that_has_changed_is_told_and_mended_where_it_is_as_it_was() {
    let scratch = Scratch::new();
    for name in ["series-by-day.toml", "series-by-day.csv"] {
        let text = std::fs::read_to_string(repository("tests/scenarios/good").join(name)).unwrap();
        scratch.write(&format!("in/{name}"), &text);
    }
    let file = "in/series-by-day.csv";
    let run = ["run", "in/series-by-day.toml", "--replicates", "2", "--out"];
    scratch.inertness(&[&run[..], &["whole", "-q"]].concat()).well();
    for part in ["1/3", "2/3"] {
        scratch.inertness(&[&run[..], &["parts", "--part", part]].concat()).well();
    }
    let before = scratch.read(file);
    scratch.write(file, &format!("{}\n", String::from_utf8(before.clone()).unwrap()));
    scratch.inertness(&[&run[..], &["parts", "--part", "3/3"]].concat()).well();
    let merge = ["merge", "parts", "--out", "merged", "-q"];
    let said = scratch.refused(&merge);
    assert!(said.contains(
        "series-by-day.3-of-3.part: input file series-by-day.csv is series-by-day.csv (SHA-256 "
    ));
    assert!(
        said.contains("make it again, with the file as the other parts have it: inertness run "),
        "{said}"
    );
    std::fs::write(scratch.path(file), &before).unwrap();
    follow(&scratch, &said);
    // where the file is not as it was, or not there, nothing is merged
    scratch.write(file, &format!("{}\n", String::from_utf8(before.clone()).unwrap()));
    assert!(
        scratch.refused(&merge).contains("--inputs names the folder of the files as they were")
    );
    std::fs::rename(scratch.path(file), scratch.path("series-by-day.csv")).unwrap();
    scratch.inertness(&merge).badly(2, &["series-by-day.csv"]);
    std::fs::write(scratch.path("series-by-day.csv"), &before).unwrap();
    scratch.inertness(&[&merge[..], &["--inputs", "."]].concat()).well();
    assert!(scratch.files("merged") == scratch.files("whole"));
}
