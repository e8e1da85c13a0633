#!/bin/sh
# Commits the case that `new` made, with its blanks: the hook has to refuse it, for what the check says of them.
# For a copy of which nothing is kept.
set -eu
git config user.name Essai
git config user.email essai@example.org
git add cases/fiches/essai.md
if git commit --quiet --message Essai 2>said.txt; then
    cat said.txt
    echo "The hook let a wrong case through."
    exit 1
fi
cat said.txt
grep "cases/fiches/essai.md:" said.txt
