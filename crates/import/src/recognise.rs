//! Which kind of sheet a set of headings makes, and which field each heading names in it.

use crate::mapping::{Confidence, Hints, Why};
use crate::synonyms::{exact, in_kind, nearest, normal, shown_by, weight};
use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;

/// By how much the likeliest kind must lead for nobody to be asked.
const LEAD: u32 = 2;

/// A kind that the headings could make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindCandidate {
    /// The kind.
    pub kind: Kind,
    /// How much speaks for it; comparable within one sheet only.
    pub score: u32,
    /// The fields that speak for it, the most telling first.
    pub because: Vec<Field>,
    /// Groups of fields of which none is there.
    pub missing: Vec<Vec<Field>>,
}

/// What a heading is taken for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) field: Option<Field>,
    pub(crate) confidence: Confidence,
    pub(crate) why: Why,
}

/// Returns what each heading means in a kind of sheet; a field is given to one column only.
pub(crate) fn meanings(headings: &[String], kind: Kind, hints: &Hints) -> Vec<Meaning> {
    let normals: Vec<String> = headings.iter().map(|heading| normal(heading)).collect();
    let mut meanings: Vec<Meaning> = headings
        .iter()
        .zip(&normals)
        .map(|(heading, normal)| given(heading, kind, hints).unwrap_or_else(|| meaning(normal, kind)))
        .collect();
    one_column_each(&mut meanings, headings);
    meanings
}

fn given(heading: &str, kind: Kind, hints: &Hints) -> Option<Meaning> {
    let folded = fold(heading);
    let (_, field) = hints.overrides.iter().rev().find(|(name, _)| fold(name) == folded)?;
    let field = field.map(|field| in_kind(field, kind).unwrap_or(field));
    let confidence = if field.is_some() { Confidence::Sure } else { Confidence::Ignored };
    Some(Meaning { field, confidence, why: Why::Given })
}

fn meaning(normal: &str, kind: Kind) -> Meaning {
    if let Some(field) = exact(normal, kind) {
        return Meaning { field: Some(field), confidence: Confidence::Sure, why: Why::Synonym };
    }
    match nearest(normal, kind) {
        Some(near) if near.close => Meaning {
            field: Some(near.field),
            confidence: Confidence::ToCheck,
            why: Why::Fuzzy { closest: near.synonym },
        },
        near => Meaning {
            field: None,
            confidence: Confidence::Ignored,
            why: Why::Unknown { did_you_mean: near.map(|near| near.field) },
        },
    }
}

/// Leaves a field to the column that has it by the best right: given, then synonym, then likeness, then the first.
fn one_column_each(meanings: &mut [Meaning], headings: &[String]) {
    let right = |why: &Why| match why {
        Why::Given => 0,
        Why::Synonym => 1,
        _ => 2,
    };
    let mut order: Vec<usize> = (0..meanings.len()).collect();
    order.sort_by_key(|place| right(&meanings[*place].why));
    let mut owners: Vec<(Field, usize)> = Vec::new();
    for place in order {
        let Some(field) = meanings[place].field else { continue };
        match owners.iter().find(|(owned, _)| *owned == field) {
            None => owners.push((field, place)),
            Some((_, owner)) => {
                let why = Why::TakenBy { heading: headings[*owner].clone(), field };
                meanings[place] = Meaning { field: None, confidence: Confidence::Ignored, why };
            }
        }
    }
}

/// Returns the kinds that the headings could make, the likeliest first.
pub(crate) fn candidates(headings: &[String], hints: &Hints) -> Vec<KindCandidate> {
    let mut candidates: Vec<KindCandidate> = Kind::ALL
        .iter()
        .map(|kind| candidate(*kind, headings, &meanings(headings, *kind, hints)))
        .filter(|candidate| candidate.score > 0)
        .collect();
    candidates.sort_by_key(|candidate| (!candidate.missing.is_empty(), std::cmp::Reverse(candidate.score)));
    candidates
}

fn candidate(kind: Kind, headings: &[String], meanings: &[Meaning]) -> KindCandidate {
    let mut told: Vec<(u32, Field)> = headings
        .iter()
        .zip(meanings)
        .filter_map(|(heading, meaning)| Some((heading, meaning.field?)))
        .filter(|(_, field)| field.kinds().contains(&kind))
        .map(|(heading, field)| (weight(&normal(heading), field, kind), field))
        .collect();
    told.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let has = |field: &Field| told.iter().any(|(_, told)| told == field);
    let missing = shown_by(kind).filter(|group| !group.iter().any(has)).cloned().collect();
    let score = told.iter().map(|(weight, _)| weight).sum();
    KindCandidate { kind, score, because: told.into_iter().map(|(_, field)| field).collect(), missing }
}

/// Returns the kind that leads clearly, where one does.
pub(crate) fn clear_kind(candidates: &[KindCandidate]) -> Option<Kind> {
    let mut whole = candidates.iter().filter(|candidate| candidate.missing.is_empty());
    let first = whole.next()?;
    match whole.next() {
        Some(second) if first.score < second.score + LEAD => None,
        _ => Some(first.kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(line: &str) -> Option<Kind> {
        let headings: Vec<String> = line.split(';').map(str::to_owned).collect();
        clear_kind(&candidates(&headings, &Hints::default()))
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
        let meanings = meanings(&headings, Kind::Pieces, &Hints::default());
        assert_eq!(meanings[0].field, Some(Field::Phone));
        assert_eq!(meanings[1].why, Why::TakenBy { heading: "Tél".to_owned(), field: Field::Phone });
    }

    #[test]
    fn what_a_person_says_of_a_column_wins() {
        let hints = Hints {
            overrides: vec![("TEL".to_owned(), None), ("divers".to_owned(), Some(Field::Phone))],
            ..Hints::default()
        };
        let meanings = meanings(&["Tél".to_owned(), "Divers".to_owned()], Kind::Pieces, &hints);
        assert_eq!((meanings[0].field, meanings[1].field), (None, Some(Field::Phone)));
    }
}
