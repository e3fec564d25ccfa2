//! Quoting of words for a shell.

/// A word, in quotes where a shell would alter it.
pub fn quoted_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_every_word_as_it_was() {
        for word in [
            "run",
            "alternative[0].return_delay=90d",
            "it's here",
            "",
            "{ uniform = [0, 1] }",
            "a;b",
            "$HOME",
            "~",
        ] {
            let out = std::process::Command::new("sh")
                .args(["-c", &format!("printf %s {}", quoted_word(word))])
                .output()
                .expect("there is a shell");
            assert_eq!(String::from_utf8_lossy(&out.stdout), word);
        }
        assert_eq!(quoted_word("simulation.draws=100"), "simulation.draws=100");
    }
}
