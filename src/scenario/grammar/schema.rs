//! The grammar for editors and other programs: a JSON Schema, draft 2020-12.

use super::{
    DISTRIBUTIONS, ExclusiveKeys, FILE, Key, Kind, MOST_POINTS, MOST_TIMES, Need, Range, Sort,
    Table,
};
use crate::question::RiskCriterion;
use crate::uncertainty::MOST_VALUES;
use serde_json::{Map, Value, json};

/// A duration as text: a number and a unit.
const DURATION: &str = r"^\s*\+?[0-9_]*\.?[0-9_]+([eE][+-]?[0-9]+)?\s*(min|h|d|w|y)\s*$";
/// The name of a percentile, above 0 and below 100.
const PERCENTILE: &str = r"^p[0-9]{1,2}(\.[0-9]+)?$";
/// A local date, maybe with its time.
const DATE: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$";

/// The JSON Schema of a scenario file. It knows keys, types and ranges; the rules that tie keys to
/// each other are the reader's.
pub fn schema() -> Value {
    let mut schema = of_table(FILE);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("inertness scenario");
    schema["$defs"] = json!({
        "duration": { "type": "string", "pattern": DURATION },
        "distribution": of_distributions(false),
        "duration_distribution": of_distributions(true),
    });
    schema
}

fn of_table(table: &'static Table) -> Value {
    let properties: Map<String, Value> =
        table.keys.iter().map(|key| (key.name.to_owned(), of_key(key))).collect();
    let required = table.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name);
    let mut schema = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required.collect::<Vec<_>>(),
    });
    let choices: Vec<Value> = table.choices.iter().map(of_choice).collect();
    if !choices.is_empty() {
        schema["allOf"] = Value::Array(choices);
    }
    schema
}

fn of_choice(choice: &ExclusiveKeys) -> Value {
    let mut ways: Vec<Value> = choice.keys.iter().map(|key| json!({ "required": [key] })).collect();
    if !choice.needed {
        ways.push(json!({ "not": { "anyOf": ways } }));
    }
    json!({ "oneOf": ways })
}

fn of_key(key: &Key) -> Value {
    let mut schema = of_kind(&key.kind);
    schema["description"] = json!(key.doc);
    match key.need {
        Need::Required | Need::Nothing => {}
        Need::Number(number) => schema["default"] = json!(number),
        Need::Integer(number) => schema["default"] = json!(number),
        Need::Word(word) => schema["default"] = json!(word),
        Need::AllDay => schema["default"] = json!([0, 24]),
        Need::HseCriteria => schema["default"] = json!(RiskCriterion::presets()),
    }
    schema
}

fn of_kind(kind: &Kind) -> Value {
    match kind {
        Kind::Line | Kind::Text => json!({ "type": "string", "minLength": 1 }),
        Kind::Word(words) => json!({ "enum": words() }),
        Kind::Date => date(),
        Kind::Integer(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
        Kind::Number(range) => {
            json!({ "anyOf": [of_range(*range), { "$ref": "#/$defs/distribution" }] })
        }
        Kind::Plain(range) => of_range(*range),
        Kind::Duration(_) => {
            let or = json!({ "$ref": "#/$defs/duration_distribution" });
            json!({ "anyOf": [{ "$ref": "#/$defs/duration" }, or] })
        }
        Kind::Time(_) => {
            let or = json!({ "$ref": "#/$defs/duration_distribution" });
            json!({ "anyOf": [{ "$ref": "#/$defs/duration" }, date(), or] })
        }
        Kind::PlainDuration(_) => json!({ "$ref": "#/$defs/duration" }),
        Kind::Times(_) => json!({
            "type": "array", "minItems": 1, "maxItems": MOST_TIMES,
            "items": { "$ref": "#/$defs/duration" },
        }),
        Kind::Curve(range) => json!({ "anyOf": [of_range(*range), {
            "type": "array", "minItems": 1, "maxItems": MOST_POINTS,
            "items": tuple(vec![
                json!({ "anyOf": [{ "$ref": "#/$defs/duration" }, date()] }), of_range(*range),
            ]),
        }] }),
        Kind::Hours => {
            let hour = || json!({ "type": "number", "minimum": 0, "maximum": 24 });
            tuple(vec![hour(), hour()])
        }
        Kind::Table(table) => of_table(table),
        Kind::Tables(table, least, most) => {
            json!({
                "type": "array", "minItems": least, "maxItems": most, "items": of_table(table)
            })
        }
    }
}

fn date() -> Value {
    json!({ "type": "string", "pattern": DATE })
}

fn of_range(range: Range) -> Value {
    let low = if range.low_open { "exclusiveMinimum" } else { "minimum" };
    let high = if range.high_open { "exclusiveMaximum" } else { "maximum" };
    json!({ "type": "number", low: range.low, high: range.high })
}

fn tuple(items: Vec<Value>) -> Value {
    let length = items.len();
    json!({ "type": "array", "prefixItems": items, "minItems": length, "maxItems": length })
}

fn of_distributions(of_durations: bool) -> Value {
    let value = || match of_durations {
        true => json!({ "$ref": "#/$defs/duration" }),
        false => json!({ "type": "number" }),
    };
    let distributions =
        DISTRIBUTIONS.iter().filter(|distribution| distribution.of_durations || !of_durations);
    let mut properties: Map<String, Value> = distributions
        .map(|form| {
            let constant = |&(name, sort): &(&str, Sort)| {
                let mut schema =
                    if sort == Sort::Value { value() } else { json!({ "type": "number" }) };
                schema["description"] = json!(name);
                schema
            };
            let constants = tuple(form.constants.iter().map(constant).collect());
            let schema = match (form.repeats, form.of_quantiles) {
                (true, _) => json!({
                    "type": "array", "minItems": 2, "maxItems": MOST_VALUES, "items": constants,
                }),
                (false, Some(_)) => json!({ "anyOf": [constants, {
                    "description": "Two percentiles.",
                    "type": "object", "minProperties": 2, "maxProperties": 2,
                    "additionalProperties": false, "patternProperties": { PERCENTILE: value() },
                }] }),
                (false, None) => constants,
            };
            (form.name.to_owned(), schema)
        })
        .collect();
    let mut within = tuple(vec![value(), value()]);
    within["description"] = json!("Bounds that truncate the distribution.");
    properties.insert("within".to_owned(), within);
    json!({
        "description": "What is known of an uncertain value.",
        "type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 2,
        "properties": properties,
    })
}
