//! Programs beside the tests: examples, and servers of others that a machine may or may not have.

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use getty_api_mock::MockGetty;
use getty_api_suite::{example, repository};

/// A server of somebody else, found on the search path or where `.ci/peers` installs. `None` with a word to
/// the reader where there is none, or a failed test where `GETTY_REQUIRE_PEERS` says that there has to be.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain([
        "/usr/sbin".into(),
        "/usr/local/sbin".into(),
        repository::root().join("target/peers/bin"),
    ]);
    let found = places.map(|place| place.join(name)).find(|program| program.is_file());
    if found.is_none() {
        assert!(
            std::env::var_os("GETTY_REQUIRE_PEERS").is_none_or(|value| value == "0"),
            "{name} is not on this machine, and GETTY_REQUIRE_PEERS is set",
        );
        println!("skipped: {name} is not on this machine");
    }
    found
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// A running program that ends with the test.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Waits until the server listens on its port. Connecting is the only portable test of that, so it polls.
pub(crate) async fn listening(child: &mut Running, port: u16) {
    while TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).is_err() {
        if let Some(status) = child.0.try_wait().unwrap() {
            panic!("the server ended at once: {status}");
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// An nginx that serves a directory as it is.
pub(crate) struct Nginx {
    program: PathBuf,
    port: u16,
    running: Running,
    place: tempfile::TempDir,
}

impl Nginx {
    /// `extra` goes into the configuration of its one location.
    pub(crate) async fn start(program: &Path, files: &Path, extra: &str) -> Self {
        let (place, port) = (tempfile::tempdir().unwrap(), free_port());
        let configuration = format!(
            "daemon off; master_process off; pid nginx.pid; error_log stderr error;\n\
             events {{ worker_connections 512; }}\n\
             http {{\n\
               log_format requested '$status $http_range'; access_log access.log requested;\n\
               sendfile on; default_type image/jpeg;\n\
               client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;\n\
               uwsgi_temp_path uwsgi; scgi_temp_path scgi;\n\
               server {{ listen 127.0.0.1:{port}; location / {{ root {}; {extra} }} }}\n\
             }}\n",
            files.display()
        );
        let path = place.path().join("nginx.conf");
        std::fs::File::create(&path).unwrap().write_all(configuration.as_bytes()).unwrap();
        let running = Self::run(program, place.path());
        let mut nginx = Self { program: program.to_owned(), port, running, place };
        listening(&mut nginx.running, port).await;
        nginx
    }

    fn run(program: &Path, place: &Path) -> Running {
        let mut command = Command::new(program);
        command.arg("-p").arg(place).arg("-c").arg(place.join("nginx.conf")).stdin(Stdio::null());
        Running(command.spawn().unwrap())
    }

    /// Closes all connections and restarts on the same port.
    pub(crate) async fn restart(&mut self) {
        drop(self.running.0.kill());
        drop(self.running.0.wait());
        self.running = Self::run(&self.program, self.place.path());
        listening(&mut self.running, self.port).await;
    }

    /// Status and range of each request that nginx served.
    pub(crate) fn served(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.place.path().join("access.log")).unwrap();
        log.lines().map(str::to_owned).collect()
    }

    /// The URL; its host name differs from the API's.
    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

/// An example, about to be run against a mock server.
pub(crate) fn command(name: &str, mock: &MockGetty) -> Command {
    let mut command = Command::new(example::build(name).unwrap());
    command
        .env("GETTY_API_KEY", mock.api_key())
        .env("GETTY_API_SECRET", mock.api_secret())
        .env("GETTY_API_URL", mock.api_url())
        .env("GETTY_TOKEN_URL", mock.token_url())
        .stdin(Stdio::null());
    for other in ["GETTY_ACCESS_TOKEN", "GETTY_REFRESH_TOKEN", "GETTY_USERNAME", "GETTY_PASSWORD"] {
        command.env_remove(other);
    }
    command
}
