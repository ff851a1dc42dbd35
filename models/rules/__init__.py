"""Pure: facts in, an explained answer out. No Qt, no SQL, no clock, no files."""
