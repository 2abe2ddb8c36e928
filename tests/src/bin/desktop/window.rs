//! The window as a reader with a pointer sees it: elements by their test names, their text, a click.

use std::path::Path;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::checks::{Failure, Outcome};
use crate::outside::PORT;

/// How long anything may take to appear; a debug build on a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(1);

/// Between two looks.
const A_MOMENT: Duration = Duration::from_millis(200);

/// The program's window.
pub(crate) struct Window(Client);

impl Window {
    /// Starts the program by the driver.
    pub(crate) async fn open(program: &Path) -> Result<Self, Failure> {
        let mut wanted = Capabilities::new();
        wanted.insert("tauri:options".to_owned(), json!({ "application": program }));
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let opened = builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{PORT}")).await;
        opened.map(Self).map_err(|error| Failure::Start("the window", error.to_string()))
    }

    /// Ends the program.
    pub(crate) async fn close(self) -> Outcome {
        self.0.close().await.map_err(|error| Failure::Start("the end", error.to_string()))
    }

    /// Waits until an element of this test name is there.
    pub(crate) async fn find(&self, name: &str) -> Result<Element, Failure> {
        self.select(&format!("[data-testid=\"{name}\"]")).await
    }

    /// Waits until the side bar says that this is the screen one is on.
    pub(crate) async fn is_current(&self, name: &str) -> Outcome {
        self.select(&format!("[data-testid=\"{name}\"][aria-current=\"page\"]")).await.map(drop)
    }

    async fn select(&self, selector: &str) -> Result<Element, Failure> {
        let wait = self.0.wait().at_most(PATIENCE);
        wait.for_element(Locator::Css(selector))
            .await
            .map_err(|error| Failure::Missing(selector.to_owned(), error))
    }

    /// Clicks on an element as soon as it can be clicked on; one that something lies over is brought to the middle.
    pub(crate) async fn click(&self, name: &str) -> Outcome {
        let failed = |error| Failure::Missing(name.to_owned(), error);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let element = self.find(name).await?;
            let clicked = match element.is_enabled().await {
                Ok(true) => element.click().await.map(|()| true),
                other => other,
            };
            match clicked {
                Ok(true) => return Ok(()),
                Ok(false) if Instant::now() > deadline => {
                    return Err(Failure::Unchanged("what cannot be clicked on", name.to_owned()));
                }
                Err(error) if Instant::now() > deadline => return Err(failed(error)),
                // A short notice may lie over it, or it was drawn anew in between.
                Err(_) => {
                    let middle = "arguments[0].scrollIntoView({ block: 'center' })";
                    let _ = self.0.execute(middle, vec![json!(element)]).await;
                }
                Ok(false) => {}
            }
            sleep(A_MOMENT).await;
        }
    }

    /// Clicks on the first button inside an element.
    pub(crate) async fn click_button_of(&self, name: &str) -> Outcome {
        let element = self.find(name).await?;
        let button = element.find(Locator::Css("button")).await;
        let button = button.map_err(|error| Failure::Missing(name.to_owned(), error))?;
        button.click().await.map_err(|error| Failure::Missing(name.to_owned(), error))
    }

    /// Clicks within the page: the driver's pointer misses where everything is shown larger.
    pub(crate) async fn press(&self, name: &str) -> Outcome {
        self.press_first(name, &format!("[data-testid=\"{name}\"]")).await
    }

    /// Clicks within the page on the first button inside an element.
    pub(crate) async fn press_button_of(&self, name: &str) -> Outcome {
        self.press_first(name, &format!("[data-testid=\"{name}\"] button")).await
    }

    async fn press_first(&self, name: &str, selector: &str) -> Outcome {
        let element = self.select(selector).await?;
        let pressed = self.0.execute("arguments[0].click()", vec![json!(element)]).await;
        pressed.map(drop).map_err(|error| Failure::Missing(name.to_owned(), error))
    }

    /// Opens a list of choices and takes the one that reads so.
    pub(crate) async fn choose(&self, name: &str, choice: &str) -> Outcome {
        self.click(name).await?;
        let option = format!("//*[@role='option'][contains(normalize-space(.), '{choice}')]");
        let failed = |error| Failure::Missing(choice.to_owned(), error);
        let wait = self.0.wait().at_most(PATIENCE);
        let option = wait.for_element(Locator::XPath(&option)).await.map_err(failed)?;
        option.click().await.map_err(failed)
    }

    /// Waits until no element of this test name is there.
    pub(crate) async fn is_gone(&self, name: &str) -> Outcome {
        let selector = format!("[data-testid=\"{name}\"]");
        let deadline = Instant::now() + PATIENCE;
        while self.0.find(Locator::Css(&selector)).await.is_ok() {
            if Instant::now() > deadline {
                return Err(Failure::Unchanged("what should have gone", name.to_owned()));
            }
            sleep(A_MOMENT).await;
        }
        Ok(())
    }

    /// Writes into a field in place of what it holds, and confirms it by Enter.
    pub(crate) async fn write(&self, name: &str, text: &str) -> Outcome {
        let failed = |error| Failure::Missing(name.to_owned(), error);
        let field = self.find(name).await?;
        field.clear().await.map_err(failed)?;
        field.send_keys(&format!("{text}{}", char::from(Key::Enter))).await.map_err(failed)
    }

    /// Returns an element's text with every kind of space as a plain one, for patterns in the source.
    pub(crate) async fn text(&self, name: &str) -> Result<String, Failure> {
        let element = self.find(name).await?;
        let text = element.text().await.map_err(|error| Failure::Missing(name.to_owned(), error))?;
        Ok(text.replace(['\u{A0}', '\u{202F}'], " "))
    }

    /// Waits until an element's text holds some words.
    pub(crate) async fn reads(&self, name: &str, words: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // An element that is drawn anew between two calls is asked for again.
            let text = self.text(name).await.unwrap_or_default();
            if text.contains(words) {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(Failure::Reads {
                    name: name.to_owned(),
                    expected: words.to_owned(),
                    found: text,
                });
            }
            sleep(A_MOMENT).await;
        }
    }

    /// Returns what a script says of the page.
    pub(crate) async fn answer(&self, script: &str) -> Result<Value, Failure> {
        let answer = self.0.execute(script, Vec::new()).await;
        answer.map_err(|error| Failure::Missing("the page".to_owned(), error))
    }

    /// Returns what a script hands over in the end, by the function that is its last argument.
    pub(crate) async fn answer_later(&self, script: &str, about: &str) -> Result<Value, Failure> {
        let answer = self.0.execute_async(script, vec![json!(about)]).await;
        answer.map_err(|error| Failure::Missing("the page".to_owned(), error))
    }

    /// Returns an attribute of the page's root, such as its language.
    pub(crate) async fn root(&self, attribute: &str) -> Result<String, Failure> {
        let script = "return document.documentElement.getAttribute(arguments[0])";
        let value = self.0.execute(script, vec![json!(attribute)]).await;
        let value = value.map_err(|error| Failure::Missing(attribute.to_owned(), error))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Returns the colour behind the page as the screen shows it.
    pub(crate) async fn paper(&self) -> Result<String, Failure> {
        let value = self.answer("return getComputedStyle(document.body).backgroundColor").await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }
}
