//! Targets name figures as people do: here they meet the catalogue.

use super::job::Job;
use domain::currency::Currency;
use domain::fact::{Facts, Located, TargetFact, TargetValue};
use domain::field::Field;
use domain::money::Money;
use import::{Batch, Effect, Issue, IssueCode, SetAside};
use kpi::{Definition, Unit};
use rust_decimal::Decimal;

/// Gives each target the key of its figure and a value of its unit; rows where this fails are set aside.
pub(super) fn recognise(batch: &mut Batch, job: &Job) {
    let Facts::Targets(rows) = &mut batch.facts else { return };
    let mut taken = Vec::with_capacity(rows.len());
    for (place, located) in std::mem::take(rows).into_iter().enumerate() {
        match understood(located.fact) {
            Ok(fact) => {
                rows.push(Located { row: located.row, fact, known: located.known });
                taken.push(place);
            }
            Err((field, code)) => {
                let raw = batch.raw.row(place);
                batch.issues.push(issue(job, located.row, &raw, field, code));
                let issues = vec![batch.issues.len() - 1];
                batch.set_aside.push(SetAside { row: located.row, raw, issues });
            }
        }
    }
    batch.raw.keep(&taken);
}

fn understood(fact: TargetFact) -> Result<TargetFact, (Field, IssueCode)> {
    let by_sum = || import::total_of(&fact.figure).and_then(|measure| kpi::find(measure.key()));
    let Some(figure) = kpi::named(&fact.figure).or_else(by_sum) else {
        let nearest = kpi::nearest_named(&fact.figure).map(|figure| figure.name);
        return Err((Field::TargetFigure, IssueCode::UnknownFigure { nearest }));
    };
    let value = of_unit(figure, fact.value).map_err(|code| (Field::TargetValue, code))?;
    Ok(TargetFact { figure: figure.key.to_owned(), value, ..fact })
}

/// Returns a target in the unit of its figure: "3" may be meant for three in a hundred, and is not guessed.
fn of_unit(figure: &Definition, value: TargetValue) -> Result<TargetValue, IssueCode> {
    let not_a_number = IssueCode::NotANumber { suggestion: None };
    match (figure.unit, value) {
        (Unit::Ratio | Unit::Growth, TargetValue::Number(number)) if number > Decimal::ONE => {
            Err(IssueCode::NotAShare)
        }
        (Unit::Ratio | Unit::Growth, TargetValue::Number(share) | TargetValue::Ratio(share)) => {
            Ok(TargetValue::Ratio(share))
        }
        (Unit::Ratio | Unit::Growth, TargetValue::Money(_)) => Err(IssueCode::NotARate),
        (Unit::Money, TargetValue::Number(amount)) => {
            Ok(TargetValue::Money(Money { amount, currency: Currency::EUR }))
        }
        (Unit::Money, TargetValue::Money(money)) => Ok(TargetValue::Money(money)),
        (Unit::Times, TargetValue::Number(number) | TargetValue::Ratio(number))
        | (Unit::Count | Unit::Days | Unit::Points, TargetValue::Number(number)) => {
            Ok(TargetValue::Number(number))
        }
        _ => Err(not_a_number),
    }
}

fn issue(job: &Job, row: u32, cells: &[String], field: Field, code: IssueCode) -> Issue {
    let column = job.plan.columns.iter().position(|known| *known == Some(field));
    let of_column = |texts: &[String]| column.and_then(|column| texts.get(column)).cloned();
    Issue {
        sheet: job.sheet.clone(),
        cell: format!("{}{row}", of_column(&job.letters).unwrap_or_else(|| "A".to_owned())),
        column,
        row,
        heading: of_column(&job.plan.headings).unwrap_or_default(),
        raw: of_column(cells).unwrap_or_default(),
        code,
        effect: Effect::RowSetAside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(figure: &str, value: TargetValue) -> Result<(String, TargetValue), IssueCode> {
        let fact = TargetFact { figure: figure.to_owned(), campaign: None, from: None, to: None, value };
        understood(fact).map(|fact| (fact.figure, fact.value)).map_err(|(_, code)| code)
    }

    #[test]
    fn a_figure_is_recognised_by_key_and_by_name() {
        let value = TargetValue::Ratio(Decimal::new(3, 2));
        for name in ["response_rate", "Response rate", "Taux de réponse", "TAUX DE REPONSE"] {
            assert_eq!(target(name, value), Ok(("response_rate".to_owned(), value)), "{name}");
        }
        for (name, key) in [("CA HT", "revenue"), ("Taux de tenue", "show_rate"), ("RDV", "appointments")] {
            let figure = kpi::named(name).or_else(|| kpi::find(import::total_of(name)?.key()));
            assert_eq!(figure.map(|figure| figure.key), Some(key), "{name}");
        }
        let Err(IssueCode::UnknownFigure { nearest: Some(near) }) = target("Taux de réponce", value) else {
            panic!("a misspelt name has a near one");
        };
        assert_eq!(near.fr, "taux de réponse");
        assert_eq!(target("météo", value), Err(IssueCode::UnknownFigure { nearest: None }));
    }

    #[test]
    fn a_target_takes_the_unit_of_its_figure_or_is_set_aside() {
        let (three, share) = (TargetValue::Number(Decimal::from(3)), TargetValue::Ratio(Decimal::new(3, 2)));
        let euros = TargetValue::Money(Money::eur(Decimal::from(3)));
        for (figure, written, expected) in [
            ("response_rate", share, Ok(share)),
            ("response_rate", TargetValue::Number(Decimal::new(3, 2)), Ok(share)),
            ("response_rate", three, Err(IssueCode::NotAShare)),
            ("response_rate", euros, Err(IssueCode::NotARate)),
            ("revenue", three, Ok(euros)),
            ("revenue", euros, Ok(euros)),
            ("orders", three, Ok(three)),
            ("orders", euros, Err(IssueCode::NotANumber { suggestion: None })),
            ("roas", three, Ok(three)),
        ] {
            assert_eq!(target(figure, written).map(|(_, value)| value), expected, "{figure} {written:?}");
        }
    }
}
