//! Fixed text of every report: the method and its limits.

use serde::Serialize;

/// A paragraph and its heading.
#[derive(Debug, Serialize)]
pub(super) struct Paragraph {
    pub(super) about: &'static str,
    pub(super) text: &'static str,
}

/// The model on one page. The equations are in `docs/model.md`.
pub(super) const METHOD: [Paragraph; 6] = [
    Paragraph {
        about: "Battery mines",
        text: "A battery mine has a rated life, stretched or cut by what storage has left of its \
               charge, its production lot and its own variation. Its battery drains with time, a \
               little faster in the warmth. The cold hides part of the capacity, so that a weak \
               battery is dormant in the frost and wakes in spring. When no warmth can wake it any \
               more the mine is inert, and still an explosive item in the ground. A few never \
               function at all. A few fail to deactivate: their battery does not end them, and how \
               many they are decides most answers. Where mines have a self-destruct timer, it acts \
               with the stated reliability on those that function at that moment.",
    },
    Paragraph {
        about: "Persistent mines",
        text: "A persistent mine has no battery and ages over decades. No half-life has been \
               published: its distribution is an assumption.",
    },
    Paragraph {
        about: "People",
        text: "People return over months or years and enter the area now and then, by day. Each \
               meets each mine at a rate of people × presence × entries × path × width ÷ area, \
               less risk reduction. The first meeting with a functional mine is a detonation; it \
               hurts one person or a few, each of whom may be killed. How often people enter, how \
               far they go and how wide a strip they touch is fitted to accident rates, not known.",
    },
    Paragraph {
        about: "Clearance",
        text: "Clearance goes over the area at its pace and finds nearly all. An inert mine takes \
               the same work and money as a functional one, because nobody can tell them apart.",
    },
    Paragraph {
        about: "Risk",
        text: "The yearly risk is that of an average member of the most exposed group, while \
               there. It follows from how many mines are functional and is never counted from \
               accidents. The time to a risk criterion is the first from which it stays below that \
               level until the horizon, the end of the run.",
    },
    Paragraph {
        about: "Replicates and draws",
        text: "A replicate is one place, with all its mines simulated once from the start to the \
               horizon. Chance is drawn anew for each replicate; uncertain parameters take new \
               values, spread evenly over their distributions, for each parameter draw. \
               Alternatives, the courses of action that are compared, share both where they can, \
               so that they differ by what was done. The same scenario and seed give the same \
               bytes.",
    },
];

/// The limits of the program.
pub(super) const LIMITS: [&str; 7] = [
    "It never says that a piece of ground is safe. It speaks of populations of mines: of any one \
     mine, and of any one path through a field, it knows nothing. What may be walked on is decided \
     on the ground, by those whose work that is.",
    "An inert mine is still an explosive that nobody can tell from a functional one. Fire, \
     ploughing and handling are not modelled.",
    "Under the Ottawa convention anti-personnel mines are banned whatever their reliability. No \
     number here makes a mine lawful, and none is an argument that it should be.",
    "It says nothing of how mines or fuses are built, laid, hidden, found or defeated, and nothing \
     of any military use.",
    "Exposure is fitted to casualty rates of whole countries. Any one place may differ tenfold.",
    "That a battery does not end a mine is known from claims, not from measurements in the field. \
     Nor is it modelled that all mines of a lot fail together.",
    "Mines, paths and clearance are spread evenly and independently of each other. Real ground is \
     more clustered, so chance differs more from place to place than the intervals show.",
];
