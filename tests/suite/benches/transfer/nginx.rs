//! An nginx with files to fetch.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::MIB;

/// The rate limit of the slow location for each connection, in nginx's syntax.
pub(crate) const RATE: &str = "16m";

/// The name of a small file, which is the id of an image as well.
pub(crate) fn small(number: usize) -> String {
    format!("{}", 5_000_000 + number)
}

/// Makes the files that are served.
pub(crate) fn make_files(place: &Path, large: u64, slow: u64, files: usize) {
    make(&place.join("large"), large);
    make(&place.join("slow/file"), slow);
    for size in [16, 128, 512] {
        make(&place.join(format!("size/{size}")), size * MIB);
    }
    for number in 0..files {
        make(&place.join("small").join(small(number)), 64 * 1024);
    }
}

/// A file with a mark in each MiB that contains its offset.
fn make(path: &Path, length: u64) {
    fs::create_dir_all(path.parent().expect("a path in a directory")).expect("a directory for files");
    let file = File::create(path).expect("a file to serve");
    file.set_len(length).expect("room for it");
    for mark in 0..length.div_ceil(MIB) {
        file.write_all_at(&(mark + 1).to_le_bytes(), mark * MIB).expect("room for it");
    }
}

/// A running nginx, which ends with this.
pub(crate) struct Nginx {
    child: Child,
    port: u16,
    _place: tempfile::TempDir,
}

impl Nginx {
    pub(crate) fn start(program: &Path, files: &Path) -> Self {
        let place = tempfile::tempdir().expect("a directory for nginx");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port on loopback");
        let port = listener.local_addr().expect("the port that was bound").port();
        drop(listener);
        let configuration = format!(
            "daemon off; master_process off; pid nginx.pid; error_log stderr error;\n\
             events {{ worker_connections 1024; }}\n\
             http {{\n\
               access_log off; sendfile on; default_type image/jpeg; keepalive_requests 100000;\n\
               client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;\n\
               uwsgi_temp_path uwsgi; scgi_temp_path scgi;\n\
               server {{ listen 127.0.0.1:{port} backlog=1024; root {files};\n\
                 location / {{ }}\n\
                 location /slow/ {{ limit_rate {RATE}; }}\n\
               }}\n\
             }}\n",
            files = files.display()
        );
        let path = place.path().join("nginx.conf");
        fs::write(&path, configuration).expect("a configuration");
        let mut command = Command::new(program);
        command.arg("-p").arg(place.path()).arg("-c").arg(path).stdin(Stdio::null());
        let mut child = command.spawn().expect("nginx runs");
        // Connecting is the only portable test of whether nginx listens, so this polls.
        while TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).is_err() {
            assert!(child.try_wait().is_ok_and(|ended| ended.is_none()), "nginx ended at once");
            std::thread::sleep(Duration::from_millis(10));
        }
        Self { child, port, _place: place }
    }

    /// The URL of a file; its host name differs from the API's, as for deliveries.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://localhost:{}/{path}", self.port)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
