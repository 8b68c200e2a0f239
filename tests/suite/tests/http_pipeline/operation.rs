//! One operation for each kind of effect.

use getty_api::operations::{add_board_assets, download_image, list_products};
use getty_api_ext::{Error, Getty};

/// The effect of repeating a call, with an operation that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Reads: `GET /v3/products`.
    Safe,
    /// Leaves the same state: `PUT /v3/boards/{id}/assets`, with a body.
    Idempotent,
    /// Costs: `POST /v3/downloads/images/{id}`, for which a 303 is a response.
    Metered,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Safe, Self::Idempotent, Self::Metered];

    /// Makes the call.
    pub(crate) async fn call(self, getty: &Getty) -> Result<(), Error> {
        match self {
            Self::Safe => getty.send(list_products()).await.map(drop),
            Self::Idempotent => {
                let asset = getty_api::types::BoardAssetReference::new("1167612765");
                getty.send(add_board_assets("board-1", [asset])).await.map(drop)
            }
            Self::Metered => getty.send(download_image("1167612765").auto_download(false)).await.map(drop),
        }
    }

    /// The status of a good response.
    pub(crate) fn status(self) -> u16 {
        match self {
            Self::Safe | Self::Metered => 200,
            Self::Idempotent => 201,
        }
    }

    /// The body of a good response, of more than a hundred bytes.
    pub(crate) fn body(self) -> String {
        let filler = "x".repeat(100);
        match self {
            Self::Safe => format!(r#"{{"products":[{{"id":7,"name":"{filler}"}}]}}"#),
            Self::Idempotent => format!(r#"{{"assets_added":[],"assets_not_added":["{filler}"]}}"#),
            Self::Metered => format!(r#"{{"uri":"https://delivery.example/{filler}"}}"#),
        }
    }
}
