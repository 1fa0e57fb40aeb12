//! The binary `chongpai`.

use std::process::ExitCode;

fn main() -> ExitCode {
    chongpai_cli::main()
}
