//! A legal scenario from a tape of numbers: every mechanism of the grammar, combined freely.
//!
//! Each choice takes the next number of the tape, and 0 is always the plainer choice, so that a
//! tape that is cut down to zeros makes a plainer scenario. What is written is small: replicates of
//! some dozens of mines, horizons of months, and exposures at which much happens.

use std::fmt::Write as _;

/// How many numbers a scenario takes at most.
pub(crate) const TAPE: usize = 260;

struct Tape<'a> {
    numbers: &'a [f64],
    at: usize,
}

impl Tape<'_> {
    fn next(&mut self) -> f64 {
        self.at += 1;
        self.numbers.get(self.at - 1).copied().unwrap_or(0.0)
    }

    /// One of the first `count` whole numbers.
    fn pick(&mut self, count: usize) -> usize {
        ((self.next() * count as f64) as usize).min(count - 1)
    }

    /// True with this chance.
    fn is(&mut self, chance: f64) -> bool {
        self.next() > 1.0 - chance
    }

    fn between(&mut self, low: f64, high: f64) -> String {
        format!("{:.4}", low + (high - low) * self.next())
    }

    fn days(&mut self, low: f64, high: f64) -> String {
        format!("\"{:.3}d\"", low * inertness::numeric::pow(high / low, self.next()))
    }
}

/// The scenario of a tape.
pub(crate) fn scenario(numbers: &[f64]) -> String {
    let tape = &mut Tape { numbers, at: 0 };
    let mut text = String::from("format = 1\ntitle = \"random\"\n\n[simulation]\n");
    let horizon = [90.0, 200.0, 420.0][tape.pick(3)];
    let _ = write!(
        text,
        "seed = {}\nreplicates = 10\nhorizon = \"{horizon}d\"\nreport_at = [\"7h\", \"3d\", \
         \"19.3d\", \"60d\", \"{horizon}d\"]\n\n",
        1 + tape.pick(1_000_000)
    );
    site(&mut text, tape);
    civilians(&mut text, tape, horizon);
    if tape.is(0.3) {
        risk_reduction(&mut text, tape, "[[risk_reduction]]", horizon);
    }
    if tape.is(0.5) {
        clearance(&mut text, tape, "[clearance]", horizon);
    }
    for alternative in 0..=tape.pick(3) {
        let _ = write!(text, "[[alternative]]\nname = \"alternative {alternative}\"\n");
        if tape.is(0.3) {
            let _ = writeln!(text, "return_delay = {}", tape.days(1.0, 60.0));
        }
        text += "\n";
        if tape.is(0.2) {
            risk_reduction(&mut text, tape, "[[alternative.risk_reduction]]", horizon);
        }
        if tape.is(0.2) {
            clearance(&mut text, tape, "[alternative.clearance]", horizon);
        }
        for _ in 0..=tape.pick(2) {
            laying(&mut text, tape, horizon);
        }
    }
    text
}

fn site(text: &mut String, tape: &mut Tape<'_>) {
    let start = ["2024-06-01T00:00:00", "2024-11-20T06:00:00", "2023-02-28T17:30:00"][tape.pick(3)];
    let _ = write!(
        text,
        "[site]\nstart = {start}\narea_m2 = {}\n\n",
        tape.between(30_000.0, 100_000.0)
    );
    if tape.is(0.6) {
        let _ = write!(
            text,
            "[site.temperature.seasonal]\nmean_c = {}\nannual_amplitude_c = {}\nwarmest_day = {}\n\
             diurnal_amplitude_c = {}\nwarmest_hour = {}\ndepth_m = {}\n\n",
            tape.between(-2.0, 22.0),
            tape.between(0.0, 18.0),
            1 + tape.pick(365),
            tape.between(0.0, 10.0),
            tape.between(0.0, 23.9),
            [0.0, 0.02, 0.1, 0.5][tape.pick(4)],
        );
    } else {
        let _ = write!(
            text,
            "[site.temperature]\nconstant = {{ celsius = {} }}\n\n",
            tape.between(-15.0, 35.0)
        );
    }
}

fn civilians(text: &mut String, tape: &mut Tape<'_>, horizon: f64) {
    let trigger = if tape.is(0.4) { tape.between(0.2, 1.0) } else { "1.0".to_owned() };
    let extra = if tape.is(0.5) { tape.between(0.05, 1.5) } else { "0".to_owned() };
    let _ = write!(
        text,
        "[civilians]\ntrigger_probability = {trigger}\nextra_casualties_mean = {extra}\n\n"
    );
    for group in 0..[1, 2, 3, 0][tape.pick(4)] {
        let presence = if tape.is(0.6) {
            let (early, late) = (tape.between(0.0, 0.5), tape.between(0.2, 1.0));
            format!("[[\"2d\", {early}], [\"{}d\", {late}]]", 0.4 * horizon)
        } else {
            format!("[[\"0d\", {}]]", tape.between(0.3, 1.0))
        };
        let hours = if tape.is(0.5) {
            let from = tape.pick(20);
            format!("[{from}, {}]", from + 1 + tape.pick(24 - from - 1))
        } else {
            "[0, 24]".to_owned()
        };
        let _ = write!(
            text,
            "[[civilians.group]]\nname = \"group {group}\"\npeople = {}\npresence = {presence}\n\
             entries_per_person_year = {}\npath_per_entry_m = {}\ncontact_width_m = \
             {}\nactive_hours = {hours}\n\
             case_fatality = {}\n\n",
            50 + tape.pick(400),
            tape.between(5.0, 60.0),
            tape.between(100.0, 400.0),
            tape.between(0.2, 1.0),
            tape.between(0.0, 1.0),
        );
    }
}

