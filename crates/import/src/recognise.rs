//! Which kind of sheet a set of headings makes, and which field each heading names in it.

use crate::mapping::{Confidence, Hints, Why};
use crate::presets::Preset;
use crate::row::letters;
use crate::synonyms::{exact, in_kind, nearest, normal, of_numbers, shown_by, weight};
use crate::values::{Found, ValueSort, field_of_values};
use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;

/// By how much the likeliest kind must lead for nobody to be asked.
const LEAD: u32 = 2;

/// How the headings end that we add to a sheet of rows to correct.
pub const OUR_MARK: &str = "(Baromail)";

/// Returns the kind of sheet that the program itself exported: its last heading says it.
fn own_export(headings: &[String]) -> Option<Kind> {
    headings.iter().rev().find_map(|heading| own_kind(heading))
}

fn own_kind(heading: &str) -> Option<Kind> {
    Kind::from_key(heading.trim().strip_suffix(OUR_MARK)?.trim_end())
}

/// Returns the column in which an export of one's own says which row each was.
pub(crate) fn mark_column(headings: &[String]) -> Option<usize> {
    headings.iter().rposition(|heading| own_kind(heading).is_some())
}

/// Returns whether the program wrote the sheet: an export, or rows to correct.
pub(crate) fn is_ours(headings: &[String]) -> bool {
    headings.iter().any(|heading| ours(heading).is_some())
}

/// Returns the heading by which an export of one's own is known, whatever its language.
pub fn mark_of(kind: Kind) -> String {
    format!("{} {OUR_MARK}", kind.key())
}

/// A kind that the headings could make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindCandidate {
    /// The kind.
    pub kind: Kind,
    /// How much speaks for it; comparable within one sheet only.
    pub score: u32,
    /// What speaks for it.
    pub by: KindBy,
    /// The fields that speak for it, the most telling first.
    pub because: Vec<Field>,
    /// Groups of fields of which none is there.
    pub missing: Vec<Vec<Field>>,
}

/// What speaks for a kind, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KindBy {
    /// A person confirmed it for these headings, or a template says so.
    Recalled,
    /// The export of a program that is known.
    Preset,
    /// Headings.
    Headings,
    /// Values alone: a guess to be looked at.
    Values,
}

/// Whether columns have headings, or are named by letter for want of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    ByHeading,
    ByLetter,
}

/// What one look at a table knows of its columns.
pub(crate) struct Seen<'a> {
    pub(crate) headings: &'a [String],
    pub(crate) named: Named,
    /// What the values of each column are.
    pub(crate) values: Vec<Option<Found>>,
    /// Whether all values of each column are numbers.
    pub(crate) numbers: Vec<bool>,
    pub(crate) preset: Option<&'static Preset>,
    pub(crate) hints: &'a Hints,
}

/// What a heading is taken for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) field: Option<Field>,
    pub(crate) confidence: Confidence,
    pub(crate) why: Why,
}

