//! Which rows of a mailing list the file has already.
//!
//! A piece is found again by its reference within the campaign, else by its contact (else by what is told of nobody in
//! particular) and its cell. Among alike rows each finds one piece: those found are marked, a few bytes a piece, so
//! that nothing needs to be kept of the rows themselves.

use super::Ready;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::row::{Value, hash_values};
use crate::table::{PIECE, json, json_numbers};
use crate::work::Work;
use domain::fact::Known;
use hashbrown::{HashMap, HashSet};
use sqlx::SqliteConnection;
use std::collections::VecDeque;

/// What a row is to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    New,
    Same,
    /// A stored piece told otherwise.
    Changed(i64),
    /// An earlier row gives another piece the same reference.
    Twice(u32),
}

/// What the file had of pieces before a run, and what the run found again of it.
#[derive(Debug, Default)]
pub(crate) struct Stored {
    /// The largest number of a piece then.
    last: i64,
    /// The campaigns that had pieces.
    campaigns: HashSet<i64>,
    found: Found,
    window: Window,
}

impl Verdict {
    /// Returns the verdict on a row that an export of one's own may have told already.
    fn unless_known(self, piece: &Ready<'_>) -> Self {
        match (self, piece.located.known) {
            (Self::New | Self::Changed(_), Some(Known::Same(_))) => Self::Same,
            (verdict, _) => verdict,
        }
    }
}

impl Stored {
    /// Returns whether a piece is new without a look.
    pub(super) fn lacks(&self, piece: &Ready<'_>) -> bool {
        piece.located.fact.scope.reference.is_none() && !self.campaigns.contains(&piece.placed.campaign)
    }
}

/// Notes once a run what the file has of pieces.
pub(super) async fn begin(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
) -> Result<()> {
    work.on_the_way.flush(connection).await?;
    let campaigns: Vec<i64> =
        sqlx::query_scalar(include_str!("../../sql/piece/had_pieces.sql")).fetch_all(connection).await?;
    let stored =
        Stored { last: work.last_piece(), campaigns: campaigns.into_iter().collect(), ..Stored::default() };
    work.run(import)?.stored = Some(stored);
    Ok(())
}

/// Returns what a piece without reference and contact is found by.
pub(super) fn nameless(piece: &Ready<'_>) -> i64 {
    hash_values(&[Value::Int(piece.placed.cell), Value::Int(piece.told)])
}

/// Returns what each row is to the file.
pub(super) async fn verdicts(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    ready: &[Ready<'_>],
) -> Result<Vec<Verdict>> {
    work.on_the_way.flush(connection).await?;
    let mut stored = work.run(import)?.stored.take().unwrap_or_default();
    let mut judging = Judging { stored: &mut stored, ready, verdicts: vec![None; ready.len()] };
    judging.in_order(connection).await?;
    judging.by_reference(connection).await?;
    judging.by_contact(connection, work).await?;
    judging.nameless(connection).await?;
    let judged = judging.verdicts.into_iter().map(|verdict| verdict.unwrap_or(Verdict::New));
    let verdicts = judged.zip(ready).map(|(verdict, piece)| verdict.unless_known(piece)).collect();
    work.run(import)?.stored = Some(stored);
    Ok(verdicts)
}

struct Judging<'a> {
    stored: &'a mut Stored,
    ready: &'a [Ready<'a>],
    verdicts: Vec<Option<Verdict>>,
}

/// A stored piece that a row may be.
#[derive(Clone, Copy)]
struct Candidate {
    id: i64,
    content: i64,
}

impl<'a> Judging<'a> {
    /// Returns the rows that are not judged yet.
    fn open(&self) -> Vec<(usize, &'a Ready<'a>)> {
        let open = |place: usize| self.verdicts[place].is_none();
        self.ready.iter().enumerate().filter(|(place, _)| open(*place)).collect()
    }

    fn is_asked(&self, piece: &Ready<'_>) -> bool {
        self.stored.campaigns.contains(&piece.placed.campaign)
    }

    /// Most files come again in the order in which they came first: the pieces that follow the last one found are read
    /// in one go, and a row with the content of one of them is that piece.
    async fn in_order(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        let Stored { window, found, last, .. } = &mut *self.stored;
        let rows = i64::try_from(self.ready.len()).unwrap_or(i64::MAX);
        window.slide(connection, rows, *last, found).await?;
        let mut hits = 0;
        for (place, piece) in self.ready.iter().enumerate() {
            if let Some(id) = self.stored.window.take(piece.content) {
                self.stored.found.mark(id, piece.located.row);
                self.verdicts[place] = Some(Verdict::Same);
                hits += 1;
            }
        }
        self.stored.window.judge(hits, self.ready.len());
        Ok(())
    }

