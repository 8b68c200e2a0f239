//! AI generation: begun once, waited for through failures, downloaded.

use std::time::Duration;

use getty_api_ext::generation::{AspectRatio, Guide, Reference};
use getty_api_ext::raw::types::{FileRegistrationCategory, MediaType, Mood, ReferenceAdherence};
use getty_api_ext::{ErrorKind, Getty, Outcome, RetryPolicy};
use getty_api_mock::{Fault, GenerationOutcome, MockGetty, Readiness};
use serde_json::{Value, json};

use crate::support::*;

/// What was sent with the last call of an operation.
fn sent(mock: &MockGetty, operation: &str) -> Result<Value, Failure> {
    Ok(mock.received_requests_for(operation).last().ok_or("not called")?.json().ok_or("no body")?)
}

async fn generated(getty: &Getty) -> Result<getty_api_ext::generation::Generation, Failure> {
    let mut generation = getty.ai().generate("a paper boat").send().await?.polling(at_once());
    generation.ready().await?;
    Ok(generation)
}

#[tokio::test]
async fn images_are_generated_from_a_description() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let generate = getty.ai().generate("a paper boat").aspect_ratio(AspectRatio::Wide);
    let generate = generate.media_type(MediaType::Illustration).mood(Mood::Warm).notes("for the cover");
    let generate = generate.negative_prompt("people").lens_type("telephoto").depth_of_field("shallow");
    let mut generation = generate.send().await?.polling(at_once());
    assert_eq!(mock.generation_ids(), [generation.id()]);
    assert!(generation.result().is_none());

    let made = generation.ready().await?;
    assert_eq!(made.results.len(), 4);
    assert_eq!(generation.result(), Some(&made));
    let body = sent(&mock, "generate_images")?;
    let expected = json!({
        "prompt": "a paper boat", "aspect_ratio": "16:9", "media_type": "illustration", "mood": "warm",
        "notes": "for the cover", "negative_prompt": "people", "lens_type": "telephoto",
        "depth_of_field": "shallow",
    });
    assert_eq!(body, expected);

    let polls = mock.call_count("get_image_generation");
    generation.ready().await?;
    assert_eq!(mock.call_count("get_image_generation"), polls, "it is known");
    Ok(())
}

#[tokio::test]
async fn what_is_ready_immediately_is_not_polled() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.set_generation_readiness(Readiness::Immediate);
    let mut generation = client(&mock)?.ai().generate("a paper boat").send().await?;
    assert!(generation.result().is_some());
    assert_eq!(generation.ready().await?.results.len(), 4);
    mock.assert_called("get_image_generation").never();
    Ok(())
}

#[tokio::test]
async fn a_handle_is_recreated_from_the_id() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let id = client(&mock)?.ai().generate("a paper boat").send().await?.id().to_owned();
    // As another process would.
    let getty = client(&mock)?;
    let mut again = getty.ai().generation(&id).polling(at_once());
    assert!(again.check().await?.is_none());
    assert_eq!(again.ready().await?.generation_request_id, Some(id));
    mock.assert_called("generate_images").times(1);
    Ok(())
}

#[tokio::test]
async fn connections_that_break_do_not_end_the_wait() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let mut generation = client(&mock)?.ai().generate("a paper boat").send().await?.polling(at_once());
    mock.fail_next("get_image_generation", 2, Fault::Reset);
    mock.fail_next("get_image_generation", 1, Fault::ResetInHeaders);
    mock.fail_next("get_image_generation", 1, Fault::Status(503));
    mock.fail_next("get_image_generation", 1, Fault::TruncateBodyAt(3));
    assert_eq!(generation.ready().await?.results.len(), 4);
    mock.assert_called("generate_images").times(1);
    Ok(())
}

#[tokio::test]
async fn a_generation_that_may_have_started_is_not_retried() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.fail_next("generate_images", 1, Fault::ResetAfterProcessing);
    let getty = builder(&mock)?.retry(RetryPolicy::default()).build()?;
    let error = getty.ai().generate("a paper boat").send().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    mock.assert_called("generate_images").times(1);
    // The history contains it.
    let found = getty.ai().history().stream().try_next().await?.ok_or("not in the history")?;
    let id = found.generation_request_id.ok_or("no id")?;
    assert_eq!(getty.ai().generation(id).polling(at_once()).ready().await?.results.len(), 4);
    Ok(())
}

