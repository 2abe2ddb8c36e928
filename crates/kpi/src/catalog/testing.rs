//! What the mail brought that would not have come by itself: each group beside its control, else beside its holdout.

use super::source::INCREMENT;
use crate::definition::Example::{Between, Gives};
use crate::definition::{Better, ChartKind, Definition, Family, Interval, Unit};
use crate::formula::{ratio, value};
use domain::lang::Words;

pub(super) static ENTRIES: &[Definition] = &[
    Definition {
        key: "lift",
        family: Family::Testing,
        name: Words { fr: "gain sur témoin", en: "lift" },
        help: Words {
            fr: "De combien le taux de réponse de ce qui est testé dépasse celui du témoin, ou celui des non envoyés. Chaque campagne est comparée à son propre témoin.",
            en: "By how much the response rate of what is tested exceeds that of the control, or of the holdout. Each campaign stands beside its own control.",
        },
        unit: Unit::Growth,
        better: Better::Higher,
        formula: ratio!(t => t.incremental_responders(), t.expected_responders()),
        interval: Interval::RateRatio,
        chart: ChartKind::Bars,
        example: Between("0.5", "0.0460", "1.1482"),
        source: INCREMENT,
    },
    Definition {
        key: "incremental_responses",
        family: Family::Testing,
        name: Words { fr: "réponses gagnées sur témoin", en: "incremental responses" },
        help: Words {
            fr: "Répondants au-delà de ceux que le taux du témoin aurait donnés.",
            en: "Responders beyond those that the control’s rate would have given.",
        },
        unit: Unit::Count,
        better: Better::Higher,
        formula: value!(t => t.incremental_responders()),
        interval: Interval::Gained,
        chart: ChartKind::Bars,
        example: Between("24", "2.726", "45.717"),
        source: INCREMENT,
    },
    Definition {
        key: "incremental_revenue",
        family: Family::Testing,
        name: Words { fr: "CA gagné sur témoin", en: "incremental revenue" },
        help: Words {
            fr: "Chiffre d’affaires au-delà de celui que le témoin aurait donné pour autant de plis.",
            en: "Revenue beyond what the control would have given for as many pieces.",
        },
        unit: Unit::Money,
        better: Better::Higher,
        formula: value!(t => t.incremental_revenue()),
        interval: Interval::GainedRevenue,
        chart: ChartKind::Bars,
        example: Between("20000", "-487.09", "40487.09"),
        source: INCREMENT,
    },
    Definition {
        key: "cost_per_incremental_order",
        family: Family::Testing,
        name: Words { fr: "coût par commande gagnée sur témoin", en: "cost per incremental order" },
        help: Words {
            fr: "Coût des plis testés rapporté aux commandes gagnées sur le témoin.",
            en: "Cost of the pieces tested over the orders gained on the control.",
        },
        unit: Unit::Money,
        better: Better::Lower,
        formula: ratio!(t => t.tested_cost(), t.incremental_orders()),
        interval: Interval::GainedTurnedRound,
        chart: ChartKind::Bars,
        example: Gives("675"),
        source: INCREMENT,
    },
];
