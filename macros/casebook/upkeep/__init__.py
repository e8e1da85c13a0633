"""Upkeep for those who edit: what of the library looks out of date or contradicts itself, and the letters to those whom pages are of.

Nothing of this is published. `scripts.upkeep` asks for it, and `pages.upkeep` draws it.
"""