#[tokio::test]
async fn gone_is_final() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.set_generation_outcome(GenerationOutcome::Gone);
    let mut generation = client(&mock)?.ai().generate("a paper boat").send().await?.polling(at_once());
    let error = generation.ready().await.unwrap_err();
    assert!(error.is_not_found() && !error.is_retryable(), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(410));
    let requested = mock.call_count("get_image_generation");
    assert_eq!(generation.ready().await.unwrap_err().status(), error.status());
    assert_eq!(generation.check().await.unwrap_err().status(), error.status());
    assert_eq!(mock.call_count("get_image_generation"), requested, "not polled again");
    Ok(())
}

#[tokio::test]
async fn a_failed_generation_is_reported_and_blocked_images_are_results() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    mock.set_generation_outcome(GenerationOutcome::Failed);
    let mut failed = getty.ai().generate("a paper boat").send().await?.polling(at_once());
    assert_eq!(failed.ready().await.unwrap_err().status().map(|status| status.as_u16()), Some(400));
    mock.set_generation_outcome(GenerationOutcome::Blocked(vec![1, 3]));
    let made = generated(&getty).await?.ready().await?;
    let blocked: Vec<_> = made.results.iter().map(|image| image.is_blocked == Some(true)).collect();
    assert_eq!(blocked, [false, true, false, true]);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_wait_backs_off_and_has_an_end() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.set_generation_readiness(Readiness::Manual);
    let mut generation = client(&mock)?.ai().generate("a paper boat").send().await?;
    let began = tokio::time::Instant::now();
    let error = generation.ready().await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!(error.path_parameter("generationRequestId").as_deref(), Some(generation.id()));
    assert!(error.message().contains(generation.id()), "{error}");
    assert!((580..=600).contains(&began.elapsed().as_secs()), "{:?}", began.elapsed());
    let requested = mock.call_count("get_image_generation");
    assert!((60..=90).contains(&requested), "{requested} times, where every second would be 600");

    mock.finish_generations();
    assert_eq!(generation.ready().await?.results.len(), 4);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_limit_holds_until_generations_are_done() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.set_generation_readiness(Readiness::Manual);
    mock.set_max_concurrent_generations(Some(2));
    let getty = builder(&mock)?.generation_limit(2).build()?;
    let begin = |number: u32| {
        let getty = getty.clone();
        tokio::spawn(async move { getty.ai().generate(format!("boat {number}")).finish().await })
    };
    let running: Vec<_> = (0..6).map(begin).collect();
    for begun in [2, 4, 6] {
        mock.wait_for_calls("generate_images", begun).await;
        // They are polled meanwhile, and no other starts.
        let requested = mock.call_count("get_image_generation");
        mock.wait_for_calls("get_image_generation", requested + 4).await;
        mock.assert_called("generate_images").times(begun);
        mock.finish_generations();
    }
    for generation in running {
        assert!(generation.await??.result().is_some());
    }
    mock.assert_called("generate_images").times(6);
    Ok(())
}

#[tokio::test]
async fn pictures_are_refined_extended_and_rid_of_things() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let asset = Reference::asset(&mock.image_ids()[0]);
    let id = mock.image_ids()[0].clone();
    let mask = "https://example.com/mask.png";

    getty.ai().refine(asset.clone(), "with a red sail").mask_url(mask).send().await?;
    let expected = json!({ "prompt": "with a red sail", "reference_asset_id": id, "mask_url": mask });
    assert_eq!(sent(&mock, "refine_image")?, expected);

    let extend = getty.ai().extend(asset.clone()).left(25.0).right(12.5).top(1.0).bottom(0.0);
    extend.prompt("more sea").send().await?;
    let expected = json!({
        "reference_asset_id": id, "prompt": "more sea", "left_percentage": 25.0, "right_percentage": 12.5,
        "top_percentage": 1.0, "bottom_percentage": 0.0,
    });
    assert_eq!(sent(&mock, "extend_image")?, expected);

    getty.ai().remove_object(asset).mask_url(mask).send().await?;
    assert_eq!(sent(&mock, "remove_object")?, json!({ "reference_asset_id": id, "mask_url": mask }));
    Ok(())
}

