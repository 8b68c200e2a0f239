//! Files from nginx on loopback: one large one, one from a server that is slow to each connection, many small
//! ones; beside what else fetches files.
//!
//! Every program writes into memory (`/dev/shm`) where there is such a place, so that what is compared is the
//! programs; what a disk and its synchronisation add is shown by itself.

#[path = "../support/mod.rs"]
mod support;

mod fetch;
mod nginx;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use getty_api_mock::{Asset, MockGetty};
use support::process::{Spent, run};
use support::{find, grouped, median, ratio, row, section, skipped};

const MIB: u64 = 1024 * 1024;
const LARGE: u64 = 2048 * MIB;
const SLOW: u64 = 256 * MIB;
const FILES: usize = 2_000;
const TIMES: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|argument| argument == "--fetch") {
        return fetch::run(&arguments[2..]);
    }
    if !support::asked_for() {
        return;
    }
    let Some(program) = find("nginx") else { return skipped("Transfer", "nginx is not on this machine") };
    let memory = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let memory = memory.expect("a directory for files");
    let disk = tempfile::tempdir_in(disk()).expect("a directory under target");
    let files = memory.path().join("served");
    nginx::make_files(&files, LARGE, SLOW, FILES);
    let nginx = nginx::Nginx::start(&program, &files);
    let bench = Fixture { nginx, memory: memory.path().join("fetched"), disk: disk.path().to_owned() };

    bench.large();
    bench.slow();
    bench.many();
    bench.sizes();
    bench.manifest();
}

fn disk() -> PathBuf {
    let place = support::scratch().join("transfer");
    std::fs::create_dir_all(&place).expect("a directory under target");
    place
}

struct Fixture {
    nginx: nginx::Nginx,
    memory: PathBuf,
    disk: PathBuf,
}

/// A program that fetches, and what it fetched with.
type Way<'a> = (&'a str, Box<dyn Fn(&Path) -> Command + 'a>);

impl Fixture {
    fn large(&self) {
        let url = self.nginx.url("large");
        let ways: [Way<'_>; 4] = [
            ("getty-api-ext, 4 connections (the default)", Box::new(|to| ours(&["url", &url, "4"], to))),
            ("getty-api-ext, 1 connection", Box::new(|to| ours(&["url", &url, "1"], to))),
            ("curl", Box::new(|to| curl(&url, to))),
            ("reqwest, chunk by chunk", Box::new(|to| ours(&["reqwest", &url], to))),
        ];
        let title = "2 GiB from nginx, into memory; speed to the faster of curl and reqwest";
        section(title, &["", "seconds", "speed", "processor seconds per GiB", "peak memory, KiB"]);
        let spent = self.compare(&ways, &self.memory, TIMES);
        let best = spent[2].seconds.min(spent[3].seconds);
        for ((name, _), spent) in ways.iter().zip(&spent) {
            let per_gib = spent.processor / (LARGE as f64 / 1024.0 / MIB as f64);
            row(&[
                (*name).to_owned(),
                format!("{:.2}", spent.seconds),
                ratio(best, spent.seconds),
                format!("{per_gib:.2}"),
                grouped(spent.memory),
            ]);
        }

        let ways: [Way<'_>; 3] = [
            ("getty-api-ext, synchronised as it goes", Box::new(|to| ours(&["url", &url, "4"], to))),
            ("curl, then `sync` of the file", Box::new(|to| synced(curl(&url, to), to))),
            ("curl, nothing synchronised", Box::new(|to| curl(&url, to))),
        ];
        section("2 GiB from nginx, onto the disk", &["", "seconds"]);
        let spent = self.compare(&ways, &self.disk, 1);
        for ((name, _), spent) in ways.iter().zip(&spent) {
            row(&[(*name).to_owned(), format!("{:.2}", spent.seconds)]);
        }
    }

    fn slow(&self) {
        let url = self.nginx.url("slow/file");
        let mut ways: Vec<Way<'_>> =
            vec![("getty-api-ext, 8 connections", Box::new(|to| ours(&["url", &url, "8"], to)))];
        if let Some(program) = find("aria2c") {
            let url = &url;
            let fetch = move |to: &Path| {
                let mut command = aria2(&program, to);
                command.args(["-x8", "-s8", "-k1M", url]);
                command
            };
            ways.push(("aria2c -x8 -s8 -k1M", Box::new(fetch)));
        } else {
            skipped("aria2c", "it is not on this machine");
        }
        let title = format!(
            "256 MiB from nginx limited to {} a second for each connection; time to aria2c's",
            nginx::RATE
        );
        section(&title, &["", "seconds", "time"]);
        let spent = self.compare(&ways, &self.memory, TIMES);
        let theirs = spent.get(1).map_or(f64::NAN, |spent| spent.seconds);
        for ((name, _), spent) in ways.iter().zip(&spent) {
            row(&[(*name).to_owned(), format!("{:.2}", spent.seconds), ratio(spent.seconds, theirs)]);
        }
    }

