"""Small models of deterrence and trust with closed forms, for where an account argues so; no chain in them."""
