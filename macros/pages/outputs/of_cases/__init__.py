"""The outputs that are made of one case each; `outputs.table` lists them."""
