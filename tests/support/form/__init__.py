"""What the contribution form is tried with: cases made from the declarations, values and texts to put in them."""
