"""Questions about how a crisis may unfold, asked of a model: chances, times, likely ways, shares of time.

    rates        the numbers of the model an answer rests on, and which of them are guesses
    unfolding    a model under one choice rule, and where a question starts
    measure      each question as a call of `dynamics`, and its answer as a `Measured`
    bound        what a number with its error says of a claim
    over_time    the chance of every named condition over time, for `detente chances`
    words        numbers as they stand in a sentence

Nothing here is a forecast: every number is conditional on the rates of the model and on a choice rule.
"""
