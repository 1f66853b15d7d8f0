"""Who is what to whom: ties told or denied, and stances shown."""
