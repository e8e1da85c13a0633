"""What a declaration is made of: values, dates, references, constraints, groups and their fields."""
