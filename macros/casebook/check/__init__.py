"""What a case may say, and what a folder of cases may hold: every problem in one run."""
