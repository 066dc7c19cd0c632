"""People: a list, and each person as a page: who they are, what warms them, whom they know, what they told us."""
