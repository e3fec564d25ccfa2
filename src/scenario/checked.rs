//! A checked scenario.

use super::assumed::{assumptions, with_sources, written};
use super::check::check;
use super::check_alternatives::check_alternatives;
use super::diagnostics::fault::{Fault, FaultKind};
use super::diagnostics::refusal::Refusal;
use super::diagnostics::render::SourceText;
use super::diagnostics::warnings::{Warning, warnings};
use super::figures::{figures, is_of_deactivation_failure};
use super::file::built_in::Source;
use super::file::full_path::full_path;
use super::file::overrides::{apply, written_out};
use super::file::scenario_file::ScenarioFile;
use super::grammar::{ClimateKeys, FILE, FileDraft, FileKeys, FuseKeys};
use super::plan;
use super::reading::date::start_of;
use super::reading::input::{Input, Inputs};
use super::reading::reader::{Complete, Reader};
use super::series::{self, date_at};
use super::to_study::DrawValues;
use crate::model::{Study, TemperatureSeries};
use crate::question::{Assumption, Claim, InputFile, Parameter, Plan, Role};
use crate::uncertainty::{Label, Point};
use jiff::civil::DateTime;
use std::sync::Arc;

/// A scenario that needs no further check.
///
/// # Example
///
/// ```
/// use inertness::scenario::{Source, built_ins, read};
/// use inertness::uncertainty::Point;
///
/// let scenario = read(&Source::BuiltIn(&built_ins()[0]), &[])?;
/// // the study with every uncertain parameter at its median
/// let study = scenario.study(&Point(vec![0.5; scenario.labels().len()]));
/// assert_eq!(study.alternatives.len(), 2);
/// # Ok::<(), inertness::scenario::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Scenario {
    root: FileKeys,
    inputs: Inputs,
    series: Option<Arc<TemperatureSeries>>,
    plan: Plan,
    claims: Vec<Claim>,
    assumptions: Vec<Assumption>,
    file: ScenarioFile,
    sources: Vec<SourceText>,
    files: Vec<InputFile>,
    overrides: Vec<String>,
}

/// The texts and files of a scenario.
struct SourceTexts {
    file: ScenarioFile,
    sources: Vec<SourceText>,
    files: Vec<InputFile>,
    overrides: Vec<String>,
}

/// The role of the number at a path for readers. None for an unknown key.
pub fn role_of(path: &str) -> Option<Role> {
    FILE.locate(path).role
}

/// Reads a scenario, applies overrides (`key.path=value`), and checks it.
///
/// # Errors
/// [`Refusal`] has every fault.
pub fn read(source: &Source, overrides: &[String]) -> Result<Scenario, Refusal> {
    ScenarioFile::load(source)?.with(overrides)
}

impl ScenarioFile {
    /// Applies overrides (`key.path=value`) and checks the scenario.
    ///
    /// # Errors
    /// [`Refusal`] has every fault.
    pub fn with(&self, overrides: &[String]) -> Result<Scenario, Refusal> {
        let mut sources =
            vec![SourceText { name: self.name().to_owned(), text: Arc::clone(self.text()) }];
        let mut tree = self.tree().clone();
        let mut reader = Reader::default();
        let mut overrides = overrides.to_vec();
        for (number, text) in (1..).zip(&mut overrides) {
            let name = format!("--set {number}");
            let done = written_out(&tree, text, number).and_then(|whole| {
                *text = whole;
                apply(&mut tree, text, number)
            });
            sources.push(SourceText { name, text: text.as_str().into() });
            reader.faults.extend(done.err().map(|fault| *fault));
        }
        reader.start = start_of(&tree);
        let root: FileDraft = reader.table(&tree, "");
        let mut files = vec![self.input().clone()];
        check(&mut reader, &root);
        check_alternatives(&mut reader, &root);
        let series = self.series(&root, &mut sources, &mut files, &mut reader.faults);
        match root.complete() {
            Some(root) if reader.faults.is_empty() => {
                // the text of a series has no keys
                sources.truncate(1 + overrides.len());
                let assumptions = assumptions(&tree, &sources);
                with_sources(&mut reader.inputs.list, &assumptions);
                let texts = SourceTexts { file: self.clone(), sources, files, overrides };
                Ok(Scenario::new(root, reader.inputs, series, assumptions, texts))
            }
            _ => {
                assert!(!reader.faults.is_empty(), "what is missing is a fault, and presets fit");
                Err(Refusal::new(sources, reader.faults))
            }
        }
    }

    /// The temperature series, where the scenario names one.
    fn series(
        &self,
        root: &FileDraft,
        sources: &mut Vec<SourceText>,
        files: &mut Vec<InputFile>,
        faults: &mut Vec<Fault>,
    ) -> Option<Arc<TemperatureSeries>> {
        let site = root.site.as_ref()?;
        let series = site.temperature.as_ref()?.series.as_ref()?;
        let asked = series::SeriesRequest {
            name: series.file.as_ref()?,
            repeats: series.repeat.is_some(),
            file: self,
            start: **site.start.as_ref()?,
            horizon: root.horizon().map(|horizon| horizon.time),
            source: sources.len(),
        };
        let read = series::read(&asked).map_err(|fault| faults.push(*fault)).ok()?;
        sources.push(read.measured.source.clone());
        files.push(read.measured.file.clone());
        faults.extend(read.faults);
        read.series
    }
}

impl Scenario {
    fn new(
        root: FileKeys,
        inputs: Inputs,
        series: Option<Arc<TemperatureSeries>>,
        assumptions: Vec<Assumption>,
        texts: SourceTexts,
    ) -> Self {
        let middle = Point(vec![0.5; inputs.labels.len()]);
        let study = DrawValues::new(&inputs, &middle, series.as_ref()).study(&root);
        let plan = plan::plan(&root, &study);
        let claims = plan::claims(&root, &plan);
        let SourceTexts { file, sources, files, overrides } = texts;
        Self { root, inputs, series, plan, claims, assumptions, file, sources, files, overrides }
    }

