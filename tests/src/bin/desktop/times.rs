//! How long screens take on a large file: the page's own clock, from a click to the frame in which nothing is on its way.
//!
//! It asserts no time, for machines are noisy: `cargo xtask bench start` prints what it says.

use serde_json::Value;

use crate::checks::{Failure, Outcome};
use crate::pictures::SCREENS;
use crate::window::Window;

/// Opens every screen twice, for the first time and again, and goes through the list of contacts.
pub(crate) async fn take(window: &Window) -> Outcome {
    window.find("tile-response_rate").await?;
    if window.answer(TOUR).await? == Value::Bool(true) {
        window.press("tour-skip").await?;
        window.is_gone("tour").await?;
    }
    for screen in SCREENS.into_iter().chain(["dashboard"]) {
        let first = opened(window, screen).await?;
        // Somewhere else in between, so that it is opened and not only kept.
        opened(window, if screen == "settings" { "imports" } else { "settings" }).await?;
        println!("{screen}: {first:.0} ms, again {:.0} ms", opened(window, screen).await?);
    }
    contacts(window).await
}

async fn opened(window: &Window, screen: &str) -> Result<f64, Failure> {
    let told = window.answer_later(OPEN, screen).await?;
    told.as_f64().ok_or_else(|| Failure::Unchanged("a screen that does not come", screen.to_owned()))
}

/// Rolls through the list as fast as a wheel does, and jumps about in it.
async fn contacts(window: &Window) -> Outcome {
    opened(window, "contacts").await?;
    for (what, script) in [("rolled through", ROLL), ("jumped about in", JUMP)] {
        let told = window.answer_later(script, "").await?;
        println!("contacts {what}: {}", told.as_str().unwrap_or("nothing came"));
    }
    Ok(())
}

const TOUR: &str = "return document.querySelector('[data-testid=\"tour-skip\"]') !== null";

/// Milliseconds from a click to the second frame in a row in which nothing is waited for.
const OPEN: &str = "
    const done = arguments[arguments.length - 1];
    const button = () => document.querySelector(`[data-testid=\"nav-${arguments[0]}\"]`);
    const calm = () => button().getAttribute('aria-current') === 'page'
        && document.querySelector('main h1, main h2') !== null
        && document.querySelector('.wait, [aria-busy=\"true\"]') === null;
    const began = performance.now();
    let held = 0;
    const look = () => requestAnimationFrame((now) => {
        held = calm() ? held + 1 : 0;
        if (held === 2) done(now - began);
        else if (now - began > 60000) done(null);
        else look();
    });
    button().click();
    look();";

/// Five seconds at twelve thousand pixels a second: frames, those with an empty row in view, the longest frame.
const ROLL: &str = "
    const done = arguments[arguments.length - 1];
    const box = document.querySelector('[role=\"table\"] .box');
    const empty = () => [...box.querySelectorAll('.coming')].some((row) => {
        const [at, view] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
        return at.bottom > view.top && at.top < view.bottom;
    });
    const blank = () => { const rows = box.querySelectorAll('.line'); return rows.length === 0; };
    let [frames, gaps, longest, last, began] = [0, 0, 0, 0, 0];
    const step = (now) => {
        began ||= now;
        if (last) longest = Math.max(longest, now - last);
        last = now;
        frames += 1;
        if (empty() || blank()) gaps += 1;
        box.scrollTop = (now - began) * 12;
        if (now - began < 5000) requestAnimationFrame(step);
        else done(`${frames} frames, ${gaps} with an empty row in view, the longest ${Math.round(longest)} ms`);
    };
    requestAnimationFrame(step);";

/// Twenty places without a pattern: milliseconds until all rows in view are there.
const JUMP: &str = "
    const done = arguments[arguments.length - 1];
    const box = document.querySelector('[role=\"table\"] .box');
    const times = [];
    const jump = (turn) => {
        const began = performance.now();
        box.scrollTop = (turn * 7919 % 20) / 20 * (box.scrollHeight - box.clientHeight) + 1;
        let frames = 0;
        const look = (now) => {
            frames += 1;
            if (frames > 1 && box.querySelector('.line') && !box.querySelector('.coming')) {
                times.push(now - began);
                if (turn < 20) jump(turn + 1);
                else {
                    times.sort((a, b) => a - b);
                    done(`rows there after ${Math.round(times[10])} ms, at worst ${Math.round(times[times.length - 1])} ms, of ${Math.round(box.scrollHeight / 52)}`);
                }
            } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    };
    jump(1);";
