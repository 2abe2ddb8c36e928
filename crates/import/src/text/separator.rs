//! Which sign separates the cells of a text file.

/// Signs that separate, the likelier first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Lines looked at.
const LINES: usize = 40;

/// A sign with how well it cuts the first lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) separator: u8,
    /// Lines that it cuts into the commonest number of cells.
    pub(crate) alike: usize,
    /// Lines looked at.
    pub(crate) lines: usize,
    /// The commonest number of cells.
    pub(crate) cells: usize,
}

/// Returns the sign that cuts most lines into equally many cells.
pub(super) fn guess(start: &str) -> Cut {
    let mut best = cut(start, SEPARATORS[0]);
    for separator in &SEPARATORS[1..] {
        let cut = cut(start, *separator);
        if cut.score() > best.score() {
            best = cut;
        }
    }
    best
}

fn cut(start: &str, separator: u8) -> Cut {
    let counts = counts(start, separator);
    let (alike, most) = counts
        .iter()
        .filter(|count| **count > 0)
        .map(|count| (counts.iter().filter(|other| *other == count).count(), *count))
        .max()
        .unwrap_or_default();
    Cut { separator, alike, lines: counts.len(), cells: most + 1 }
}

impl Cut {
    /// Agreement counts for more than width: a comma in each address is not a separator.
    fn score(&self) -> usize {
        self.alike * 100 / self.lines.max(1) * 10 + (self.cells - 1).min(50)
    }
}

/// Returns how often a sign stands outside quotes on each of the first lines.
fn counts(start: &str, separator: u8) -> Vec<usize> {
    let mut counts = vec![0];
    let mut quoted = false;
    for byte in start.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.len() >= LINES => break,
            b'\n' if !quoted => counts.push(0),
            b if b == separator && !quoted => *counts.last_mut().unwrap_or(&mut 0) += 1,
            _ => {}
        }
    }
    if counts.len() > 1 && counts.last() == Some(&0) {
        counts.pop();
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn the_sign_that_cuts_lines_alike_is_the_separator() {
        for (start, expected) in [
            ("a;b;c\n1;2,5;3\n1;2,5;3\n", b';'),
            ("a,b,c\n1,2.5,3\n", b','),
            ("a\tb\n1,5\t2\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("nom;adresse\n\"Dupont, Jean\";\"3, rue X; bis\"\nMartin;12, rue Y\n", b';'),
            ("Réponses d'octobre\n\nréf;date\nA;1\nB;2\nC;3\n", b';'),
            ("seul\n1\n2\n", b';'),
            ("", b';'),
        ] {
            assert_eq!(guess(start).separator, expected, "{start}");
        }
    }
}
