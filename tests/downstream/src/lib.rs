//! What a user's program might do: find pictures and save them.

use std::path::{Path, PathBuf};

use getty_api_ext::raw::types::ImageOrientation;
use getty_api_ext::{Collision, Error, Getty};

/// Saves the first horizontal pictures that a search finds, and says where.
///
/// # Errors
/// The first that a call gives.
pub async fn save_pictures(
    getty: &Getty,
    phrase: &str,
    most: usize,
    directory: &Path,
) -> Result<Vec<PathBuf>, Error> {
    let mut images = getty
        .search()
        .creative()
        .images(phrase)
        .orientations([ImageOrientation::Horizontal])
        .page_size(5)
        .stream();
    let mut saved = Vec::new();
    while saved.len() < most {
        let Some(image) = images.try_next().await? else { break };
        let Some(id) = image.id else { continue };
        let file =
            getty.download_image(id).on_collision(Collision::SkipIfComplete).to_directory(directory).await?;
        saved.push(file.path);
    }
    Ok(saved)
}
