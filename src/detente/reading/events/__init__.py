"""What was done: triggers, participants, dates, places, tolls, and one event for its mentions."""
