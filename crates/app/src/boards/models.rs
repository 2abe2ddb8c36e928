//! What a dashboard begins with, by role: the figures that a person of that role opens first.

use crate::dto::dashboard::{BoardItem, BoardModel};
use crate::failure::Failure;
use crate::figures::HEADLINE;
use crate::house::House;

/// The setting that says whose dashboard comes first.
pub(crate) const ROLE: &str = "role";

/// What a salesperson opens first: what came of the letters, and what is to be done.
const SALES: [&str; 8] = [
    "qualified_leads",
    "appointments",
    "appointments_held",
    "show_rate",
    "new_customers",
    "revenue",
    "average_order_value",
    "response_rate",
];

/// For whom a dashboard begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Who decides what is mailed.
    #[default]
    Manager,
    /// Who calls and sells.
    Salesperson,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Manager, Self::Salesperson];

    /// Returns its name on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Salesperson => "salesperson",
        }
    }

    /// Returns the role of a name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// Returns whose dashboard comes first: the manager's, where nobody said otherwise.
pub(crate) async fn role(house: &House) -> Result<Role, Failure> {
    let kept = house.store.setting(ROLE).await?;
    Ok(kept.as_deref().and_then(Role::from_key).unwrap_or_default())
}

/// Returns what a dashboard begins with, for each role.
pub(crate) fn all() -> Vec<BoardModel> {
    Role::ALL.map(|role| BoardModel { role: role.key().to_owned(), items: of(role) }).to_vec()
}

/// Returns what a role's dashboard begins with.
pub(crate) fn of(role: Role) -> Vec<BoardItem> {
    let tiles = |keys: [&str; 8]| keys.map(|key| item("figure", key, None, 3, 1)).to_vec();
    let notices = || vec![item("notices", "notices", None, 12, 1)];
    match role {
        Role::Manager => [
            tiles(HEADLINE),
            vec![
                item("chart", "response_curve", None, 7, 2),
                item("chart", HEADLINE[0], Some("cell"), 5, 2),
                item("chart", "cost_shares", None, 5, 2),
                item("chart", HEADLINE[0], Some("list_source"), 7, 2),
            ],
            notices(),
        ]
        .concat(),
        Role::Salesperson => [
            notices(),
            tiles(SALES),
            vec![
                item("chart", "response_curve", None, 7, 2),
                item("chart", "appointments", Some("salesperson"), 5, 2),
                item("chart", "revenue", Some("salesperson"), 5, 2),
                item("chart", HEADLINE[0], Some("sector"), 7, 2),
            ],
        ]
        .concat(),
    }
}

fn item(kind: &str, name: &str, by: Option<&str>, width: u32, height: u32) -> BoardItem {
    BoardItem { kind: kind.to_owned(), name: name.to_owned(), by: by.map(str::to_owned), width, height }
}
