"""What is derived from the declarations for others: JSON Schema, the contribution form, GitHub’s issue form, text editors."""
