"""Benchmarks: `make bench`. Ratios in one run on one machine; nothing here is a test, and no test looks at time."""
