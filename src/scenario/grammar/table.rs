//! The macro that defines the tables of a scenario file.
//!
//! It makes the rows of a table, its draft and its complete keys from one definition.

pub(super) use super::range::Range;
pub(super) use super::row::{ExclusiveKeys, Key, Kind, Need, Table};
pub(super) use crate::question::Role;
pub(super) use crate::scenario::file::document::Node;
pub(super) use crate::scenario::reading::reader::{Complete, Draft, GivenKey, Read, Reader, Word};
pub(super) use crate::scenario::reading::spot::Positioned;

/// The value types of the kinds of keys.
pub(super) mod kinds {
    use crate::scenario::reading::{input, spot};
    use spot::Positioned;

    pub(crate) type Line = String;
    pub(crate) type Text = String;
    pub(crate) type Word<W> = W;
    pub(crate) type Date = jiff::civil::DateTime;
    pub(crate) type Integer = i64;
    pub(crate) type Number = input::Number;
    pub(crate) type Plain = f64;
    pub(crate) type Duration = spot::Span;
    pub(crate) type PlainDuration = spot::Moment;
    pub(crate) type Time = spot::Span;
    pub(crate) type Times = Vec<Positioned<spot::Moment>>;
    pub(crate) type Curve = crate::model::PiecewiseLinear;
    pub(crate) type Hours = crate::model::ActiveHours;
    pub(crate) type Table<D> = D;
    pub(crate) type Tables<D> = Vec<Positioned<D>>;
}

/// Makes the rows of a table, its draft (what was read so far) and its keys (nothing missing).
///
/// A row is `name: Kind(…), "meaning";`. A key that may be left out has `= Need` after its kind,
/// and its value is taken, or `or Need`, and it is an `Option`. `name was "id"` renames a key,
/// `as Role` after its kind says what it means to readers. Of the rows after `one`, exactly one is
/// given, and together they are an enum.
macro_rules! table {
    (@id $key:ident) => { stringify!($key) };
    (@id $key:ident $id:literal) => { $id };
    (@role) => { Role::Other };
    (@role $role:ident) => { Role::$role };
    (@need) => { Need::Required };
    (@need $need:ident $(($preset:expr))?) => { Need::$need $(($preset))? };
    (@whole $type:ty) => { Positioned<<$type as Complete>::Whole> };
    (@whole $type:ty, $none:ident) => { Option<table!(@whole $type)> };
    (@complete $held:expr) => { $held?.complete()? };
    (@complete $held:expr, $none:ident) => { $held.complete()? };
    (
        $whole:ident, $draft:ident $(, at most one of [$($most:ident),+])? {
            $($key:ident $(was $id:literal)?: $kind:ident
                $([$of:ty $(, $size:expr)*])? $(($($arg:expr),+))? $(as $role:ident)?
                $(or $none:ident)? $(= $need:ident $(($preset:expr))?)?, $doc:literal;)*
        }
        $(one $choice:ident: $one:ident {
            $($key1:ident $variant:ident: $kind1:ident
                $([$of1:ty])? $(($($arg1:expr),+))?, $doc1:literal;)+
        })?
    ) => {
        #[derive(Debug, Default)]
        pub(crate) struct $draft {
            $(pub(crate) $key: Option<Positioned<kinds::$kind $(<$of>)?>>,)*
            $($(pub(crate) $key1: Option<Positioned<kinds::$kind1 $(<$of1>)?>>,)*)?
        }

        impl Draft for $draft {
            const ROW: &'static Table = &Table {
                keys: &[
                    $(Key {
                        name: stringify!($key),
                        id: table!(@id $key $($id)?),
                        kind: Kind::$kind $((<$of>::ROW $(, $size)*))? $(($($arg),+))?,
                        need: table!(@need $($none)? $($need $(($preset))?)?),
                        role: table!(@role $($role)?),
                        doc: $doc,
                    },)*
                    $(
                        $(Key {
                            name: stringify!($key1),
                            id: stringify!($key1),
                            kind: Kind::$kind1 $((<$of1>::ROW))? $(($($arg1),+))?,
                            need: Need::Nothing,
                            role: Role::Other,
                            doc: $doc1,
                        },)*
                    )?
                ],
                choices: &[
                    $(ExclusiveKeys { keys: &[$(stringify!($most)),+], needed: false },)?
                    $(ExclusiveKeys { keys: &[$(stringify!($key1)),+], needed: true },)?
                ],
            };

            fn set(&mut self, reader: &mut Reader, given: GivenKey<'_>) {
                match given.key.name {
                    $(stringify!($key) => self.$key = reader.key(given),)*
                    $($(stringify!($key1) => self.$key1 = reader.key(given),)*)?
                    other => unreachable!("`{other}` is a row of another table"),
                }
            }
        }

        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $whole {
            $(pub(crate) $key: table!(@whole kinds::$kind $(<$of>)? $(, $none)?),)*
            $(pub(crate) $choice: $one,)?
        }

        $(
            #[derive(Clone, Debug, PartialEq)]
            pub(crate) enum $one {
                $($variant(Box<table!(@whole kinds::$kind1 $(<$of1>)?)>),)*
            }
        )?

        impl Complete for $draft {
            type Whole = $whole;

            fn complete(self) -> Option<$whole> {
                Some($whole {
                    $($key: table!(@complete self.$key $(, $none)?),)*
                    $(
                        $choice: $(if let Some(given) = self.$key1 {
                            $one::$variant(Box::new(given.complete()?))
                        } else)* {
                            return None;
                        },
                    )?
                })
            }
        }

        impl Read for $draft {
            fn read(reader: &mut Reader, node: &Node, _: &Kind, path: &str) -> Option<Self> {
                Some(reader.table(node, path))
            }
        }
    };
}
pub(super) use table;

