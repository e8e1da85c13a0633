"""The language of declarations: values, dates, references, constraints, groups and their fields."""
