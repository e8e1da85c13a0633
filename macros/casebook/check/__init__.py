"""What a case file may say, and what a folder of them may: every problem in one run."""
