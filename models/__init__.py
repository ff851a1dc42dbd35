"""What the office knows: records, rules and the encrypted store. Imports nothing else of ours."""
