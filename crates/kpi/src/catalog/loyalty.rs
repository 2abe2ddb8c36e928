//! What customers think, and whether they stay.

use super::source::{NPS, RATE};
use crate::definition::Example::Between;
use crate::definition::{Better, ChartKind, Definition, Family, Interval, Unit};
use crate::formula::ratio;
use domain::lang::Words;

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
];
