"""The words the rules know, as literal tables: countries, parties, speech, wants, deeds, ties."""