fn risk_reduction(text: &mut String, tape: &mut Tape<'_>, head: &str, horizon: f64) {
    let (early, late) = (tape.between(0.0, 0.6), tape.between(0.0, 1.0));
    let _ = write!(
        text,
        "{head}\nname = \"{}\"\neffectiveness = [[\"1d\", {early}], [\"{}d\", {late}]]\n\n",
        if head.contains("alternative") { "fence of the alternative" } else { "fence" },
        0.6 * horizon
    );
}

fn clearance(text: &mut String, tape: &mut Tape<'_>, head: &str, horizon: f64) {
    let _ = write!(
        text,
        "{head}\nstart = {}\nrate_m2_per_day = {}\nclearance_effectiveness = {}\npasses = {}\n\n",
        tape.days(1.0, 0.7 * horizon),
        tape.between(500.0, 8_000.0),
        tape.between(0.1, 1.0),
        1 + tape.pick(3),
    );
}

fn laying(text: &mut String, tape: &mut Tape<'_>, horizon: f64) {
    let waves = tape.pick(3);
    let mines = if waves == 2 { 1 + tape.pick(8) } else { 10 + tape.pick(60) };
    let _ = write!(text, "[[alternative.laying]]\nmines = {mines}\n");
    if waves == 1 {
        let _ = writeln!(
            text,
            "laid = [{{ at = \"0d\", share = 0.6 }}, {{ at = {}, share = 0.4 }}]",
            tape.days(0.5, 0.8 * horizon)
        );
    } else if waves == 2 {
        let every = 5.0 + 30.0 * tape.next();
        let until = every * (1.0 + 5.0 * tape.next());
        let _ = writeln!(
            text,
            "renew = {{ every = \"{every:.3}d\", until = \"{:.3}d\" }}",
            until.min(horizon)
        );
    }
    text.push('\n');
    if tape.is(0.7) { electrical(text, tape) } else { mechanical(text, tape) }
}

fn life(tape: &mut Tape<'_>) -> String {
    let median = tape.days(2.0, 300.0);
    match tape.pick(3) {
        0 => format!("{{ exponential = {{ median = {median} }} }}"),
        1 => format!("{{ weibull = {{ median = {median}, shape = {} }} }}", tape.between(0.6, 4.0)),
        _ => format!("{{ lognormal = {{ median = {median}, gsd = {} }} }}", tape.between(1.1, 4.0)),
    }
}

fn mechanical(text: &mut String, tape: &mut Tape<'_>) {
    let (dead, never) = (optional(tape, 0.4, 0.5), optional(tape, 0.4, 1.0));
    let life = life(tape);
    let _ = write!(
        text,
        "[alternative.laying.mechanical]\ndead_on_arrival = {dead}\nnever = {never}\nlife = \
         {life}\n\n"
    );
}

/// 0, or with this chance a number up to `most`.
fn optional(tape: &mut Tape<'_>, chance: f64, most: f64) -> String {
    if tape.is(chance) { tape.between(0.0, most) } else { "0".to_owned() }
}

fn electrical(text: &mut String, tape: &mut Tape<'_>) {
    let timed = tape.is(0.4);
    let setting = |tape: &mut Tape<'_>, share: f64| {
        let timer = if timed && tape.is(0.7) {
            format!(", self_destruct = {}", tape.days(0.2, 40.0))
        } else {
            String::new()
        };
        format!("{{ rated_life = {}, share = {share}{timer} }}", tape.days(0.3, 150.0))
    };
    let settings: Vec<String> = match tape.pick(3) {
        0 => vec![setting(tape, 1.0)],
        1 => vec![setting(tape, 0.3), setting(tape, 0.7)],
        _ => vec![setting(tape, 0.2), setting(tape, 0.5), setting(tape, 0.3)],
    };
    let settings = settings.join(", ");
    let _ = write!(text, "[alternative.laying.electrical]\nsettings = [{settings}]\n");
    let _ = writeln!(text, "dead_on_arrival = {}", optional(tape, 0.4, 0.4));
    if tape.is(0.4) {
        let (probability, life) = (tape.between(0.0, 0.5), life(tape));
        let _ = writeln!(
            text,
            "deactivation_failure = {{ probability = {probability}, life = {life} }}"
        );
    }
    if settings.contains("self_destruct") {
        let (reliability, cv) = (tape.between(0.2, 1.0), optional(tape, 0.6, 0.5));
        let _ = writeln!(text, "self_destruct = {{ reliability = {reliability}, cv = {cv} }}");
    }
    let distribution = ["lognormal", "weibull", "gamma"][tape.pick(3)];
    let cv = optional(tape, 0.9, 0.8);
    let _ = write!(
        text,
        "\n[alternative.laying.electrical.battery]\nlife = {{ {distribution} = {{ cv = {cv} }} }}\n"
    );
    if tape.is(0.5) {
        let _ = write!(text, "lots = {}\nlot_cv = {}\n", 1 + tape.pick(8), tape.between(0.0, 0.5));
    }
    if tape.is(0.3) {
        let _ = write!(
            text,
            "storage_years = {}\nstorage_loss_per_year = {}\n",
            tape.between(0.0, 10.0),
            tape.between(0.0, 0.1)
        );
    }
    if tape.is(0.5) {
        let _ = write!(
            text,
            "self_discharge_share = {}\nactivation_energy_kj_mol = {}\nreference_c = {}\n",
            tape.between(0.05, 1.0),
            tape.between(10.0, 90.0),
            tape.between(5.0, 30.0)
        );
    }
    if tape.is(0.6) {
        let _ = write!(
            text,
            "cold_loss_per_c = {}\ncold_knee_c = {}\nminimum_capacity = {}\n",
            tape.between(0.001, 0.05),
            tape.between(0.0, 25.0),
            tape.between(0.05, 0.9)
        );
    }
    text.push('\n');
}
