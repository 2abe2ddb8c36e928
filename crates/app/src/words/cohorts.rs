//! Cohorts, months and seasons in words.

use crate::cohorts::Grid;
use crate::lang::{Lang, one_of, say};
use chrono::NaiveDate;
use domain::format::{NBSP, NNBSP, counted, month_name};

/// Returns a month in words: `mars 2026`, `March 2026`.
pub(crate) fn month(month: &str, lang: Lang) -> String {
    let first = format!("{month}-01").parse::<NaiveDate>();
    first.map_or_else(|_| month.to_owned(), |day| format!("{} {}", month_name(day, lang), day.format("%Y")))
}

/// Returns what the numbers of a grid are.
pub(crate) fn title(grid: Grid, lang: Lang) -> String {
    let (fr, en) = match grid {
        Grid::Response => (
            "Taux de réponse cumulé, en mois depuis l’envoi",
            "Response rate so far, in months since posting",
        ),
        Grid::Revenue => {
            ("Chiffre d’affaires cumulé, en mois depuis l’envoi", "Revenue so far, in months since posting")
        }
        Grid::Retention => (
            "Clients qui recommandent, par mois depuis leur première commande",
            "Customers who order again, by month since their first order",
        ),
    };
    one_of(lang, fr, en).to_owned()
}

/// Returns how a grid is read, and what it leaves out; whoever asked by event is told why that changes nothing.
pub(crate) fn notes(grid: Grid, (unnamed, by_event): (usize, bool), lang: Lang) -> Vec<String> {
    let how = match grid {
        Grid::Response | Grid::Revenue => say(
            lang,
            format!("Une ligne{NBSP}: les plis envoyés ce mois-là, avec toutes leurs suites. Le mois{NBSP}1 va du jour de l’envoi à la veille du même jour du mois suivant. Une case reste vide tant que son mois n’est pas écoulé pour toutes les vagues de la ligne{NNBSP}; ce qui n’a pas de date ne compte que dans le total à ce jour."),
            "A row: the pieces posted that month, with all that followed. Month 1 lasts from the day of posting to the day before that day of the next month. A cell stays empty until its month is over for every mailing of the row; what has no date counts only in the total to date.".to_owned(),
        ),
        Grid::Retention => say(
            lang,
            format!("Une ligne{NBSP}: les clients, nouveaux ou réactivés, des plis envoyés ce mois-là. Chacun est suivi depuis sa propre première commande{NNBSP}; une commande d’un autre jour, attribuée ou non, compte comme un retour. Une case ne compte que les clients pour qui ce mois est écoulé{NBSP}: provisoire tant que ce ne sont pas tous."),
            "A row: the customers, new or reactivated, of the pieces posted that month. Each is followed from its own first order; an order of another day, attributed or not, counts as coming back. A cell counts only the customers for whom that month is over: provisional until these are all.".to_owned(),
        ),
    };
    let left_out = (unnamed > 0).then(|| {
        let fr = counted(
            unnamed as u64,
            "client sans nom ou sans date n’est pas suivi",
            "clients sans nom ou sans date ne sont pas suivis",
            Lang::Fr,
        );
        let en = counted(
            unnamed as u64,
            "customer without a name or a date is not followed",
            "customers without a name or a date are not followed",
            Lang::En,
        );
        say(lang, format!("{fr}."), format!("{en}."))
    });
    let basis = by_event.then(|| {
        say(
            lang,
            "La base n’y change rien\u{a0}: une ligne suit toujours les plis envoyés un même mois."
                .to_owned(),
            "The basis changes nothing here: a row always follows the pieces posted in one month.".to_owned(),
        )
    });
    std::iter::once(how).chain(left_out).chain(basis).collect()
}

/// Returns why there are no seasons: what it takes, and what there is.
pub(crate) fn no_seasons(
    (months, campaigns): (u32, u32),
    (need_months, need_campaigns): (u32, u32),
    lang: Lang,
) -> String {
    let fr = format!("{} et {}", of_months(months, Lang::Fr), of_campaigns(campaigns, Lang::Fr));
    let en = format!("{} and {}", of_months(months, Lang::En), of_campaigns(campaigns, Lang::En));
    say(
        lang,
        format!(
            "Pas encore de saisonnalité{NBSP}: il faut {need_months}{NBSP}mois écoulés et {need_campaigns}{NBSP}campagnes{NNBSP}; il y a {fr}."
        ),
        format!(
            "No seasonality yet: it takes {need_months} full months and {need_campaigns} campaigns; there are {en}."
        ),
    )
}

fn of_months(n: u32, lang: Lang) -> String {
    let (one, many) = one_of(lang, ("mois", "mois"), ("month", "months"));
    counted(n.into(), one, many, lang)
}

fn of_campaigns(n: u32, lang: Lang) -> String {
    let (one, many) = one_of(lang, ("campagne", "campagnes"), ("campaign", "campaigns"));
    counted(n.into(), one, many, lang)
}
