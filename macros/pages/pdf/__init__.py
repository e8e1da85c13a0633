"""The pack of an event as PDF files, which typst draws from plain values."""
