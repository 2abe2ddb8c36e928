//! The closed sets of the trade: each word once, with its name in files and on the command line.

macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every member.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the word in files, on the command line and in the database.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// Returns the member of a word.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.key() == key)
            }
        }

        impl From<$name> for &'static str {
            fn from(member: $name) -> Self {
                member.key()
            }
        }
    };
}
pub(crate) use closed_set;

closed_set! {
    /// Whether a list knows the sender.
    ListType {
        /// Prospects who never dealt with the sender.
        Cold "cold",
        /// Customers and people who asked.
        Warm "warm",
    }
}

closed_set! {
    /// What a cell is mailed for.
    CellRole {
        /// Something new.
        Test "test",
        /// The standard piece, against which tests are compared.
        Control "control",
        /// Nothing: its people are watched only, and count in comparisons alone.
        Holdout "holdout",
    }
}

closed_set! {
    /// From which day a sales cycle counts: a setting of the whole file.
    CycleStart {
        /// The posting.
        Posting "posting",
        /// The first response; a deal without one is left out.
        FirstResponse "first_response",
    }
}

closed_set! {
    /// To which of the letters that reached its buyer an order is credited: a setting of the whole file.
    ///
    /// An order that names its letter (reference, key code, the list's own row, a person's decision) stays with it.
    Attribution {
        /// The last letter before it.
        Last "last",
        /// The first one.
        First "first",
        /// All of them alike.
        Equal "equal",
        /// All of them, each half as much as one posted 30 days later.
        Decay "decay",
        /// Only the letter that a key code or a piece's reference names; other orders count for none.
        Code "code",
    }
}

closed_set! {
    /// How far a response is a yes.
    Interest {
        /// Wants to know more, to be called, to buy.
        Positive "positive",
        /// Neither; also what an unknown word counts as.
        Neutral "neutral",
        /// No, not now.
        Refusal "refusal",
        /// No, never again: the person goes on the opposition list.
        Stop "stop",
    }
}

closed_set! {
    /// By which way a response came.
    Channel {
        /// Telephone.
        Phone "phone",
        /// Electronic mail.
        Email "email",
        /// Reply card or coupon.
        Coupon "coupon",
        /// Letter.
        Letter "letter",
        /// Web form, landing page.
        Web "web",
        /// QR code on the piece.
        Qr "qr",
        /// Visit to a shop or stand.
        Visit "visit",
        /// Any other way.
        Other "other",
    }
}

closed_set! {
    /// Why a piece came back.
    UndeliveredReason {
        /// Not known at this address (NPAI).
        UnknownAtAddress "unknown_at_address",
        /// Address incomplete or wrong.
        BadAddress "bad_address",
        /// Moved.
        Moved "moved",
        /// Refused by the recipient.
        Refused "refused",
        /// Not collected.
        Unclaimed "unclaimed",
        /// Company closed or person deceased.
        Ceased "ceased",
        /// Any other reason.
        Other "other",
    }
}

closed_set! {
    /// What became of an appointment.
    AppointmentOutcome {
        /// Still to come.
        Planned "planned",
        /// It took place.
        Held "held",
        /// Nobody came.
        Missed "missed",
        /// Called off.
        Cancelled "cancelled",
    }
}

closed_set! {
    /// Where a deal stands.
    OpportunityStatus {
        /// Neither won nor lost.
        Open "open",
        /// Signed.
        Won "won",
        /// Given up.
        Lost "lost",
    }
}

closed_set! {
    /// Why somebody must not be mailed.
    SuppressionReason {
        /// The person said so.
        Objection "objection",
        /// A list of people who want no advertising (Robinson, Stop Pub).
        PreferenceList "preference_list",
        /// The person died.
        Deceased "deceased",
        /// The company closed.
        Ceased "ceased",
        /// Letters come back.
        Undeliverable "undeliverable",
        /// Any other reason.
        Other "other",
    }
}

closed_set! {
    /// The items of a mailing's cost.
    CostItem {
        /// Design and text (création).
        Creation "creation",
        /// Addresses, bought or rented (fichier).
        List "list",
        /// Printing (impression).
        Printing "printing",
        /// Sorting, inserting, handling (routage).
        Handling "handling",
        /// Postage (affranchissement).
        Postage "postage",
        /// Any other cost.
        Other "other",
    }
}

closed_set! {
    /// How an outcome was joined to what was posted; every figure can be split by it.
    JoinedBy {
        /// The piece's own reference.
        PieceReference "piece_reference",
        /// The contact's reference in the user's files.
        ContactReference "contact_reference",
        /// The establishment's SIRET number, where one mailed contact has it.
        Siret "siret",
        /// The e-mail address.
        Email "email",
        /// Exactly the same normalised name and address.
        Address "address",
        /// The key code of a cell.
        KeyCode "key_code",
        /// The campaign alone.
        Campaign "campaign",
        /// The outcome column of the mailing list itself.
        SameRow "same_row",
        /// A person's decision.
        ByHand "by_hand",
    }
}

closed_set! {
    /// How pieces and outcomes are counted into a period.
    Basis {
        /// The pieces posted in the period with all their outcomes, whenever they came.
        Posting "posting",
        /// What happened in the period.
        Event "event",
    }
}

impl CostItem {
    /// Returns the sum that this item adds to.
    pub const fn measure(self) -> crate::totals::Measure {
        use crate::totals::Measure;
        match self {
            Self::Creation => Measure::CostCreation,
            Self::List => Measure::CostList,
            Self::Printing => Measure::CostPrinting,
            Self::Handling => Measure::CostHandling,
            Self::Postage => Measure::CostPostage,
            Self::Other => Measure::CostOther,
        }
    }
}
