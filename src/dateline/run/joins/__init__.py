"""One space of the record each: how its nodes are sketched, linked and grouped while a batch of reports is joined."""