#[cfg(test)]
mod tests {
    use super::super::FILE;
    use super::*;
    use crate::uncertainty::Label;

    table! { TodayKeys, TodayDraft { arm: Tables[BelowTodayDraft, 1, 2], "A list."; } }
    table! { BelowTodayKeys, BelowTodayDraft {
        fatality: Number(Range::UNIT), "A number.";
    } }
    table! { RenamedKeys, RenamedDraft {
        course was "arm": Tables[BelowRenamedDraft, 1, 2], "A list.";
    } }
    table! { BelowRenamedKeys, BelowRenamedDraft {
        case_fatality was "fatality": Number(Range::UNIT), "A number.";
    } }

    /// Draws belong to the id and the sequence of a label, and not to its name: `engine::point` is
    /// tested for that.
    #[test]
    fn a_renamed_key_keeps_its_draws() {
        let label = |table: &Table, path: &str| {
            let located = table.locate(path);
            Label::new(&located.name, &located.id)
        };
        let before = label(TodayDraft::ROW, "arm[1].fatality");
        let after = label(RenamedDraft::ROW, "course[1].case_fatality");
        assert_eq!((before.as_str(), after.as_str()), ("arm.fatality", "course.case_fatality"));
        assert_eq!((before.id(), before.sequence()), (after.id(), after.sequence()));
        let without = label(TodayDraft::ROW, "course[1].case_fatality");
        assert_ne!(before.id(), without.id());
    }

    #[test]
    fn of_a_path_only_the_number_of_the_alternative_is_left_out() {
        let name = |path| FILE.locate(path).name;
        assert_eq!(
            name("alternative[0].clearance.clearance_effectiveness"),
            name("alternative[12].clearance.clearance_effectiveness")
        );
        assert_ne!(
            name("alternative[0].clearance.clearance_effectiveness"),
            name("clearance.clearance_effectiveness")
        );
        assert_eq!(name("civilians.group[1].case_fatality"), "civilians.group[1].case_fatality");
        let [of_alternative, of_all] = [
            "alternative[12].clearance.clearance_effectiveness",
            "clearance.clearance_effectiveness",
        ];
        assert_eq!(FILE.locate(of_alternative).alternative, Some(12));
        assert_eq!(FILE.locate(of_all).alternative, None);
    }

    #[test]
    fn the_disputed_number_is_known_by_its_row() {
        let role = |path: &str| FILE.locate(path).role;
        let deactivation_failure = "alternative[3].laying[1].electrical.deactivation_failure";
        let disputed = Some(Role::DeactivationFailure);
        assert_eq!(role(&format!("{deactivation_failure}.probability")), disputed);
        assert_eq!(role(&format!("{deactivation_failure}.life.lognormal.gsd")), Some(Role::Other));
        assert_eq!(
            role("alternative[0].laying[0].mechanical.deactivation_failure.probability"),
            None
        );
    }
}
