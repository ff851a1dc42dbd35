"""What builds, installs and checks a release; no part of the program itself."""
