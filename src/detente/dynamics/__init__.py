"""How a crisis may unfold in time: rates, races, deadlines. Every number is conditional on the rates and choice rule.

    chain        Chain, Segment, Timeline: rates as arrays
    transient    backward, forward: what holds at given times (uniformisation)
    within       within, at: P(F while G within T), P(F at T)
    hitting      ever, before, expected_time: without a deadline
    longrun      long_run, long_share: closed classes
    occupancy    days_in, share_of_time
    likely       likely_sequence, likely_in_time, likely_current
    simulate     sampler, chance, mean: Monte Carlo
    cost         what it takes, before starting
    calculators  small models of deterrence and trust

Nothing is imported here, so that `import detente.dynamics` costs nothing: scipy comes with the file one asks for.
"""
