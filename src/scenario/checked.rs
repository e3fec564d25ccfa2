//! A scenario that has been read and checked: all questions that can be asked of it have an answer.

use super::assumed::{assumptions, with_sources, written};
use super::built_in::Source;
use super::check::check;
use super::check_arms::check_arms;
use super::fault::Fault;
use super::figures::{figures, is_of_overrun};
use super::grammar::{FILE, FileDraft, FileKeys, FuseKeys};
use super::input::{Input, Inputs};
use super::odd::{Warning, odd};
use super::overrides::apply;
use super::plan;
use super::read::{Complete, Reader};
use super::refusal::Refusal;
use super::render::SourceText;
use super::scenario_file::ScenarioFile;
use super::series;
use super::settle::Draw;
use crate::model::{Study, TemperatureSeries};
use crate::question::{Assumption, Claim, InputFile, Parameter, Plan, Role};
use crate::uncertainty::{Label, Point};
use jiff::civil::DateTime;
use std::sync::Arc;

/// A scenario that needs no further check.
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

/// What a scenario was read from.
struct Texts {
    file: ScenarioFile,
    sources: Vec<SourceText>,
    files: Vec<InputFile>,
    overrides: Vec<String>,
}

/// What the number at a path means to readers of results; none of a key that no scenario has.
pub fn role_of(path: &str) -> Option<Role> {
    FILE.locate(path).role
}

/// Reads a scenario, puts overrides (`key.path=value`) into it, and checks it.
///
/// # Errors
/// [`Refusal`] has everything that is wrong with it.
pub fn read(source: &Source, overrides: &[String]) -> Result<Scenario, Refusal> {
    ScenarioFile::load(source)?.with(overrides)
}

