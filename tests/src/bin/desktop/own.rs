//! What a person puts together and looks up: dashboards, contacts, deals and mailings thought through, in the real window.

use crate::checks::{Outcome, pictures};
use crate::outside::Outside;
use crate::window::Window;

/// A part is removed from a dashboard and comes back; a second dashboard is made, kept and deleted.
pub(crate) async fn dashboards(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-dashboard").await?;
    window.click("change-board").await?;
    window.find("part-figure/undelivered_rate/").await?;
    pictures(window, outside, "dashboard-changing").await?;
    window.click("remove-figure/undelivered_rate/").await?;
    window.is_gone("part-figure/undelivered_rate/").await?;
    window.click("reset-manager").await?;
    window.find("part-figure/undelivered_rate/").await?;
    window.click("new-board").await?;
    window.click("from-salesperson").await?;
    window.write("new-board-name", "Lundi").await?;
    window.reads("dashboard-screen", "Lundi").await?;
    window.click("done-changing").await?;
    window.find("tile-appointments").await?;
    pictures(window, outside, "dashboard-salesperson").await?;
    window.click("change-board").await?;
    window.click("delete-board").await?;
    window.is_gone("which-board").await?;
    window.click("done-changing").await?;
    window.find("tile-response_rate").await.map(drop)
}

/// The list of contacts is searched, and deals stand by stage.
pub(crate) async fn people(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-contacts").await?;
    window.reads("contacts-screen", "destinataire").await?;
    pictures(window, outside, "contacts").await?;
    window.write("search-contacts", "personne ne s’appelle ainsi").await?;
    window.reads("contacts-screen", "Personne ne correspond").await?;
    window.click("clear-contacts").await?;
    window.click("nav-pipeline").await?;
    window.is_current("nav-pipeline").await?;
    pictures(window, outside, "pipeline").await
}

/// A mailing is thought through from real figures, and the answer follows what is typed.
pub(crate) async fn simulator(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-simulator").await?;
    window.find("simulator-results").await?;
    window.write("assumed-pieces", "beaucoup").await?;
    window.reads("simulator-screen", "Écrivez un nombre entier").await?;
    window.write("assumed-pieces", "10000").await?;
    window.write("assumed-response_rate", "3").await?;
    window.reads("simulated-response_lines", "300").await?;
    window.write("other-rate", "4").await?;
    window.reads("simulator-test", "5 301 plis par lettre").await?;
    pictures(window, outside, "simulator").await
}

/// The report of the campaign stands page by page before it is printed.
pub(crate) async fn report(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-reports").await?;
    window.find("report-page").await?;
    window.reads("report-pages", "Page 1 sur 2").await?;
    pictures(window, outside, "reports").await
}

/// The first figures open the tour, which goes on and is left for good.
pub(crate) async fn tour(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-dashboard").await?;
    window.reads("tour", "étape 1 sur 5").await?;
    outside.picture("tour")?;
    window.click("tour-next").await?;
    window.reads("tour", "étape 2 sur 5").await?;
    window.click("tour-skip").await?;
    window.is_gone("tour").await?;
    window.click("nav-campaigns").await?;
    window.click("nav-dashboard").await?;
    window.is_gone("tour").await
}

/// The guide finds words, and the licences of what the program is made of are there to read.
pub(crate) async fn guide(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-guide").await?;
    window.reads("guide-page", "Votre premier fichier").await?;
    pictures(window, outside, "guide").await?;
    window.write("guide-search", "cle sauvegarde").await?;
    // Enter opens the first page that was found.
    window.reads("guide-page", "La clé et les sauvegardes").await?;
    window.click("nav-settings").await?;
    window.click("open-licences").await?;
    window.write("search-licences", "sqlcipher").await?;
    window.reads("licences", "SQLCipher").await?;
    outside.picture("licences")
}
