//! How many different people were mailed, set beside the sums of the groups of a question.

use crate::failure::Failure;
use crate::figures::Group;
use crate::house::House;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::term::{Reason, Term};
use domain::totals::Measure;
use store::PeopleMailed;

/// Sets how many people each group was mailed to.
///
/// Unknown by what only an outcome says (channel, moment, stage), and where a file told how many pieces there were and
/// not to whom: pieces without rows.
pub(crate) async fn count(
    house: &House,
    groups: &mut [Group],
    filter: &Filter,
    by: &[Dimension],
) -> Result<(), Failure> {
    let people = house.store.people_mailed(filter, by).await?;
    for group in groups {
        let posted = group.totals.pieces_posted;
        let told =
            |people: &&PeopleMailed| group.campaigns.iter().all(|code| people.campaigns.contains(code));
        group.totals.people_mailed = match people.as_ref().filter(told) {
            _ if posted.value().is_none() => posted,
            Some(people) => Term::number(people.groups.get(&group.key).copied().unwrap_or_default()),
            None => Term::Unknown(Reason::NotThatFine(Measure::PiecesPosted)),
        };
    }
    Ok(())
}
