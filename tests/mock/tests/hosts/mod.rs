//! The other hosts: authentication, delivery of files, oEmbed.

mod authentication;
mod delivery;
mod embed;
mod media;
