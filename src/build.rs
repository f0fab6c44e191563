//! Makes sure the folder of the built web app is there, so that plain `cargo build` compiles on a clean clone.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=web/dist");
    if let Err(error) = std::fs::create_dir_all("web/dist") {
        println!("cargo:warning=web/dist cannot be made: {error}");
    }
}
