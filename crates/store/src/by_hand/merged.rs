//! Contacts merged by hand: what the duplicate did counts as the kept one's, and the duplicate is put aside whole.

use super::Laid;
use super::families::{Family, Member, families};
use crate::bulk::Bulk;
use crate::error::Result;
use crate::later;
use crate::row::{Value, hash};
use crate::table::{CONTACT, json_numbers};
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;

static ASIDE: Bulk = Bulk::new(include_str!("../../sql/merged_contact/put.sql"));

/// Gives rows of those put aside to those who were kept; whom they named is noted first.
const GO: [&str; 8] = [
    include_str!("../../sql/merged_row/keep.sql"),
    include_str!("../../sql/merged_row/go_piece.sql"),
    include_str!("../../sql/merged_row/go_response.sql"),
    include_str!("../../sql/merged_row/go_undelivered.sql"),
    include_str!("../../sql/merged_row/go_orders.sql"),
    include_str!("../../sql/merged_row/go_appointment.sql"),
    include_str!("../../sql/merged_row/go_opportunity.sql"),
    include_str!("../../sql/merged_row/go_survey_answer.sql"),
];

/// Gives them back: letters first, from which follows whose the rest is.
const BACK: [&str; 9] = [
    include_str!("../../sql/merged_row/back_piece.sql"),
    include_str!("../../sql/merged_row/back_response.sql"),
    include_str!("../../sql/merged_row/back_undelivered.sql"),
    include_str!("../../sql/merged_row/back_orders.sql"),
    include_str!("../../sql/merged_row/back_appointment.sql"),
    include_str!("../../sql/merged_row/back_opportunity.sql"),
    include_str!("../../sql/merged_row/back_survey_answer.sql"),
    include_str!("../../sql/merged_row/clear.sql"),
    include_str!("../../sql/merged_contact/clear.sql"),
];

/// Merged people as they stood.
#[derive(Debug, Default)]
pub(crate) struct Before {
    people: BTreeMap<i64, Stood>,
    /// Campaigns of outcomes that were put back to where their file left them.
    loosened: HashSet<i64>,
}

/// One who was kept, as they stand.
#[derive(Debug, Default)]
struct Stood {
    /// Hash of what they and those merged into them are, and of their letters.
    print: i64,
    campaigns: BTreeSet<i64>,
    /// Those among them that wrote to them.
    mailing: BTreeSet<i64>,
}

impl Before {
    pub(crate) fn is_empty(&self) -> bool {
        self.people.is_empty()
    }
}

