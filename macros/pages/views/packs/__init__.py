"""The pack of an event: what a day needs on paper, as values that pages, files and PDF are made of."""
