"""What the user reviews before anything is drawn: decisions on names, proof-reading, what stays internal."""