impl Seen<'_> {
    /// Returns what each heading means in a kind of sheet; a field is given to one column only.
    pub(crate) fn meanings(&self, kind: Kind) -> Vec<Meaning> {
        let mut meanings: Vec<Meaning> =
            (0..self.headings.len()).map(|column| self.meaning(column, kind)).collect();
        one_column_each(&mut meanings, self.headings);
        meanings
    }

    fn meaning(&self, column: usize, kind: Kind) -> Meaning {
        let heading = &self.headings[column];
        let told = ours(heading).or_else(|| given(heading, column, kind, self.hints));
        let told = told.or_else(|| recalled(heading, kind, self.hints));
        let told = told.or_else(|| self.of_preset(heading, kind));
        told.unwrap_or_else(|| match self.named {
            Named::ByHeading => by_heading(&normal(heading), kind),
            Named::ByLetter => unknown(None),
        })
    }

    fn of_preset(&self, heading: &str, kind: Kind) -> Option<Meaning> {
        let preset = self.preset?;
        let field = preset.meaning(heading, kind)?;
        Some(settled(field, Why::Preset(preset.name)))
    }

    /// Returns the kinds that the columns could make, the likeliest first.
    pub(crate) fn candidates(&self) -> Vec<KindCandidate> {
        let mut candidates: Vec<KindCandidate> = Kind::ALL
            .iter()
            .map(|kind| self.candidate(*kind))
            .filter(|candidate| candidate.score > 0)
            .collect();
        if !candidates.iter().any(|candidate| candidate.missing.is_empty()) {
            let by_values = Kind::ALL.iter().map(|kind| self.candidate_by_values(*kind));
            candidates
                .extend(by_values.filter(|candidate| candidate.score > 0 && candidate.missing.is_empty()));
        }
        candidates.sort_by_key(|candidate| {
            let settled = candidate.by < KindBy::Headings;
            (!settled, !candidate.missing.is_empty(), candidate.by, std::cmp::Reverse(candidate.score))
        });
        candidates
    }

    fn candidate(&self, kind: Kind) -> KindCandidate {
        let meanings = self.meanings(kind);
        let told = self.headings.iter().zip(&meanings).filter_map(|(heading, meaning)| {
            let field = meaning.field.filter(|field| field.kinds().contains(&kind))?;
            Some((weight(&normal(heading), field, kind), field))
        });
        let by = match (&self.hints.recalled, self.preset) {
            (Some(recalled), _) if recalled.template.kind == kind => KindBy::Recalled,
            (_, Some(preset)) if preset.kind == kind => KindBy::Preset,
            _ if own_export(self.headings) == Some(kind) => KindBy::Preset,
            _ => KindBy::Headings,
        };
        made_of(told.collect(), kind, by)
    }

    /// Returns the candidate that a kind is by what headings and values tell together.
    fn candidate_by_values(&self, kind: Kind) -> KindCandidate {
        let mut told: Vec<(u32, Field)> = Vec::new();
        for (column, meaning) in self.with_values(kind).into_iter().enumerate() {
            let Some(field) = meaning.field.filter(|field| field.kinds().contains(&kind)) else { continue };
            let heading = normal(&self.headings[column]);
            told.push((weight(&heading, field, kind), field));
        }
        made_of(told, kind, KindBy::Values)
    }

    /// Returns what each column means by its heading, else by its values.
    pub(crate) fn with_values(&self, kind: Kind) -> Vec<Meaning> {
        let mut meanings = self.meanings(kind);
        for column in 0..meanings.len() {
            let meaning = match meanings[column].why {
                Why::Unknown { .. } => self.by_values(column, kind, &meanings),
                Why::Synonym if self.numbers[column] => of_numbers(&normal(&self.headings[column]), kind)
                    .zip(self.values[column].or(Some(Found { sort: ValueSort::Number, fits: 1, of: 1 })))
                    .map(|(field, found)| guessed(field, found)),
                _ => None,
            };
            let free =
                |field: Option<Field>| meanings.iter().all(|other| field.is_none() || other.field != field);
            if let Some(meaning) = meaning.filter(|meaning| free(meaning.field)) {
                meanings[column] = meaning;
            }
        }
        meanings
    }

    /// Returns what the values of a column make of it; what they only make likely is a question.
    fn by_values(&self, column: usize, kind: Kind, meanings: &[Meaning]) -> Option<Meaning> {
        let found = self.values[column]?;
        let field = field_of_values(self.only(found, column)?, kind)?;
        if meanings.iter().any(|meaning| meaning.field == Some(field)) {
            return None;
        }
        let has = |field: &Field| meanings.iter().any(|meaning| meaning.field == Some(*field));
        let is_wanting = shown_by(kind).any(|group| group.contains(&field) && !group.iter().any(has));
        Some(if is_wanting || found.sort.settles(kind) {
            guessed(field, found)
        } else {
            unknown(Some(field))
        })
    }

    /// Returns the sort of a column's values, unless it says too little: of two columns of dates, which is which?
    fn only(&self, found: Found, column: usize) -> Option<ValueSort> {
        let telling = !matches!(found.sort, ValueSort::Date | ValueSort::Amount);
        let again = |(other, values): (usize, &Option<Found>)| {
            other != column && values.is_some_and(|values| values.sort == found.sort)
        };
        (telling || !self.values.iter().enumerate().any(again)).then_some(found.sort)
    }
}

