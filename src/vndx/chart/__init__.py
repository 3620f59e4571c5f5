"""Charts of an indicator that do not lie: each value with its standing, joined only where it can be compared."""
