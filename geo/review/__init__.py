"""What the office sees of the names before anything is drawn: decisions, proof-reading, what stays inside."""
