//! The members of closed columns, in words.

use crate::lang::{Lang, Words};
use domain::field::Field;
use domain::words::{CellRole, Channel, CostItem, Interest, UndeliveredReason};

/// Returns the name of a member of a closed column; a key that the column does not have is its own name.
pub(crate) fn name(field: Field, key: &str, lang: Lang) -> &str {
    let words = match field {
        Field::Role => CellRole::from_key(key).map(role),
        Field::Channel => Channel::from_key(key).map(channel),
        Field::Interest => Interest::from_key(key).map(interest),
        Field::ReturnReason => UndeliveredReason::from_key(key).map(reason),
        Field::CostItem | Field::CostLabel => CostItem::from_key(key).map(item),
        _ => None,
    };
    words.map_or(key, |words| words.get(lang))
}

const fn role(role: CellRole) -> Words {
    match role {
        CellRole::Test => Words { fr: "test", en: "test" },
        CellRole::Control => Words { fr: "témoin", en: "control" },
        CellRole::Holdout => Words { fr: "non envoyé", en: "holdout" },
    }
}

const fn channel(channel: Channel) -> Words {
    match channel {
        Channel::Phone => Words { fr: "téléphone", en: "telephone" },
        Channel::Email => Words { fr: "e-mail", en: "e-mail" },
        Channel::Coupon => Words { fr: "coupon-réponse", en: "reply coupon" },
        Channel::Letter => Words { fr: "courrier", en: "letter" },
        Channel::Web => Words { fr: "site web", en: "web" },
        Channel::Qr => Words { fr: "QR code", en: "QR code" },
        Channel::Visit => Words { fr: "visite", en: "visit" },
        Channel::Other => Words { fr: "autre", en: "other" },
    }
}

const fn interest(interest: Interest) -> Words {
    match interest {
        Interest::Positive => Words { fr: "positif", en: "positive" },
        Interest::Neutral => Words { fr: "neutre", en: "neutral" },
        Interest::Refusal => Words { fr: "refus", en: "refusal" },
        Interest::Stop => Words { fr: "ne plus écrire", en: "stop" },
    }
}

const fn reason(reason: UndeliveredReason) -> Words {
    match reason {
        UndeliveredReason::UnknownAtAddress => {
            Words { fr: "inconnu à l’adresse", en: "unknown at the address" }
        }
        UndeliveredReason::BadAddress => Words { fr: "adresse incomplète", en: "bad address" },
        UndeliveredReason::Moved => Words { fr: "déménagé", en: "moved" },
        UndeliveredReason::Refused => Words { fr: "refusé", en: "refused" },
        UndeliveredReason::Unclaimed => Words { fr: "non réclamé", en: "unclaimed" },
        UndeliveredReason::Ceased => Words { fr: "fermé ou décédé", en: "ceased" },
        UndeliveredReason::Other => Words { fr: "autre motif", en: "other reason" },
    }
}

const fn item(item: CostItem) -> Words {
    match item {
        CostItem::Creation => Words { fr: "création", en: "creation" },
        CostItem::List => Words { fr: "fichier", en: "list" },
        CostItem::Printing => Words { fr: "impression", en: "printing" },
        CostItem::Handling => Words { fr: "routage", en: "handling" },
        CostItem::Postage => Words { fr: "affranchissement", en: "postage" },
        CostItem::Other => Words { fr: "autre", en: "other" },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_named_in_both_languages_and_the_rest_is_itself() {
        assert_eq!(name(Field::Interest, "stop", Lang::Fr), "ne plus écrire");
        assert_eq!(name(Field::CostItem, "printing", Lang::En), "printing");
        assert_eq!(name(Field::City, "Lyon", Lang::Fr), "Lyon");
    }
}