#[tokio::test]
async fn backgrounds_are_removed_replaced_and_generated() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let own = generated(&getty).await?;
    let (image, id) = (own.image(1), own.id());
    let reference = json!({ "generation_request_id": id, "index": 1 });

    getty.ai().remove_background(&image).send().await?;
    assert_eq!(sent(&mock, "remove_background")?, json!({ "reference_generation": reference }));

    getty.ai().replace_background(&image).background_color("F4C430").send().await?;
    let expected = json!({ "reference_generation": reference, "background_color": "F4C430" });
    assert_eq!(sent(&mock, "replace_background")?, expected);
    let replace = getty.ai().replace_background(&image).prompt("a beach").negative_prompt("people");
    replace.media_type(MediaType::Photography).send().await?;
    assert_eq!(sent(&mock, "replace_background")?["negative_prompt"], "people");

    let category = FileRegistrationCategory::CustomerProduct;
    let file = getty.ai().register_file("https://example.com/cup.png", category, true).await?;
    let generate = getty.ai().generate_background(&file).prompt("on a table").left(10.0);
    let generate = generate.background(Guide::asset(&mock.image_ids()[0]));
    generate.adherence(ReferenceAdherence::Strong).send().await?;
    let expected = json!({
        "reference_file_registration_id": file, "prompt": "on a table", "left_percentage": 10.0,
        "background_asset_id": mock.image_ids()[0], "background_reference_adherence": "strong",
    });
    assert_eq!(sent(&mock, "generate_background")?, expected);
    Ok(())
}

#[tokio::test]
async fn generations_follow_colors_and_composition() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let asset = &mock.image_ids()[0];
    let colors = getty.ai().influence_color(Guide::asset(asset)).prompt("a harbour");
    colors.aspect_ratio(AspectRatio::Tall).send().await?;
    let expected = json!({ "prompt": "a harbour", "reference_asset_id": asset, "aspect_ratio": "9:16" });
    assert_eq!(sent(&mock, "influence_color_by_image")?, expected);

    let category = FileRegistrationCategory::ImageReference;
    let file = getty.ai().register_file("https://example.com/sketch.png", category, true).await?;
    getty.ai().influence_composition(Guide::file(&file)).prompt("a harbour").mood(Mood::Cool).send().await?;
    let expected = json!({ "prompt": "a harbour", "reference_file_registration_id": file, "mood": "cool" });
    assert_eq!(sent(&mock, "influence_composition_by_image")?, expected);
    Ok(())
}

#[tokio::test]
async fn variations_are_generated_from_one_image() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let own = generated(&getty).await?;
    let mut varied = own.image(2).variations().project_code("P-100").send().await?.polling(at_once());
    assert_ne!(varied.id(), own.id());
    assert_eq!(varied.ready().await?.results.len(), 4);
    let request = &mock.received_requests_for("generate_image_variations")[0];
    assert!(request.path.ends_with(&format!("{}/images/2/variations", own.id())), "{}", request.path);
    assert_eq!(sent(&mock, "generate_image_variations")?, json!({ "project_code": "P-100" }));
    Ok(())
}

#[tokio::test]
async fn values_the_api_would_not_accept_are_refused_before_they_are_sent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let asset = Reference::asset("42");
    for percent in [-1.0, f32::NAN, f32::INFINITY] {
        let error = getty.ai().extend(asset.clone()).left(percent).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert!(error.to_string().contains("extend_image: left:"), "{error}");
    }
    for color in ["", "red", "12345", "#12345g", "1234567"] {
        let replace = getty.ai().replace_background(asset.clone()).background_color(color);
        assert_eq!(replace.finish().await.unwrap_err().kind(), ErrorKind::Invalid);
    }
    assert!(mock.received_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn an_image_is_downloaded_in_a_custom_size() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let generation = generated(&getty).await?;
    let image = generation.image(0);
    let sizes = image.download_sizes().await?;
    let names: Vec<_> = sizes.iter().filter_map(|size| size.size_name.as_deref()).collect();
    assert_eq!(names, ["1k", "4k"]);

    let mut download = image.download().size("4k").notes("for the cover").send().await?.polling(at_once());
    assert_eq!(
        sent(&mock, "start_generated_image_download")?,
        json!({ "size_name": "4k", "notes": "for the cover" })
    );
    let file = download.ready().await?;
    let saved = getty.download_url(file.url.clone()).to_memory(u64::MAX).await?;
    assert_eq!(Some(&saved.bytes), mock.generated_file(generation.id(), 0).as_ref());
    assert_eq!(download.ready().await?, file, "it is known");
    mock.assert_no_leaked_credentials();

    let asset = file.generated_asset_id.ok_or("no id")?;
    let again = getty.ai().redownload(&asset).size("4k").send().await?;
    let saved_again = getty.download_url(again.url).to_memory(u64::MAX).await?;
    assert_eq!(saved_again.bytes, saved.bytes);
    Ok(())
}

