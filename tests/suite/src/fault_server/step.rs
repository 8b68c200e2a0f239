//! What a server does with a request, step by step.

use std::time::Duration;

use bytes::Bytes;

/// One thing a server does.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a whole request and notes it down.
    Read,
    /// Sends bytes as they are.
    Send(Bytes),
    /// Sends these bytes again and again, so many times.
    Repeat(Bytes, u64),
    /// Is silent for a time, on the clock of the runtime.
    Wait(Duration),
    /// Is silent until the client goes away.
    Stall,
    /// Ends the connection in an orderly way.
    Close,
    /// Resets the connection.
    Reset,
}

/// All that a server does with one request.
///
/// After the last step the connection stays open for the next request, unless a step has ended it.
#[derive(Clone, Debug, Default)]
pub struct Play {
    pub(super) steps: Vec<Step>,
    pub(super) note: &'static str,
}

impl Play {
    /// These steps.
    pub fn new(steps: impl Into<Vec<Step>>) -> Self {
        Self { steps: steps.into(), note: "" }
    }

    /// Reads the request and answers with these bytes.
    pub fn answer(answer: impl Into<Bytes>) -> Self {
        Self::new([Step::Read, Step::Send(answer.into())])
    }

    /// Puts a word to what is noted down of the request.
    #[must_use]
    pub fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    /// Adds a step.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

/// The bytes of an answer, with the length of the body.
pub fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = head(status, headers);
    // The blank line goes behind the length.
    bytes.truncate(bytes.len() - 2);
    bytes.extend(format!("content-length: {}\r\n\r\n", body.len()).into_bytes());
    bytes.extend(body);
    bytes
}

/// The bytes of the head of an answer, without the length of a body.
pub fn head(status: u16, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status} Status\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    (text + "\r\n").into_bytes()
}