const fn guessed(field: Field, found: Found) -> Meaning {
    Meaning { field: Some(field), confidence: Confidence::ToCheck, why: Why::Values(found) }
}

/// Returns that a column is one that we added to a sheet of rows to correct: it is never read.
fn ours(heading: &str) -> Option<Meaning> {
    let ours = heading.trim_end().ends_with(OUR_MARK);
    ours.then_some(Meaning { field: None, confidence: Confidence::Ignored, why: Why::Ours })
}

fn settled(field: Option<Field>, why: Why) -> Meaning {
    let confidence = if field.is_some() { Confidence::Sure } else { Confidence::Ignored };
    Meaning { field, confidence, why }
}

const fn unknown(did_you_mean: Option<Field>) -> Meaning {
    Meaning { field: None, confidence: Confidence::Ignored, why: Why::Unknown { did_you_mean } }
}

/// A person names a column by its heading, or by its letter where it has none.
fn given(heading: &str, column: usize, kind: Kind, hints: &Hints) -> Option<Meaning> {
    let folded = fold(heading);
    let is_named =
        |name: &str| if folded.is_empty() { name == letters(column) } else { fold(name) == folded };
    let (_, field) = hints.overrides.iter().rev().find(|(name, _)| is_named(name))?;
    let field = field.map(|field| in_kind(field, kind).unwrap_or(field));
    Some(settled(field, Why::Given))
}

fn recalled(heading: &str, kind: Kind, hints: &Hints) -> Option<Meaning> {
    let recalled = hints.recalled.as_ref()?;
    let folded = fold(heading);
    let mut columns = recalled.template.columns.iter();
    let (_, field) = columns.find(|(name, _)| !folded.is_empty() && fold(name) == folded)?;
    let field = match field {
        None => None,
        Some(field) => Some(in_kind(*field, kind)?),
    };
    Some(settled(field, Why::Recalled(recalled.from.clone())))
}

fn by_heading(normal: &str, kind: Kind) -> Meaning {
    if let Some(field) = exact(normal, kind) {
        return settled(Some(field), Why::Synonym);
    }
    match nearest(normal, kind) {
        Some(near) if near.close => Meaning {
            field: Some(near.field),
            confidence: Confidence::ToCheck,
            why: Why::Fuzzy { closest: near.synonym },
        },
        near => unknown(near.map(|near| near.field)),
    }
}

/// Leaves a field to the column that has it by the best right: given, recalled, known, then alike, then the first.
fn one_column_each(meanings: &mut [Meaning], headings: &[String]) {
    let right = |why: &Why| match why {
        Why::Given => 0,
        Why::Recalled(_) => 1,
        Why::Synonym | Why::Preset(_) => 2,
        _ => 3,
    };
    let mut order: Vec<usize> = (0..meanings.len()).collect();
    order.sort_by_key(|place| right(&meanings[*place].why));
    let mut owners: Vec<(Field, usize)> = Vec::new();
    for place in order {
        let Some(field) = meanings[place].field.filter(|field| !field.may_repeat()) else { continue };
        match owners.iter().find(|(owned, _)| *owned == field) {
            None => owners.push((field, place)),
            Some((_, owner)) => {
                let why = Why::TakenBy { heading: headings[*owner].clone(), field };
                meanings[place] = Meaning { field: None, confidence: Confidence::Ignored, why };
            }
        }
    }
}

fn made_of(mut told: Vec<(u32, Field)>, kind: Kind, by: KindBy) -> KindCandidate {
    told.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let has = |field: &Field| told.iter().any(|(_, told)| told == field);
    let missing = shown_by(kind).filter(|group| !group.iter().any(has)).cloned().collect();
    let score = told.iter().map(|(weight, _)| weight).sum();
    KindCandidate { kind, score, by, because: told.into_iter().map(|(_, field)| field).collect(), missing }
}