impl ScenarioFile {
    /// The scenario with overrides (`key.path=value`) put into it, checked.
    ///
    /// # Errors
    /// [`Refusal`] has everything that is wrong with it.
    pub fn with(&self, overrides: &[String]) -> Result<Scenario, Refusal> {
        let mut sources =
            vec![SourceText { name: self.name().to_owned(), text: Arc::clone(self.text()) }];
        let mut tree = self.tree().clone();
        let mut reader = Reader::default();
        for (number, text) in (1..).zip(overrides) {
            sources
                .push(SourceText { name: format!("--set {number}"), text: text.as_str().into() });
            reader.faults.extend(apply(&mut tree, text, number).err().map(|fault| *fault));
        }
        let root: FileDraft = reader.table(&tree, "");
        let mut files = vec![self.input().clone()];
        check(&mut reader, &root);
        check_arms(&mut reader, &root);
        let series = self.series(&root, &mut sources, &mut files, &mut reader.faults);
        match root.complete() {
            Some(root) if reader.faults.is_empty() => {
                // no key stands in the text of a series
                sources.truncate(1 + overrides.len());
                let assumptions = assumptions(&tree, &sources);
                with_sources(&mut reader.inputs.list, &assumptions);
                let texts =
                    Texts { file: self.clone(), sources, files, overrides: overrides.to_vec() };
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
        let asked = series::Asked {
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
        texts: Texts,
    ) -> Self {
        let middle = Point(vec![0.5; inputs.labels.len()]);
        let study = Draw::new(&inputs, &middle, series.as_ref()).study(&root);
        let plan = plan::plan(&root, &study);
        let claims = plan::claims(&root, &plan);
        let Texts { file, sources, files, overrides } = texts;
        Self { root, inputs, series, plan, claims, assumptions, file, sources, files, overrides }
    }

    /// The same file with more overrides (`key.path=value`) after its own, checked anew; no file is
    /// read again.
    ///
    /// # Errors
    /// [`Refusal`] has everything that is wrong with it.
    pub fn with(&self, more: &[String]) -> Result<Self, Refusal> {
        self.file.with(&[&self.overrides, more].concat())
    }

    /// How much to run, when to look, and the names of arms and groups.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Local solar date and time of t = 0.
    pub fn start(&self) -> DateTime {
        *self.root.site.start
    }

    /// What the file says that somebody claims of the mines.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// Figures that battery mines of any scenario are held against: the limits of a treaty, and
    /// what is published. The scenario's own claims are left out.
    pub fn figures(&self) -> Vec<Claim> {
        let middle = Point(vec![0.5; self.inputs.labels.len()]);
        let same = |own: &Claim, figure: &Claim| {
            (own.arm, own.quantity, own.at.time, own.bound, own.per)
                == (figure.arm, figure.quantity, figure.at.time, figure.bound, figure.per)
        };
        let mut figures = figures(&self.study(&middle), self.plan.horizon);
        figures.retain(|figure| !self.claims.iter().any(|own| same(own, figure)));
        figures
    }

    /// The least and the greatest share of the mines that the scenario assumes to overrun, of an
    /// arm whose claim has a figure of that share; none of other claims, and where a laying has no
    /// overrun.
    pub fn assumed_overrun(&self, claim: &Claim) -> Option<[f64; 2]> {
        let study = self.study(&Point(vec![0.5; self.inputs.labels.len()]));
        let arm = study.arms.get(claim.arm).filter(|arm| is_of_overrun(claim, arm))?;
        let (mut ends, mut mines) = ([0.0; 2], 0.0);
        for (laying, laid) in self.root.arm.get(claim.arm)?.laying.iter().zip(&arm.layings) {
            let FuseKeys::Electrical(electrical) = &laying.fuse else { return None };
            let overrun = electrical.overrun.as_ref()?;
            let support = self.inputs.support(overrun.probability.value);
            mines += laid.mines() as f64;
            ends.iter_mut().zip(support).for_each(|(end, own)| *end += own * laid.mines() as f64);
        }
        (mines > 0.0).then(|| ends.map(|end| end / mines))
    }

    /// Every number that went in, and its source.
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// Every uncertain number that went in, in the order of the assumptions.
    pub fn parameters(&self) -> Vec<Parameter> {
        let mut inputs: Vec<&Input> = self.inputs.list.iter().collect();
        inputs.sort_by_key(|input| input.assumption);
        inputs.into_iter().map(|input| input.parameter.clone()).collect()
    }

    /// The number at a key as the scenario or the command line writes it; empty where it has none.
    pub fn written(&self, key: &str) -> String {
        written(&self.assumptions, key)
    }

    /// The uncertain parameters, one for each coordinate of a point.
    pub fn labels(&self) -> &[Label] {
        &self.inputs.labels
    }

    /// Every occurrence of an uncertain key, arm by arm.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs.list
    }

    /// All of the scenario for one parameter draw.
    ///
    /// # Panics
    /// If the point has fewer coordinates than there are labels.
    pub fn study(&self, point: &Point) -> Study {
        Draw::new(&self.inputs, point, self.series.as_ref()).study(&self.root)
    }

    /// The same with another value of one uncertain input, by its place among [`Scenario::inputs`]:
    /// the same key of other arms and everything else stay where the point has them.
    ///
    /// # Panics
    /// If there is no such input, or the point has fewer coordinates than there are labels.
    pub fn study_with(&self, point: &Point, input: usize, value: f64) -> Study {
        Draw::new(&self.inputs, point, self.series.as_ref()).with(input, value).study(&self.root)
    }

    /// The file as it was read, overrides not put in.
    pub fn text(&self) -> &str {
        &self.sources[0].text
    }

    /// The files it was read from: the scenario first, then those it names.
    pub fn files(&self) -> &[InputFile] {
        &self.files
    }

    /// The overrides, as they were given.
    pub fn overrides(&self) -> &[String] {
        &self.overrides
    }

    /// What is legal but odd and can be known without a run. `can_draw` says whether a chart can
    /// show a letter.
    pub fn warnings(&self, can_draw: &dyn Fn(char) -> bool) -> Vec<Warning> {
        odd(&self.root, &self.inputs, &self.plan, &self.sources, can_draw)
    }
}
