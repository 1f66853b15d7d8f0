"""Who the text speaks of: names, titles, groups, pronouns, and which of them are one."""
