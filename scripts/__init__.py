"""The command-line verbs, each a few lines over `macros`."""