    /// Adds overrides (`key.path=value`) after its own and checks again. No file is read again.
    ///
    /// # Errors
    /// [`Refusal`] has every fault.
    pub fn with(&self, more: &[String]) -> Result<Self, Refusal> {
        self.file.with(&[&self.overrides, more].concat())
    }

    /// The plan: report times, counts, and names of alternatives and groups.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Local solar date and time of t = 0.
    pub fn start(&self) -> DateTime {
        *self.root.site.start
    }

    /// The claims in the file.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// Figures for battery mines of any scenario. They are treaty limits and published claims. The
    /// scenario's own claims are left out.
    pub fn figures(&self) -> Vec<Claim> {
        let middle = Point(vec![0.5; self.inputs.labels.len()]);
        let same = |own: &Claim, figure: &Claim| {
            (own.alternative, own.quantity, own.at.time, own.bound, own.per)
                == (figure.alternative, figure.quantity, figure.at.time, figure.bound, figure.per)
        };
        let mut figures = figures(&self.study(&middle), self.plan.horizon);
        figures.retain(|figure| !self.claims.iter().any(|own| same(own, figure)));
        figures
    }

    /// The range of the assumed share of mines with deactivation failure. It is the least and the
    /// greatest share in the alternative of a claim whose figure is such a share. None for other
    /// claims, and where a laying has no deactivation failure.
    pub fn assumed_deactivation_failure(&self, claim: &Claim) -> Option<[f64; 2]> {
        let study = self.study(&Point(vec![0.5; self.inputs.labels.len()]));
        let alternative = study
            .alternatives
            .get(claim.alternative)
            .filter(|alternative| is_of_deactivation_failure(claim, alternative))?;
        let (mut ends, mut mines) = ([0.0; 2], 0.0);
        for (laying, laid) in
            self.root.alternative.get(claim.alternative)?.laying.iter().zip(&alternative.layings)
        {
            let FuseKeys::Electrical(electrical) = &laying.fuse else { return None };
            let deactivation_failure = electrical.deactivation_failure.as_ref()?;
            let support = self.inputs.support(deactivation_failure.probability.value);
            mines += laid.mines() as f64;
            ends.iter_mut().zip(support).for_each(|(end, own)| *end += own * laid.mines() as f64);
        }
        (mines > 0.0).then(|| ends.map(|end| end / mines))
    }

    /// Every input number with its source.
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// Every uncertain input number, in the order of the assumptions.
    pub fn parameters(&self) -> Vec<Parameter> {
        let mut inputs: Vec<&Input> = self.inputs.list.iter().collect();
        inputs.sort_by_key(|input| input.assumption);
        inputs.into_iter().map(|input| input.parameter.clone()).collect()
    }

    /// The number at a key as text. It is as the scenario or command line writes it. Empty where it
    /// has none.
    pub fn written(&self, key: &str) -> String {
        written(&self.assumptions, key)
    }

    /// The uncertain parameters, one for each coordinate of a point.
    pub fn labels(&self) -> &[Label] {
        &self.inputs.labels
    }

    /// Every occurrence of an uncertain key, alternative by alternative.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs.list
    }

    /// The study of one parameter draw.
    ///
    /// # Panics
    /// If the point has fewer coordinates than there are labels.
    pub fn study(&self, point: &Point) -> Study {
        DrawValues::new(&self.inputs, point, self.series.as_ref()).study(&self.root)
    }

    /// The study with another value of one uncertain input. The input is given by its index in
    /// [`Scenario::inputs`]. The same key of other alternatives and all other inputs keep the
    /// point's values.
    ///
    /// # Panics
    /// If there is no such input, or the point has fewer coordinates than there are labels.
    pub fn study_with(&self, point: &Point, input: usize, value: f64) -> Study {
        DrawValues::new(&self.inputs, point, self.series.as_ref())
            .with(input, value)
            .study(&self.root)
    }

    /// The text of the file as read, without overrides.
    pub fn text(&self) -> &str {
        &self.sources[0].text
    }

    /// The input files: the scenario first, then those it names.
    pub fn files(&self) -> &[InputFile] {
        &self.files
    }

    /// The full path of a key, from its last steps. They may follow an alternative's name, as in
    /// `battery:deactivation_failure.probability`.
    ///
    /// # Errors
    /// [`FaultKind`] where it names no key, or several.
    pub fn full_path(&self, given: &str) -> Result<String, FaultKind> {
        let mut tree = self.file.tree().clone();
        for (number, text) in (1..).zip(&self.overrides) {
            apply(&mut tree, text, number).expect("an override of a checked scenario");
        }
        full_path(&tree, given)
    }

    /// The overrides, each with the full path of its key.
    pub fn overrides(&self) -> &[String] {
        &self.overrides
    }

    /// Warnings about legal but implausible values that need no run. `can_draw` says whether a
    /// chart can show a letter.
    pub fn warnings(&self, can_draw: &dyn Fn(char) -> bool) -> Vec<Warning> {
        let texts = (self.sources.as_slice(), can_draw);
        warnings(&self.root, &self.inputs, &self.plan, self.series.as_deref(), texts)
    }

    /// The temperature series: its file, its first and last time, and whether it repeats.
    pub fn series(&self) -> Option<(&str, [DateTime; 2], bool)> {
        let ClimateKeys::Series(named) = &self.root.site.temperature.climate else { return None };
        let span = self.series.as_ref()?.span().map(|time| date_at(self.start(), time));
        Some((named.file.as_str(), span, named.repeat.is_some()))
    }
}
