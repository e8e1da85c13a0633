"""Which cases are alike, and which poles have what another seeks: one model, its weights in one table."""