/// Makes every merged contact one of its own again.
pub(super) async fn lift(connection: &mut SqliteConnection) -> Result<Before> {
    let people = stand(&mut *connection).await?;
    if people.is_empty() {
        return Ok(Before::default());
    }
    let loosened = loosen(&mut *connection).await?;
    let aside: Vec<(i64, i64, String)> =
        sqlx::query_as(include_str!("../../sql/merged_contact/list.sql")).fetch_all(&mut *connection).await?;
    let images: Vec<&str> = aside.iter().map(|(.., image)| image.as_str()).collect();
    CONTACT.restore(&mut *connection, &images).await?;
    for sql in BACK {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    Ok(Before { people, loosened })
}

/// Makes contacts one that a person said are one, wherever two at least are there.
pub(super) async fn lay(connection: &mut SqliteConnection, before: &Before, laid: &mut Laid) -> Result<()> {
    let families = families(&mut *connection).await?;
    laid.touched.extend(&before.loosened);
    laid.joins |= !families.is_empty() || !before.is_empty();
    if !families.is_empty() {
        let rows = families.iter().flat_map(|family| {
            let members = std::iter::once(&family.kept).chain(&family.others);
            members.map(|member| row(member, family.kept.id))
        });
        ASIDE.put(&mut *connection, rows.collect()).await?;
        laid.touched.extend(loosen(&mut *connection).await?);
        for sql in GO {
            sqlx::query(sql).execute(&mut *connection).await?;
        }
        merge(&mut *connection, &families).await?;
    }
    let after = stand(connection).await?;
    for kept in before.people.keys().chain(after.keys()) {
        let (was, is) = (before.people.get(kept), after.get(kept));
        if was.map(|one| one.print) != is.map(|one| one.print) {
            for stood in [was, is].into_iter().flatten() {
                laid.touched.extend(&stood.campaigns);
                laid.recount.extend(&stood.mailing);
            }
        }
    }
    Ok(())
}

/// Writes what stands of those who were kept, and takes the others away.
async fn merge(connection: &mut SqliteConnection, families: &[Family]) -> Result<()> {
    let kept = families.iter().map(|family| {
        let content = Value::Int(crate::contact::stored_hash(&family.values));
        let head = [Value::Int(family.kept.id), Value::Int(family.kept.identity), content];
        head.into_iter().chain(family.values.iter().cloned()).collect()
    });
    CONTACT.put.put(&mut *connection, kept.collect()).await?;
    let gone = families.iter().flat_map(|family| family.others.iter().map(|member| member.id));
    sqlx::query(CONTACT.remove).bind(json_numbers(gone)).execute(connection).await?;
    Ok(())
}

fn row(member: &Member, kept: i64) -> Vec<Value> {
    // Reference, SIRET, company, civility, names, job, e-mail, telephone, address …, as in `contact::told`.
    let value = |place: usize| member.values.get(place).cloned().unwrap_or(Value::Null);
    let address = [9, 10].map(value).into_iter().find(|line| *line != Value::Null).unwrap_or(Value::Null);
    vec![
        Value::Int(member.id),
        Value::Int(member.identity),
        Value::Int(kept),
        value(1),
        value(7),
        value(17),
        address,
        value(11),
        value(12),
        Value::Text(member.image.clone()),
    ]
}

/// Puts outcomes of merged people back to where their file left them; the refresh joins them anew.
async fn loosen(connection: &mut SqliteConnection) -> Result<HashSet<i64>> {
    let joined: Vec<(String, i64, i64)> = sqlx::query_as(include_str!("../../sql/merged_contact/later.sql"))
        .fetch_all(&mut *connection)
        .await?;
    for entity in ["response", "undelivered"] {
        let ids: Vec<i64> = joined.iter().filter(|(of, ..)| of == entity).map(|(_, id, _)| *id).collect();
        later::loosen(&mut *connection, entity, &ids).await?;
    }
    Ok(joined.into_iter().map(|(.., campaign)| campaign).collect())
}

/// Returns merged people as they stand, by the number of who was kept.
async fn stand(connection: &mut SqliteConnection) -> Result<BTreeMap<i64, Stood>> {
    let mut people: BTreeMap<i64, Stood> = BTreeMap::new();
    let aside: Vec<(i64, i64, String)> =
        sqlx::query_as(include_str!("../../sql/merged_contact/list.sql")).fetch_all(&mut *connection).await?;
    if aside.is_empty() {
        return Ok(people);
    }
    let mut texts: BTreeMap<i64, String> = BTreeMap::new();
    for (id, kept, image) in &aside {
        // Writing to a string cannot fail.
        let _ = writeln!(texts.entry(*kept).or_default(), "{id} {image}");
    }
    for (kept, image) in CONTACT.images(&mut *connection, aside.iter().map(|(_, kept, _)| *kept)).await? {
        let _ = writeln!(texts.entry(kept).or_default(), "{image}");
    }
    let pieces: Vec<(i64, i64, i64, i64)> =
        sqlx::query_as(include_str!("../../sql/merged_contact/pieces.sql"))
            .fetch_all(&mut *connection)
            .await?;
    for (kept, id, content, import) in pieces {
        let _ = writeln!(texts.entry(kept).or_default(), "{id} {content} {import}");
    }
    for (kept, text) in texts {
        people.entry(kept).or_default().print = hash([text.as_str()]);
    }
    let campaigns: Vec<(i64, i64, bool)> =
        sqlx::query_as(include_str!("../../sql/merged_contact/campaigns.sql")).fetch_all(connection).await?;
    for (kept, campaign, wrote) in campaigns {
        let stood = people.entry(kept).or_default();
        stood.campaigns.insert(campaign);
        if wrote {
            stood.mailing.insert(campaign);
        }
    }
    Ok(people)
}
