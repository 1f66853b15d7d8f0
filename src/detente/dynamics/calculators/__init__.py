"""Small models of deterrence, trust and choice with closed forms, for where an account argues so; no chain in them."""
