//! A row of responses.

use super::contact::{contact, scope};
use super::{Cells, Need};
use crate::words;
use domain::fact::ResponseFact;
use domain::field::Field;
use domain::words::{Channel, Interest};

pub(super) fn response(cells: &mut Cells<'_>) -> Option<ResponseFact> {
    let date = cells.date(Field::ResponseDate, Need::Required);
    let interest = cells.word(Field::Interest, words::interest);
    let channel = cells.told_word(Field::Channel, words::channel);
    let fact = ResponseFact {
        scope: scope(cells),
        contact: contact(cells),
        date: date.unwrap_or_default(),
        channel: channel.as_ref().map(|word| word.means.unwrap_or(Channel::Other)),
        plain_channel: channel.as_ref().map(|word| word.plain.unwrap_or(Channel::Other)),
        channel_text: channel.map(|word| word.text),
        interest: interest.as_ref().map(|(interest, _)| interest.unwrap_or(Interest::Neutral)),
        interest_text: interest.map(|(_, text)| text),
        qualified: cells.yes_no(Field::Qualified),
        verbatim: cells.text(Field::Verbatim),
    };
    date.map(|_| fact)
}
