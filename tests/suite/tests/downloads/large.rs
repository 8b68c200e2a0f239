//! A file of 2 GiB from a server of the wide world, over several connections, in little memory.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use getty_api_mock::{Asset, MockGetty};

use crate::peers::{Nginx, Running, command, find};
use crate::support::{directory, names};

const MIB: u64 = 1024 * 1024;
const LENGTH: u64 = 2048 * MIB + 12_345;

/// What the process may use of memory at most, in KiB.
const MEMORY: u64 = 64 * 1024;

/// A sparse file with a mark in each half MiB that contains its offset.
fn make(path: &Path) {
    let mut file = File::create(path).unwrap();
    file.set_len(LENGTH).unwrap();
    for mark in 0..LENGTH / (MIB / 2) {
        file.seek(SeekFrom::Start(mark * (MIB / 2) + mark % 1000)).unwrap();
        file.write_all(&(mark + 1).to_le_bytes()).unwrap();
    }
}

/// Whether two files are the same, byte for byte.
fn same(one: &Path, other: &Path) -> bool {
    let (mut one, mut other) = (File::open(one).unwrap(), File::open(other).unwrap());
    let mut buffers = [vec![0; 4 << 20], vec![0; 4 << 20]];
    loop {
        let [first, second] = &mut buffers;
        let read = one.read(first).unwrap();
        if read == 0 {
            return other.read(second).unwrap() == 0;
        }
        if other.read_exact(&mut second[..read]).is_err() || first[..read] != second[..read] {
            return false;
        }
    }
}

/// The most memory a process has had, in KiB; `None` when it has ended.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Waits for a process, calls `each` periodically, and returns the exit status and the peak of memory.
async fn watch(child: &mut Running, mut each: impl AsyncFnMut()) -> (ExitStatus, u64) {
    let mut most = 0;
    loop {
        // The peak only grows, so the last sample before the end has it. The interval is that of the samples.
        most = peak(child.0.id()).unwrap_or(0).max(most);
        if let Some(status) = child.0.try_wait().unwrap() {
            return (status, most);
        }
        each().await;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// The number of bytes that a journal records as saved.
fn have(journal: &Path) -> u64 {
    let journal: serde_json::Value =
        serde_json::from_slice(&fs::read(journal).unwrap_or_default()).unwrap_or_default();
    let ranges = journal["transfer"]["have"].as_array().cloned().unwrap_or_default();
    ranges.iter().map(|range| range[1].as_u64().unwrap() - range[0].as_u64().unwrap()).sum()
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn two_gibibytes_take_several_connections_and_little_memory() {
    let Some(program) = find("nginx") else { return };
    let (target, files) = (directory(), directory());
    make(&files.path().join("42"));
    let mut nginx = Nginx::start(&program, files.path(), "limit_rate 200m;").await;
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42"));
    mock.set_delivery_base_url(nginx.url());
    let run = || {
        let mut command = command("download", &mock);
        command.args(["42", "--to"]).arg(target.path()).stdout(Stdio::null());
        Running(command.spawn().unwrap())
    };
    let journal = target.path().join(".image-42.getty-download.json");

    // All connections are cut once, in the middle.
    let mut cut = false;
    let mut child = run();
    let (mut status, mut most) = watch(&mut child, async || {
        if !cut && have(&journal) > 200 * MIB {
            cut = true;
            nginx.restart().await;
        }
    })
    .await;
    assert!(cut, "it was over before it could be cut: {status}");
    let served_before = nginx.served().len();
    if !status.success() {
        assert!(!target.path().join("GettyImages-42.jpg").exists());
        let (again, memory) = watch(&mut run(), async || ()).await;
        (status, most) = (again, most.max(memory));
    }

    assert!(status.success());
    assert_eq!(names(target.path()).iter().filter(|name| name.ends_with(".jpg")).count(), 1);
    assert!(same(&files.path().join("42"), &target.path().join("GettyImages-42.jpg")));
    println!("peak of resident memory: {most} KiB");
    assert!(most > 0 && most < MEMORY, "{most} KiB");
    assert_eq!(mock.asset_download_count("42"), 1);
    let served = nginx.served();
    let parts = served.iter().filter(|line| line.starts_with("206 bytes=")).count();
    assert!(parts > 4, "{served:?}");
    // After bytes were saved, the complete file was never requested.
    assert!(served[1..].iter().all(|line| line.starts_with("206")), "{served_before}: {served:?}");
}
