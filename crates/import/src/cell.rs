//! What people write in cells, understood: one file for each sort of cell.

pub(crate) mod boolean;
pub(crate) mod date;
pub(crate) mod email;
pub(crate) mod number;
pub(crate) mod period;
pub(crate) mod phone;
pub(crate) mod postal;
pub(crate) mod scientific;
pub(crate) mod siret;
