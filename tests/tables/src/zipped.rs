//! Archives, as workbooks are.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Bytes past which a part is not packed.
const HUGE: usize = 20_000_000;

/// Returns a zip archive of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Packing a huge part takes a minute where nothing is optimised.
        let way = if bytes.len() > HUGE { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(way))
            .expect("an archive in memory can be written");
        zip.write_all(bytes).expect("an archive in memory can be written");
    }
    zip.finish().expect("an archive in memory can be written").into_inner()
}