    async fn by_reference(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        let asked: Vec<(usize, i64, &str)> = self
            .open()
            .into_iter()
            .filter_map(|(place, piece)| {
                Some((place, piece.placed.campaign, piece.located.fact.scope.reference.as_deref()?))
            })
            .collect();
        if asked.is_empty() {
            return Ok(());
        }
        let question = serde_json::to_string(&asked).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
        let text: String = sqlx::query_scalar(include_str!("../../sql/piece/find_reference.sql"))
            .bind(question)
            .fetch_one(connection)
            .await?;
        let rows: Vec<(usize, i64, i64, u32)> = json("piece", &text)?;
        let rows: HashMap<usize, (i64, i64, u32)> =
            rows.into_iter().map(|(place, id, content, row)| (place, (id, content, row))).collect();
        let mut here: HashMap<(i64, &str), (u32, i64)> = HashMap::new();
        for (place, campaign, reference) in asked {
            let piece = &self.ready[place];
            let row = piece.located.row;
            let earlier = here.get(&(campaign, reference)).copied();
            let verdict = match (earlier, rows.get(&place)) {
                (Some((row, content)), _) => twice(content == piece.content, row),
                (None, None) => Verdict::New,
                (None, Some((id, content, written))) => {
                    let met = self.stored.found.row(*id).or((*id > self.stored.last).then_some(*written));
                    match met {
                        Some(met) => twice(*content == piece.content, met),
                        None => self.stored.matched(Candidate { id: *id, content: *content }, piece),
                    }
                }
            };
            // The earlier row keeps the reference.
            if earlier.is_none() && !matches!(verdict, Verdict::Twice(_)) {
                here.insert((campaign, reference), (row, piece.content));
            }
            self.verdicts[place] = Some(verdict);
        }
        Ok(())
    }

    async fn by_contact(&mut self, connection: &mut SqliteConnection, work: &mut Work) -> Result<()> {
        let asked: Vec<(usize, i64)> = self
            .open()
            .into_iter()
            .filter(|(_, piece)| self.is_asked(piece))
            .filter_map(|(place, piece)| Some((place, piece.who?)))
            .collect();
        if asked.is_empty() {
            return Ok(());
        }
        let identities: Vec<i64> = asked.iter().map(|(_, who)| *who).collect();
        work.people.meet(connection, &identities).await?;
        let contact_of = |who: i64| work.people.get(who).map(|person| i64::from(person.id));
        let contacts: HashSet<i64> = asked.iter().filter_map(|(_, who)| contact_of(*who)).collect();
        let text: String = sqlx::query_scalar(include_str!("../../sql/piece/find_contact.sql"))
            .bind(json_numbers(contacts.into_iter()))
            .bind(self.stored.last)
            .fetch_one(connection)
            .await?;
        let rows: Vec<(i64, i64, i64, i64)> = json("piece", &text)?;
        let mut candidates: HashMap<(i64, i64), Vec<Candidate>> = HashMap::new();
        for (contact, cell, id, content) in rows {
            candidates.entry((contact, cell)).or_default().push(Candidate { id, content });
        }
        let keyed = asked
            .into_iter()
            .filter_map(|(place, who)| Some((place, (contact_of(who)?, self.ready[place].placed.cell))));
        let keyed: Vec<_> = keyed.collect();
        self.among(&keyed, &candidates);
        Ok(())
    }

    async fn nameless(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        let asked: Vec<(usize, i64)> = self
            .open()
            .into_iter()
            .filter(|(_, piece)| {
                self.is_asked(piece) && piece.who.is_none() && piece.located.fact.scope.reference.is_none()
            })
            .map(|(place, piece)| (place, nameless(piece)))
            .collect();
        if asked.is_empty() {
            return Ok(());
        }
        let identities: HashSet<i64> = asked.iter().map(|(_, identity)| *identity).collect();
        let rows = PIECE.find_all(connection, identities.into_iter()).await?;
        let mut candidates: HashMap<i64, Vec<Candidate>> = HashMap::new();
        for (identity, id, content) in rows {
            if id <= self.stored.last {
                candidates.entry(identity).or_default().push(Candidate { id, content });
            }
        }
        self.among(&asked, &candidates);
        Ok(())
    }

    /// Gives each row one of the pieces that it may be: first those of the same content, then the earliest left.
    fn among<K: std::hash::Hash + Eq + Copy>(
        &mut self,
        asked: &[(usize, K)],
        candidates: &HashMap<K, Vec<Candidate>>,
    ) {
        for only_alike in [true, false] {
            for (place, key) in asked {
                if self.verdicts[*place].is_some() {
                    continue;
                }
                let piece = &self.ready[*place];
                let free = candidates
                    .get(key)
                    .into_iter()
                    .flatten()
                    .filter(|stored| self.stored.found.row(stored.id).is_none())
                    .filter(|stored| !only_alike || stored.content == piece.content)
                    .min_by_key(|stored| stored.id);
                if let Some(free) = free {
                    self.verdicts[*place] = Some(self.stored.matched(*free, piece));
                }
            }
        }
    }
}

