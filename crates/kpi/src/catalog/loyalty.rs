//! What customers think, and whether they stay.

use super::source::{CLV, FORESEEN, NPS, RATE};
use crate::definition::Example::{Between, Gives, Unknown};
use crate::definition::{Better, ChartKind, Definition, Family, Interval, Unit};
use crate::formula::ratio;
use domain::lang::Words;
use domain::term::Reason;

pub(super) static ENTRIES: &[Definition] = &[
    Definition {
        key: "nps",
        family: Family::Loyalty,
        name: Words { fr: "NPS", en: "NPS" },
        help: Words {
            fr: "Part des promoteurs (notes 9 et 10) moins part des détracteurs (notes de 0 à 6), entre −100 et +100.",
            en: "Share of promoters (scores 9 and 10) less share of detractors (scores 0 to 6), from −100 to +100.",
        },
        unit: Unit::Points,
        better: Better::Higher,
        formula: ratio!(t => t.promoters - t.detractors, t.answers(); times 100),
        interval: Interval::NetScore,
        chart: ChartKind::Bars,
        example: Between("44.4", "-0.3", "89.2"),
        source: NPS,
    },
    Definition {
        key: "nps_answer_rate",
        family: Family::Loyalty,
        name: Words { fr: "taux de réponse aux avis", en: "survey answer rate" },
        help: Words {
            fr: "Avis recueillis rapportés aux clients, nouveaux ou réactivés.",
            en: "Survey answers over customers, new or reactivated.",
        },
        unit: Unit::Ratio,
        better: Better::Higher,
        formula: ratio!(t => t.answers(), t.customers()),
        interval: Interval::Wilson,
        chart: ChartKind::Bars,
        example: Between("0.75", "0.467695", "0.911058"),
        source: RATE,
    },
    Definition {
        key: "retention_rate",
        family: Family::Loyalty,
        name: Words { fr: "rétention", en: "retention rate" },
        help: Words {
            fr: "Part des clients actifs dans l’année avant l’envoi qui ont commandé dans l’année suivante.",
            en: "Share of the customers active in the year before the posting who ordered in the year after it.",
        },
        unit: Unit::Ratio,
        better: Better::Higher,
        formula: ratio!(t => t.kept_customers, t.active_customers),
        interval: Interval::Wilson,
        chart: ChartKind::Bars,
        example: Between("0.85", "0.755868", "0.912060"),
        source: RATE,
    },
    Definition {
        key: "repeat_rate",
        family: Family::Loyalty,
        name: Words { fr: "réachat", en: "repeat rate" },
        help: Words {
            fr: "Part des clients qui ont passé au moins deux commandes attribuées.",
            en: "Share of the customers with at least two orders attributed.",
        },
        unit: Unit::Ratio,
        better: Better::Higher,
        formula: ratio!(t => t.repeat_customers, t.customers()),
        interval: Interval::Wilson,
        chart: ChartKind::Bars,
        example: Between("0.25", "0.088942", "0.532305"),
        source: RATE,
    },
    Definition {
        key: "clv_simple",
        family: Family::Loyalty,
        name: Words { fr: "valeur client", en: "customer lifetime value" },
        help: Words {
            fr: "Marge par client, tenue pour celle d’une année, rapportée à la part des clients perdus chaque année.",
            en: "Margin per customer, taken for that of a year, over the share of customers lost each year.",
        },
        unit: Unit::Money,
        better: Better::Higher,
        formula: ratio!(t => t.margin / t.customers(), (t.active_customers - t.kept_customers) / t.active_customers),
        interval: Interval::None,
        chart: ChartKind::Bars,
        example: Gives("8000"),
        source: CLV,
    },
    Definition {
        key: "clv_predicted",
        family: Family::Loyalty,
        name: Words { fr: "valeur client prévue", en: "predicted customer value" },
        help: Words {
            fr: "Marge qu’un client devrait encore apporter en 36\u{a0}mois, d’après ses commandes et celles des autres, un montant perdant 1\u{a0}% par mois d’attente.",
            en: "Margin that a customer should still bring in 36 months, by its orders and those of the others, an amount losing 1% a month of waiting.",
        },
        unit: Unit::Money,
        better: Better::Higher,
        formula: ratio!(t => t.foreseen_margin(), t.lifetime.followed),
        interval: Interval::Foreseen,
        chart: ChartKind::Bars,
        example: Unknown(Reason::TooFewCustomers { customers: 12, repeat: 3 }),
        source: FORESEEN,
    },
    Definition {
        key: "clv_to_cac",
        family: Family::Loyalty,
        name: Words { fr: "valeur client sur CAC", en: "lifetime value to acquisition cost" },
        help: Words {
            fr: "Valeur client rapportée au coût d’un nouveau client.",
            en: "Lifetime value over the cost of a new customer.",
        },
        unit: Unit::Times,
        better: Better::Higher,
        formula: ratio!(t => t.margin / t.customers() / ((t.active_customers - t.kept_customers) / t.active_customers), t.cost() / t.new_customers),
        interval: Interval::None,
        chart: ChartKind::Bars,
        example: Gives("14.222"),
        source: CLV,
    },
];
