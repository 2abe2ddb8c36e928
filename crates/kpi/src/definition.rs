//! What an entry of the catalogue says of its figure.

use crate::formula::Formula;
use domain::lang::Words;
use domain::term::Reason;
use domain::totals::Measure;

/// A figure: how it is named, computed, shown and checked.
#[derive(Debug)]
pub struct Definition {
    /// Its fixed name on the command line, in JSON and in tests.
    pub key: &'static str,
    /// The chapter of the catalogue in which it stands.
    pub family: Family,
    /// Its name on screen.
    pub name: Words,
    /// One sentence that says what it means.
    pub help: Words,
    /// How it is shown.
    pub unit: Unit,
    /// In which direction it improves.
    pub better: Better,
    /// How it is computed, with the text of that very code.
    pub formula: Formula,
    /// How its 95 % interval is made.
    pub interval: Interval,
    /// The chart that shows it best.
    pub chart: ChartKind,
    /// What it is for the reference campaign ([`crate::example::reference_totals`]).
    pub example: Example,
    /// Where the definition comes from.
    pub source: &'static str,
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $key:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every choice.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns its name on the wire.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    )*};
}

choices! {
    /// A chapter of the catalogue.
    Family {
        /// What came back.
        Response "response",
        /// What became of those who answered.
        Funnel "funnel",
        /// What was sold.
        Orders "orders",
        /// What was spent.
        Cost "cost",
        /// Whether it paid.
        Value "value",
        /// What it brought that would not have come by itself.
        Testing "testing",
        /// What customers think of it, and whether they stay.
        Loyalty "loyalty",
        /// How it stands to what is usual and to what was aimed at.
        Aims "aims",
    }

    /// How a figure is shown.
    Unit {
        /// A whole number.
        Count "count",
        /// A share between 0 and 1, shown as a percentage.
        Ratio "ratio",
        /// A gain over a base, shown as a percentage; it may be negative or exceed 100 %.
        Growth "growth",
        /// An amount net of VAT.
        Money "money",
        /// How many euros came back for one.
        Times "times",
        /// A number of days.
        Days "days",
        /// A score between −100 and 100, shown with its sign.
        Points "points",
    }

    /// In which direction a figure improves.
    Better {
        /// More is better.
        Higher "higher",
        /// Less is better.
        Lower "lower",
        /// Neither: it only describes.
        Neither "neither",
    }

    /// How the 95 % interval of a figure is made.
    Interval {
        /// It has none.
        None "none",
        /// Wilson's interval of a proportion.
        Wilson "wilson",
        /// For a cost per X: the interval of X's rate over pieces posted, turned round.
        TurnedRound "turned_round",
        /// For the response rate over a fixed rate: Wilson's interval of the response rate over that rate.
        Scaled "scaled",
        /// That of a difference of two shares of one whole, for a score: its variance is p + d − (p − d)² over n.
        NetScore "net_score",
        /// For a median: the two values whose ranks bound it, by the binomial law.
        Ranks "ranks",
        /// For a mean: Student's.
        Student "student",
        /// For a median of Kaplan and Meier: where Greenwood's bounds of the curve cross one half.
        Greenwood "greenwood",
        /// For a ratio of two rates: Newcombe's, made of their Wilson intervals (MOVER-R).
        RateRatio "rate_ratio",
        /// For what a model foresees: by how exactly its parameters are known (delta method).
        Foreseen "foreseen",
        /// For responders gained: Newcombe's of the difference of two rates, times the people tested.
        Gained "gained",
        /// For money per piece: the percentiles of 2 000 draws of the pieces, zeros included (bootstrap).
        Drawn "drawn",
        /// For revenue gained: by the variance of what each person brought.
        GainedRevenue "gained_revenue",
        /// For a cost per order gained: that of the orders gained, turned round.
        GainedTurnedRound "gained_turned_round",
    }

    /// The chart that shows a figure best.
    ChartKind {
        /// A bar for each group, with its interval.
        Bars "bars",
        /// Responses by days since posting.
        ResponseCurve "response_curve",
        /// Parts of a whole.
        Shares "shares",
    }
}

/// What a figure is for the reference campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// A number, written with as many decimals as are checked.
    Gives(&'static str),
    /// A number with the bounds of its interval.
    Between(&'static str, &'static str, &'static str),
    /// It is unknown there.
    Unknown(Reason),
}

impl Family {
    /// Returns the chapter's title.
    pub const fn name(self) -> Words {
        match self {
            Self::Response => Words { fr: "Réponses", en: "Responses" },
            Self::Funnel => Words { fr: "De la réponse au client", en: "From response to customer" },
            Self::Orders => Words { fr: "Commandes", en: "Orders" },
            Self::Cost => Words { fr: "Coûts", en: "Costs" },
            Self::Testing => Words { fr: "Gain sur témoin", en: "Gain over the control" },
            Self::Loyalty => Words { fr: "Fidélité", en: "Loyalty" },
            Self::Value => Words { fr: "Rentabilité", en: "Value" },
            Self::Aims => Words { fr: "Références et objectifs", en: "References and targets" },
        }
    }
}

impl Definition {
    /// Returns the measures that must have been imported for it, each once, as its formula names them.
    pub fn needs(&self) -> Vec<Measure> {
        self.formula.measures()
    }
}