fn twice(alike: bool, row: u32) -> Verdict {
    if alike { Verdict::Same } else { Verdict::Twice(row) }
}

impl Stored {
    /// Marks a piece as found by a row.
    fn matched(&mut self, candidate: Candidate, piece: &Ready<'_>) -> Verdict {
        self.found.mark(candidate.id, piece.located.row);
        self.window.found(candidate.id);
        if candidate.content == piece.content { Verdict::Same } else { Verdict::Changed(candidate.id) }
    }
}

/// Pieces that a row of the run is: the row's number, four bytes a piece.
#[derive(Debug, Default)]
struct Found(HashMap<i64, Box<[u32; PAGE as usize]>>);

const PAGE: i64 = 1024;

impl Found {
    fn mark(&mut self, id: i64, row: u32) {
        let page = self.0.entry(id.div_euclid(PAGE)).or_insert_with(|| Box::new([0; PAGE as usize]));
        page[id.rem_euclid(PAGE) as usize] = row;
    }

    fn row(&self, id: i64) -> Option<u32> {
        let row = self.0.get(&id.div_euclid(PAGE))?[id.rem_euclid(PAGE) as usize];
        (row > 0).then_some(row)
    }
}

/// Pieces that are likely to come next, because they followed the last one found when they came first.
#[derive(Debug)]
struct Window {
    /// The piece that is expected next, where one is.
    next: Option<i64>,
    /// Number of the last piece read.
    read_to: i64,
    pieces: VecDeque<Candidate>,
    by_content: HashMap<i64, Vec<i64>>,
    /// How often it may yet be of no use.
    patience: u32,
}

impl Default for Window {
    fn default() -> Self {
        Self { next: None, read_to: 0, pieces: VecDeque::new(), by_content: HashMap::new(), patience: 8 }
    }
}

impl std::fmt::Debug for Candidate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Candidate").field(&self.id).finish()
    }
}

impl Window {
    /// Reads on until twice as many pieces stand ahead as rows are asked, and lets go of those far behind.
    async fn slide(
        &mut self,
        connection: &mut SqliteConnection,
        rows: i64,
        last: i64,
        found: &Found,
    ) -> Result<()> {
        let Some(next) = self.next else {
            return Ok(());
        };
        while self.pieces.front().is_some_and(|piece| piece.id < next - 2 * rows) {
            if let Some(piece) = self.pieces.pop_front() {
                self.drop_content(piece);
            }
        }
        if self.read_to >= next + rows || self.read_to >= last {
            return Ok(());
        }
        let text: String = sqlx::query_scalar(include_str!("../../sql/piece/page.sql"))
            .bind(self.read_to)
            .bind(last)
            .bind(2 * rows)
            .fetch_one(connection)
            .await?;
        let rows: Vec<(i64, i64)> = json("piece", &text)?;
        self.read_to = rows.last().map_or(last, |(id, _)| *id);
        for (id, content) in rows {
            if found.row(id).is_none() {
                self.pieces.push_back(Candidate { id, content });
                self.by_content.entry(content).or_default().push(id);
            }
        }
        Ok(())
    }

    fn drop_content(&mut self, piece: Candidate) {
        if let Some(ids) = self.by_content.get_mut(&piece.content) {
            ids.retain(|id| *id != piece.id);
            if ids.is_empty() {
                self.by_content.remove(&piece.content);
            }
        }
    }

    /// Returns the piece of this content and gives it away.
    fn take(&mut self, content: i64) -> Option<i64> {
        let ids = self.by_content.get_mut(&content)?;
        let id = if ids.is_empty() { return None } else { ids.remove(0) };
        if ids.is_empty() {
            self.by_content.remove(&content);
        }
        self.next = self.next.max(Some(id + 1));
        Some(id)
    }

    /// Notes that a piece was found in another way: here, or elsewhere, where the window then goes.
    fn found(&mut self, id: i64) {
        if let Some(place) = self.pieces.iter().position(|piece| piece.id == id) {
            let piece = self.pieces[place];
            self.drop_content(piece);
        }
        let near = self.next.is_some_and(|next| (next - 4_000..=self.read_to).contains(&id));
        if !near && self.patience > 0 {
            self.pieces.clear();
            self.by_content.clear();
            self.read_to = id;
            self.next = Some(id + 1);
        }
    }

    /// Gives up where the rows come in no order that is known.
    fn judge(&mut self, hits: usize, rows: usize) {
        if self.next.is_none() {
            return;
        }
        if hits * 4 >= rows {
            self.patience = 8;
            return;
        }
        self.patience = self.patience.saturating_sub(1);
        if self.patience == 0 {
            *self = Self { patience: 0, ..Self::default() };
        }
    }
}
