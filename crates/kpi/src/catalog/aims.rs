//! How the response rate stands to what is usual and to what was aimed at.

use crate::definition::Example::Between;
use crate::definition::{Better, ChartKind, Definition, Family, Interval, Unit};
use crate::formula::ratio;
use domain::lang::Words;

pub(super) static ENTRIES: &[Definition] = &[
    Definition {
        key: "benchmark_index",
        family: Family::Aims,
        name: Words { fr: "indice sectoriel", en: "benchmark index" },
        help: Words {
            fr: "Taux de réponse rapporté au taux de référence\u{a0}: votre médiane dès trois campagnes closes, sinon un taux publié de même type de liste.",
            en: "Response rate over the reference rate: your own median once three campaigns are closed, else a published rate of the same list type.",
        },
        unit: Unit::Ratio,
        better: Better::Higher,
        formula: ratio!(t => t.responders / t.posted_or_held(), t.aims.reference_rate),
        interval: Interval::Scaled,
        chart: ChartKind::Bars,
        // 2,40 / 0,90; bounds 2,01087 and 2,86216 over the same.
        example: Between("2.666667", "2.2343", "3.1802"),
        source: "A rate over the rate that is usual; the reference is taken as exact and named with its source and year",
    },
    Definition {
        key: "goal_attainment",
        family: Family::Aims,
        name: Words { fr: "atteinte de l’objectif", en: "goal attainment" },
        help: Words {
            fr: "Taux de réponse rapporté au taux visé pour ces campagnes et cette période.",
            en: "Response rate over the target rate for these campaigns and this period.",
        },
        unit: Unit::Ratio,
        better: Better::Higher,
        formula: ratio!(t => t.responders / t.posted_or_held(), t.aims.target_rate),
        interval: Interval::Scaled,
        chart: ChartKind::Bars,
        // 2,40 / 3,00; bounds 2,01087 and 2,86216 over the same.
        example: Between("0.8", "0.6703", "0.9541"),
        source: "What was reached over what was aimed at",
    },
];
