"""Deals: what can be agreed, what the theories of bargaining pick, and whether it holds afterwards.

    values      what a state is worth to a party, and what it expects without a deal
    bargain     Bargain: the deal of a conflict as packages, under one choice rule and one outcome of others' decisions
    solved      the zone, the solutions, linking, ratification: what `bargaining` says of a Bargain
    afterwards  the agreed state: who would leave it, P(still standing at T), who moves to sign
    told        Deals: everything about the deal of a model, for words, tables and pictures

`findings` composes: packages and solutions are `bargaining`'s, stability afterwards `stability`'s, the expected value
of no deal `dynamics`'.
"""