    fn many(&self) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        let mock = runtime.block_on(MockGetty::builder().quota("premiumaccess", 1_000_000).start());
        for id in 0..FILES {
            mock.add_asset(Asset::image(nginx::small(id)));
        }
        mock.set_delivery_base_url(self.nginx.url("small"));
        let list = self.disk.join("urls");
        let urls: String =
            (0..FILES).map(|id| self.nginx.url(&format!("small/{}\n", nginx::small(id)))).collect();
        std::fs::write(&list, urls).expect("a list of addresses");
        let list = list.display().to_string();
        let (api, token) = (mock.api_url().to_owned(), mock.token_url());
        let metered = |to: &Path| ours(&["assets", &api, &token, &FILES.to_string()], to);
        let delivery = |to: &Path| ours(&["urls", &list], to);

        let mut ways: Vec<Way<'_>> = vec![
            ("getty-api-ext, delivery alone (16 at a time)", Box::new(delivery)),
            ("getty-api-ext, a metered request for each as well", Box::new(metered)),
        ];
        if let Some(program) = find("aria2c") {
            let (list, program) = (list.clone(), program);
            ways.push((
                "aria2c -j16",
                Box::new(move |to| {
                    let mut command = aria2(&program, to);
                    command.args(["-j16", "-i", &list]);
                    command
                }),
            ));
        }
        ways.push((
            "curl --parallel --parallel-max 16",
            Box::new(|to| {
                let mut command = Command::new("curl");
                command
                    .args(["--silent", "--fail", "--parallel", "--parallel-max", "16", "--output-dir"])
                    .arg(to);
                command.args(["--remote-name-all"]);
                command.args(std::fs::read_to_string(&list).unwrap_or_default().lines());
                command
            }),
        ));
        let title = "2,000 files of 64 KiB from nginx; time to the fastest of the others";
        section(title, &["", "into memory, seconds", "time", "onto the disk, seconds"]);
        let memory = self.compare(&ways, &self.memory, TIMES);
        let disk = self.compare(&ways, &self.disk, 1);
        let best = memory[2..].iter().map(|spent| spent.seconds).fold(f64::INFINITY, f64::min);
        for (((name, _), memory), disk) in ways.iter().zip(&memory).zip(&disk) {
            row(&[
                (*name).to_owned(),
                format!("{:.2}", memory.seconds),
                ratio(memory.seconds, best),
                format!("{:.2}", disk.seconds),
            ]);
        }
        println!("\nThe others synchronise nothing; getty-api-ext writes down each step before the next.");
    }

    fn sizes(&self) {
        section("Peak memory against the size of a file", &["MiB", "seconds", "peak memory, KiB"]);
        for (name, size) in [("size/16", 16), ("size/128", 128), ("size/512", 512), ("large", 2048)] {
            let url = self.nginx.url(name);
            let ways: [Way<'_>; 1] = [("", Box::new(|to| ours(&["url", &url, "4"], to)))];
            let spent = self.compare(&ways, &self.memory, 1)[0];
            row(&[size.to_string(), format!("{:.2}", spent.seconds), grouped(spent.memory)]);
        }
    }

    fn manifest(&self) {
        let title = "A bulk download that has been done, against the ids in its manifest";
        section(title, &["ids", "seconds", "peak memory, KiB"]);
        for ids in [10, 1_000, 10_000, 100_000] {
            let manifest = self.disk.join("manifest.jsonl");
            std::fs::write(&manifest, fetch::manifest(ids)).expect("a manifest");
            let manifest = manifest.display().to_string();
            let ways: [Way<'_>; 1] = [("", Box::new(|to| ours(&["done", &manifest, &ids.to_string()], to)))];
            let spent = self.compare(&ways, &self.memory, 1)[0];
            row(&[grouped(ids as u64), format!("{:.2}", spent.seconds), grouped(spent.memory)]);
        }
    }

    /// Runs each way in turn, again and again, each time into a fresh directory; the middle of each.
    fn compare(&self, ways: &[Way<'_>], place: &Path, times: usize) -> Vec<Spent> {
        let mut spent = vec![Vec::new(); ways.len()];
        for _ in 0..times {
            for ((name, command), spent) in ways.iter().zip(&mut spent) {
                drop(std::fs::remove_dir_all(place.join("to")));
                std::fs::create_dir_all(place.join("to")).expect("a directory");
                match run(command(&place.join("to")).stdout(Stdio::null())) {
                    Ok(once) => spent.push(once),
                    Err(reason) => skipped(name, &reason),
                }
            }
        }
        drop(std::fs::remove_dir_all(place.join("to")));
        let middle = |spent: Vec<Spent>| Spent {
            seconds: median(spent.iter().map(|spent| spent.seconds).collect()),
            processor: median(spent.iter().map(|spent| spent.processor).collect()),
            memory: spent.iter().map(|spent| spent.memory).max().unwrap_or(0),
        };
        spent.into_iter().map(middle).collect()
    }
}

/// This program again, as one that downloads.
fn ours(arguments: &[&str], to: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("the path of this program"));
    command.arg("--fetch").args(arguments).arg(to);
    command
}

fn curl(url: &str, to: &Path) -> Command {
    let mut command = Command::new("curl");
    command.args(["--silent", "--fail", "--output"]).arg(to.join("file")).arg(url);
    command
}

fn synced(first: Command, to: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", r#"file="$1"; shift; "$@" && sync "$file""#, "sh"]).arg(to.join("file"));
    command.arg(first.get_program()).args(first.get_args());
    command
}

fn aria2(program: &Path, to: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["--quiet", "--file-allocation=none", "--no-conf", "-d"]).arg(to);
    command
}