/// Returns the kind that leads clearly, where one does; what values alone tell is never clear.
pub(crate) fn clear_kind(candidates: &[KindCandidate]) -> Option<Kind> {
    let mut whole =
        candidates.iter().filter(|candidate| candidate.missing.is_empty() && candidate.by != KindBy::Values);
    let first = whole.next()?;
    match whole.next() {
        _ if first.by < KindBy::Headings => Some(first.kind),
        Some(second) if first.score < second.score + LEAD => None,
        _ => Some(first.kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen<'a>(headings: &'a [String], hints: &'a Hints) -> Seen<'a> {
        let values = vec![None; headings.len()];
        let numbers = vec![false; headings.len()];
        Seen { headings, named: Named::ByHeading, values, numbers, preset: None, hints }
    }

    fn kind_of(line: &str) -> Option<Kind> {
        let headings: Vec<String> = line.split(';').map(str::to_owned).collect();
        clear_kind(&seen(&headings, &Hints::default()).candidates())
    }

    #[test]
    fn headings_tell_the_kind() {
        for (line, kind) in [
            ("ref;campaign;posting_date;messages;sex;yearofbirth;hhsize;primary2004", Some(Kind::Pieces)),
            ("ref;date;nature", Some(Kind::Responses)),
            (
                "id_client;civilite;prenom;nom;adresse;complement;code_postal;ville;campagne;cellule;date_envoi;cout",
                Some(Kind::Pieces),
            ),
            (
                "num_commande;date_commande;prenom;nom;adresse;code_postal;ville;montant;canal",
                Some(Kind::Orders),
            ),
            ("N° facture;Date;Client;Total HT;Total TTC;Marge", Some(Kind::Orders)),
            ("Poste;Fournisseur;Montant HT;Prix unitaire;Quantité", Some(Kind::Costs)),
            ("Poste;Montant HT", Some(Kind::Costs)),
            ("Campagne;Plis envoyés;Réponses;Prospects qualifiés;RDV;CA HT;Coût total", Some(Kind::Totals)),
            ("Campagne;Date d’envoi;Cellule;Plis envoyés;NPAI;Réponses;Commandes;CA", Some(Kind::Totals)),
            ("Réf. courrier;Date retour;Canal;Intérêt;CP;Com.", Some(Kind::Responses)),
            (
                "Date appel;Heure;Réf courrier;Nom;Société;CP;Ville;Téléphone;Canal;Intérêt;Commentaire",
                Some(Kind::Responses),
            ),
            ("Réf. pli;Nom;Adresse;CP;Ville;Motif de retour;Date retour", Some(Kind::Undelivered)),
            ("Réf;Motif", Some(Kind::Undelivered)),
            ("Nom;Prénom;Adresse;CP;Ville", Some(Kind::Pieces)),
            (
                "Référence;Société;Nom;Adresse;CP;Ville;Cellule;Répondu;Date commande;CA HT",
                Some(Kind::Pieces),
            ),
            ("Campaign;Mailed;Responses;Orders;Revenue;Cost", Some(Kind::Totals)),
            (
                "Code client;Raison sociale;Contact;Adresse 1;Adresse 2;Code postal;Ville;Code NAF;Téléphone;E-mail",
                Some(Kind::Pieces),
            ),
            ("Date;Réf;Nom;Canal;Intérêt;Remarques", Some(Kind::Responses)),
            ("N° pli;Date retour;Motif", Some(Kind::Undelivered)),
            ("Réf. pli;Date;Motif", Some(Kind::Undelivered)),
            ("Campagne;Nature;Libellé;Montant HT", Some(Kind::Costs)),
            ("Campagne;Poste;Montant", Some(Kind::Costs)),
            ("Order Number;Order Date;Customer;Amount", Some(Kind::Orders)),
            ("Numéro de commande;Date de commande;Réf. pli;Montant HT;Marge", Some(Kind::Orders)),
            ("Réf. pli;Date de réponse;Canal;Intérêt;Qualifié;Commentaire", Some(Kind::Responses)),
            (
                "Référence;Campagne;Cellule;Rôle;Source fichier;Segment;Société;Adresse;CP;Ville",
                Some(Kind::Pieces),
            ),
            ("Campagne;Cellule;Plis envoyés;Réponses", Some(Kind::Totals)),
            (
                "Cellule;Plis postés;NPAI;Lignes de réponse;Répondants;Rendez-vous obtenus;Opportunités;Nouveaux clients;Commandes;CA",
                Some(Kind::Totals),
            ),
            ("Campaign;Item;Supplier;Amount;Unit price;Quantity", Some(Kind::Costs)),
            ("Reference;Response date;Channel;Interest", Some(Kind::Responses)),
            (
                "Code campagne;Date envoi;Nb plis;Coût création;Coût impression;Coût routage;Affranchissement",
                Some(Kind::Totals),
            ),
            ("Date RDV;Société;Contact;Commercial;Tenu", Some(Kind::Appointments)),
            ("N° RDV;Réf. pli;Pris le;Rendez-vous;Statut", Some(Kind::Appointments)),
            ("Date;Client;Commercial;RDV honoré;Commentaire", Some(Kind::Appointments)),
            ("Meeting date;Company;Email;Outcome", Some(Kind::Appointments)),
            (
                "N° opportunité;Opportunité;Client;Étape;Montant HT;Statut;Date de création;Date de clôture",
                Some(Kind::Opportunities),
            ),
            (
                "Opportunity Name;Account Name;Stage;Amount;Close Date;Created Date;Owner",
                Some(Kind::Opportunities),
            ),
            ("N° opportunité;Étape;Date étape", Some(Kind::Opportunities)),
            (
                "N° opportunité;Date étape Contact;Date étape Devis;Date étape Signature",
                Some(Kind::Opportunities),
            ),
            ("Affaire;Société;Montant;Étape;Ouvert le;Gagné", Some(Kind::Opportunities)),
            ("Date;Client;Note NPS;Commentaire", Some(Kind::Surveys)),
            ("E-mail;Date enquête;Moment;Score (0-10);Verbatim", Some(Kind::Surveys)),
            ("Code client;Société;Nom;Prénom;Fonction;E-mail;Téléphone;Commercial", Some(Kind::Contacts)),
            ("First Name;Last Name;Job Title;Email;Phone;Company;Owner", Some(Kind::Contacts)),
            ("Nom;Prénom;Adresse;CP;Ville;Motif d’opposition;Opposé le", Some(Kind::Suppressions)),
            ("E-mail;Date d’opposition", Some(Kind::Suppressions)),
            (
                "Secteur;Public;Type de liste;Pays;Base;Bas;Taux;Haut;Année;Source;Adresse",
                Some(Kind::References),
            ),
            ("Sector;List type;Low;Value;High;Year;Source", Some(Kind::References)),
            ("Indicateur;Campagne;Objectif;Du;Au", Some(Kind::Targets)),
            ("KPI;Target;Month", Some(Kind::Targets)),
            // Nothing says whether these people were written to.
            ("Nom;Prénom;E-mail;Téléphone", None),
            ("Campagne", None),
            ("aaa;bbb;ccc", None),
        ] {
            assert_eq!(kind_of(line), kind, "{line}");
        }
    }

    #[test]
    fn a_field_goes_to_one_column_and_the_other_is_told_which() {
        let headings = ["Tél".to_owned(), "Téléphone mobile".to_owned()];
        let meanings = seen(&headings, &Hints::default()).meanings(Kind::Pieces);
        assert_eq!(meanings[0].field, Some(Field::Phone));
        assert_eq!(meanings[1].why, Why::TakenBy { heading: "Tél".to_owned(), field: Field::Phone });
    }

    #[test]
    fn a_column_for_each_stage_is_one_field_many_times() {
        let headings = ["Date étape Devis", "Date entrée étape", "Date entrée Signature"].map(str::to_owned);
        let meanings = seen(&headings, &Hints::default()).meanings(Kind::Opportunities);
        let fields: Vec<_> = meanings.iter().map(|meaning| meaning.field).collect();
        assert_eq!(fields, [Some(Field::StageEntered), Some(Field::StageDate), Some(Field::StageEntered)]);
    }

    #[test]
    fn what_a_person_says_of_a_column_wins() {
        let hints = Hints {
            overrides: vec![("TEL".to_owned(), None), ("divers".to_owned(), Some(Field::Phone))],
            ..Hints::default()
        };
        let meanings = seen(&["Tél".to_owned(), "Divers".to_owned()], &hints).meanings(Kind::Pieces);
        assert_eq!((meanings[0].field, meanings[1].field), (None, Some(Field::Phone)));
    }
}
