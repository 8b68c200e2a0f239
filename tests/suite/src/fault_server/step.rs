//! The steps with which a server handles a request.

use std::time::Duration;

use bytes::Bytes;

/// One action of a server.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads and records a complete request.
    Read,
    /// Sends bytes as they are.
    Send(Bytes),
    /// Sends these bytes N times.
    Repeat(Bytes, u64),
    /// Waits for this time, on the clock of the runtime.
    Wait(Duration),
    /// Sends nothing until the client disconnects.
    Stall,
    /// Closes the connection (FIN).
    Close,
    /// Resets the connection (RST).
    Reset,
}

/// The steps for one request.
///
/// After the last step the connection stays open for the next request, unless a step has ended it.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub(super) steps: Vec<Step>,
    pub(super) label: &'static str,
}

impl Script {
    /// A script of these steps.
    pub fn new(steps: impl Into<Vec<Step>>) -> Self {
        Self { steps: steps.into(), label: "" }
    }

    /// Reads the request and responds with these bytes.
    pub fn respond(response: impl Into<Bytes>) -> Self {
        Self::new([Step::Read, Step::Send(response.into())])
    }

    /// Sets a label that is recorded with the request.
    #[must_use]
    pub fn label(mut self, label: &'static str) -> Self {
        self.label = label;
        self
    }

    /// Adds a step.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

/// The bytes of a response, with the length of the body.
pub fn response(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = response_head(status, headers);
    // The blank line follows the content length.
    bytes.truncate(bytes.len() - 2);
    bytes.extend(format!("content-length: {}\r\n\r\n", body.len()).into_bytes());
    bytes.extend(body);
    bytes
}

/// The bytes of the head of a response, without the length of a body.
pub fn response_head(status: u16, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status} Status\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    (text + "\r\n").into_bytes()
}
