"""From labels to arrays: states, classes of moves, ranks, reachability."""
