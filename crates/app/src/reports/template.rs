//! The catalogue of templates: what each tells, what it needs, and its parts.

use super::{calls, comparison, funnel, opinions, period_report, undelivered};
use crate::lang::{Lang, Words, one_of};
use report::Part;
use std::collections::BTreeSet;

/// A report that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// One campaign on two pages.
    Summary,
    /// Campaigns beside each other.
    Comparison,
    /// What happened between two days.
    Period,
    /// From the letter to the order, and how long it takes.
    Funnel,
    /// Whom to call.
    Calls,
    /// Letters that came back, and the request for credit.
    Undelivered,
    /// What customers said.
    Opinions,
    /// A dashboard as it was put together.
    Dashboard,
}

/// What a template is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One campaign.
    Campaign,
    /// All that a filter takes.
    Filter,
    /// A period.
    Period,
    /// A dashboard, with its filters.
    Board,
}

impl Scope {
    /// Returns the name on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Filter => "filter",
            Self::Period => "period",
            Self::Board => "board",
        }
    }
}

impl Template {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Summary,
        Self::Comparison,
        Self::Period,
        Self::Funnel,
        Self::Calls,
        Self::Undelivered,
        Self::Opinions,
        Self::Dashboard,
    ];

    /// Returns the name by which it is asked for and kept.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Comparison => "comparison",
            Self::Period => "period",
            Self::Funnel => "funnel",
            Self::Calls => "calls",
            Self::Undelivered => "undelivered",
            Self::Opinions => "opinions",
            Self::Dashboard => "dashboard",
        }
    }

    /// Returns the template of a name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|template| template.key() == key)
    }

    /// Returns what it is called.
    pub const fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Summary => Words { fr: "Synthèse de campagne", en: "Campaign summary" },
            Self::Comparison => Words { fr: "Comparaison des campagnes", en: "Comparison of campaigns" },
            Self::Period => Words { fr: "Rapport de période", en: "Period report" },
            Self::Funnel => Words { fr: "Entonnoir et cycle de vente", en: "Sales funnel and cycle" },
            Self::Calls => Words { fr: "Liste d’appels", en: "Call list" },
            Self::Undelivered => Words { fr: "Plis non distribués", en: "Undelivered pieces" },
            Self::Opinions => Words { fr: "Avis des clients", en: "Customers’ opinions" },
            Self::Dashboard => Words { fr: "Tableau de bord", en: "Dashboard" },
        }
        .get(lang)
    }

    /// Returns in one sentence what it is for.
    pub const fn about(self, lang: Lang) -> &'static str {
        match self {
            Self::Summary => Words { fr: "Une campagne en deux pages.", en: "One campaign on two pages." },
            Self::Comparison => Words {
                fr: "Les campagnes côte à côte, et les fichiers.",
                en: "Campaigns beside each other, and lists.",
            },
            Self::Period => Words {
                fr: "Ce qui est arrivé entre deux jours, à côté de la période d’avant.",
                en: "What happened between two days, beside the period before.",
            },
            Self::Funnel => Words {
                fr: "Du courrier à la commande, et en combien de jours.",
                en: "From letter to order, and in how many days.",
            },
            Self::Calls => Words { fr: "Qui appeler, et pourquoi.", en: "Whom to call, and why." },
            Self::Undelivered => Words {
                fr: "Ce que coûtent les retours par fichier, et la demande d’avoir.",
                en: "What returns cost by list source, and the request for credit.",
            },
            Self::Opinions => {
                Words { fr: "Le NPS et ce que disent les clients.", en: "The NPS and what customers say." }
            }
            Self::Dashboard => Words {
                fr: "Un tableau de bord tel que vous l’avez composé, avec ses filtres.",
                en: "A dashboard as you put it together, with its filters.",
            },
        }
        .get(lang)
    }

    /// Returns what it is about.
    pub const fn scope(self) -> Scope {
        match self {
            Self::Summary => Scope::Campaign,
            Self::Period => Scope::Period,
            Self::Dashboard => Scope::Board,
            Self::Comparison | Self::Funnel | Self::Calls | Self::Undelivered | Self::Opinions => {
                Scope::Filter
            }
        }
    }

    /// Returns the parts that it can have, in the usual order; the annex is the last.
    pub const fn parts(self) -> &'static [Part] {
        use Part::{Annex, Cells, Charts, Letter, Notes, Remarks, Steps, Tables};
        match self {
            Self::Summary => &[Cells, Steps, Charts, Tables, Remarks, Notes, Annex],
            Self::Comparison | Self::Period => &[Charts, Tables, Remarks, Notes, Annex],
            Self::Funnel => &[Steps, Charts, Tables, Remarks, Notes, Annex],
            Self::Calls | Self::Opinions => &[Tables, Remarks, Notes, Annex],
            Self::Undelivered => &[Charts, Tables, Remarks, Notes, Letter, Annex],
            Self::Dashboard => &[Remarks, Notes, Annex],
        }
    }

    /// Returns the parts that begin a page.
    pub const fn new_pages(self) -> &'static [Part] {
        match self {
            Self::Comparison => &[Part::Tables, Part::Annex],
            _ => &[Part::Letter, Part::Annex],
        }
    }

    /// Returns whether its pages lie on their side unless the user wants otherwise.
    pub const fn lies(self) -> bool {
        matches!(self, Self::Calls | Self::Dashboard)
    }

    /// Returns the figures that the annex traces: all that the template prints, known or not, by its own lists; those
    /// of a dashboard stand on it.
    pub fn traced(self) -> Vec<&'static str> {
        let printed = match self {
            Self::Summary => crate::summary::printed(),
            Self::Comparison => comparison::printed(),
            Self::Period => period_report::FIGURES.to_vec(),
            Self::Funnel => funnel::printed(),
            Self::Calls => vec![calls::BAROMETER],
            Self::Undelivered => undelivered::PRINTED.to_vec(),
            Self::Opinions => vec![opinions::BAROMETER],
            Self::Dashboard => Vec::new(),
        };
        let mut seen = BTreeSet::new();
        printed.into_iter().filter(|key| seen.insert(*key)).collect()
    }
}

/// Returns what a part is called.
pub(crate) fn part_name(part: Part, lang: Lang) -> String {
    let (fr, en) = match part {
        Part::Cells => ("Comparaison des cellules", "Comparison of cells"),
        Part::Steps => ("De la lettre au client", "From letter to customer"),
        Part::Charts => ("Graphiques", "Charts"),
        Part::Tables => ("Tableaux", "Tables"),
        Part::Letter => ("Demande d’avoir", "Request for credit"),
        Part::Remarks => ("Vos remarques", "Your remarks"),
        Part::Notes => ("Pour lire ces chiffres", "How to read these figures"),
        Part::Annex => ("Annexe\u{a0}: d’où vient chaque chiffre", "Annex: where each figure comes from"),
    };
    one_of(lang, fr, en).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_found_by_its_name_and_traces_figures_that_there_are() {
        for template in Template::ALL {
            assert_eq!(Template::from_key(template.key()), Some(template));
            for key in template.traced() {
                assert!(kpi::find(key).is_some(), "{key}");
            }
            assert_eq!(template.parts().last(), Some(&Part::Annex));
            assert_ne!(template.title(Lang::Fr), template.title(Lang::En));
        }
        assert_eq!(Template::from_key("novel"), None);
    }
}
