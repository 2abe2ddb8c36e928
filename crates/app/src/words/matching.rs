//! What an outcome says, in words.

use crate::lang::{Lang, one_of};
use domain::format;
use domain::words::{Channel, Interest, UndeliveredReason};
use store::Says;

/// Returns what an outcome says: `téléphone, positif`.
pub(crate) fn says(told: &Says, lang: Lang) -> String {
    let parts = [
        told.channel.map(|channel| self::channel(channel, lang).to_owned()),
        told.interest.map(|interest| self::interest(interest, lang).to_owned()),
        told.reason.map(|reason| self::reason(reason, lang).to_owned()),
        told.number.clone(),
        told.amount.map(|money| {
            format::money(money.amount, money.currency, format::money_decimals(money.amount), lang)
        }),
        told.verbatim.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(crate) fn channel(channel: Channel, lang: Lang) -> &'static str {
    let (fr, en) = match channel {
        Channel::Phone => ("téléphone", "telephone"),
        Channel::Email => ("e-mail", "e-mail"),
        Channel::Coupon => ("coupon", "coupon"),
        Channel::Letter => ("courrier", "letter"),
        Channel::Web => ("web", "web"),
        Channel::Qr => ("QR code", "QR code"),
        Channel::Visit => ("visite", "visit"),
        Channel::Other => ("autre canal", "other channel"),
    };
    one_of(lang, fr, en)
}

fn interest(interest: Interest, lang: Lang) -> &'static str {
    let (fr, en) = match interest {
        Interest::Positive => ("positif", "positive"),
        Interest::Neutral => ("neutre", "neutral"),
        Interest::Refusal => ("refus", "refusal"),
        Interest::Stop => ("stop", "stop"),
    };
    one_of(lang, fr, en)
}

fn reason(reason: UndeliveredReason, lang: Lang) -> &'static str {
    let (fr, en) = match reason {
        UndeliveredReason::UnknownAtAddress => ("inconnu à l’adresse", "unknown at the address"),
        UndeliveredReason::BadAddress => ("adresse fausse ou incomplète", "wrong or incomplete address"),
        UndeliveredReason::Moved => ("a déménagé", "moved"),
        UndeliveredReason::Refused => ("refusé", "refused"),
        UndeliveredReason::Unclaimed => ("non réclamé", "unclaimed"),
        UndeliveredReason::Ceased => ("a cessé", "ceased"),
        UndeliveredReason::Other => ("autre motif", "other reason"),
    };
    one_of(lang, fr, en)
}
