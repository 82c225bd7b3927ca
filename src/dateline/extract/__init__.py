"""Reading → Account: one file per thing said."""
