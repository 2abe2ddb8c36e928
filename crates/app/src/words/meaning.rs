//! The members of closed columns, in words.

use crate::lang::{Lang, Words};
use domain::field::Field;
use domain::words::{
    AppointmentOutcome, CellRole, Channel, CostItem, Interest, ListType, OpportunityStatus,
    SuppressionReason, UndeliveredReason,
};

/// Returns the name of a member of a closed column; a key that the column does not have is its own name.
pub(crate) fn name(field: Field, key: &str, lang: Lang) -> &str {
    let words = match field {
        Field::Role => CellRole::from_key(key).map(role),
        Field::Channel => Channel::from_key(key).map(channel),
        Field::Interest => Interest::from_key(key).map(interest),
        Field::ReturnReason => UndeliveredReason::from_key(key).map(reason),
        Field::CostItem | Field::CostLabel => CostItem::from_key(key).map(item),
        Field::AppointmentOutcome => AppointmentOutcome::from_key(key).map(outcome),
        Field::OpportunityStatus => OpportunityStatus::from_key(key).map(status),
        Field::SuppressionReason => SuppressionReason::from_key(key).map(suppression),
        Field::ListType => ListType::from_key(key).map(list_type),
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

const fn outcome(outcome: AppointmentOutcome) -> Words {
    match outcome {
        AppointmentOutcome::Planned => Words { fr: "prévu", en: "planned" },
        AppointmentOutcome::Held => Words { fr: "tenu", en: "held" },
        AppointmentOutcome::Missed => Words { fr: "manqué", en: "missed" },
        AppointmentOutcome::Cancelled => Words { fr: "annulé", en: "cancelled" },
    }
}

const fn status(status: OpportunityStatus) -> Words {
    match status {
        OpportunityStatus::Open => Words { fr: "en cours", en: "open" },
        OpportunityStatus::Won => Words { fr: "gagnée", en: "won" },
        OpportunityStatus::Lost => Words { fr: "perdue", en: "lost" },
    }
}

const fn suppression(reason: SuppressionReason) -> Words {
    match reason {
        SuppressionReason::Objection => Words { fr: "opposition", en: "objection" },
        SuppressionReason::PreferenceList => Words { fr: "liste d’opposition", en: "preference list" },
        SuppressionReason::Deceased => Words { fr: "décès", en: "deceased" },
        SuppressionReason::Ceased => Words { fr: "cessation d’activité", en: "ceased" },
        SuppressionReason::Undeliverable => Words { fr: "non distribuable", en: "undeliverable" },
        SuppressionReason::Other => Words { fr: "autre", en: "other" },
    }
}

const fn list_type(list_type: ListType) -> Words {
    match list_type {
        ListType::Cold => Words { fr: "froide", en: "cold" },
        ListType::Warm => Words { fr: "chaude", en: "warm" },
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