#[tokio::test]
async fn a_download_is_waited_for_through_failures_and_by_another_process() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.set_generated_file_readiness(Readiness::AfterPolls(3));
    let getty = client(&mock)?;
    let generation = generated(&getty).await?;
    drop(generation.image(3).download().send().await?);

    let other = client(&mock)?.ai().generation(generation.id()).image(3);
    mock.fail_next("get_generated_image_download", 2, Fault::Reset);
    let file = other.resume_download().polling(at_once()).ready().await?;
    assert!(file.generated_asset_id.is_some());
    mock.assert_called("start_generated_image_download").times(1);
    Ok(())
}

#[tokio::test]
async fn a_running_download_is_not_paid_twice() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.set_generated_file_readiness(Readiness::Manual);
    let getty = builder(&mock)?.retry(RetryPolicy::default()).build()?;
    let generation = generated_when_finished(&getty, &mock).await?;
    let image = generation.image(0);
    mock.fail_next("start_generated_image_download", 1, Fault::ResetAfterProcessing);
    let error = image.download().send().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    mock.assert_called("start_generated_image_download").times(1);

    // The conflict means that the first one is running.
    let mut download = image.download().send().await?.polling(at_once());
    mock.finish_generations();
    let file = download.ready().await?;
    assert_eq!(image.resume_download().ready().await?.generated_asset_id, file.generated_asset_id);
    let made = getty.download_history().stream();
    let made: Vec<_> = futures_util::TryStreamExt::try_collect(made).await?;
    assert_eq!(made.len(), 1, "paid once");
    Ok(())
}

async fn generated_when_finished(
    getty: &Getty,
    mock: &MockGetty,
) -> Result<getty_api_ext::generation::Generation, Failure> {
    mock.set_generation_readiness(Readiness::Immediate);
    Ok(getty.ai().generate("a paper boat").send().await?)
}

#[tokio::test]
async fn files_are_registered_listed_and_ended() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let mut ids = Vec::new();
    for number in 0..5 {
        let url = format!("https://example.com/{number}.png");
        ids.push(getty.ai().register_file(url, FileRegistrationCategory::ImageReference, true).await?);
    }
    assert_eq!(getty.ai().file_registration(&ids[0]).await?.id.as_ref(), Some(&ids[0]));
    let mut listed = Vec::new();
    let mut files = getty.ai().file_registrations().page_size(2).stream();
    while let Some(file) = files.try_next().await? {
        listed.extend(file.id);
    }
    listed.sort();
    let mut expected = ids.clone();
    expected.sort();
    assert_eq!(listed, expected);
    getty.ai().delete_file_registration(&ids[0]).await?;
    assert!(getty.ai().file_registration(&ids[0]).await.unwrap_err().is_not_found());
    Ok(())
}

#[tokio::test]
async fn the_history_outlives_the_handle() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let mut ids = Vec::new();
    for number in 0..5 {
        let mut generation = getty.ai().generate(format!("boat {number}")).send().await?.polling(at_once());
        generation.ready().await?;
        ids.push(generation.id().to_owned());
        mock.clock().advance(Duration::from_secs(60));
    }
    let item = getty.ai().history_item(&ids[2]).await?;
    assert_eq!(item.prompt.as_deref(), Some("boat 2"));

    let mut seen = Vec::new();
    let history = getty.ai().history().company(true).page_size(2).since(mock.clock().now().date_naive());
    let mut generations = history.stream();
    while let Some(generation) = generations.try_next().await? {
        seen.extend(generation.generation_request_id);
    }
    seen.sort();
    ids.sort();
    assert_eq!(seen, ids);
    let none = getty.ai().history().media_type(MediaType::Illustration).product_ids([1]).stream();
    let none: Vec<_> = futures_util::TryStreamExt::try_collect(none).await?;
    assert!(none.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_prompt_is_enhanced() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let enhanced = getty.ai().enhance_prompt("a lighthouse").await?;
    assert!(enhanced.starts_with("a lighthouse,"), "{enhanced}");
    assert!(getty.ai().enhance_prompt("").await.is_err());
    Ok(())
}
