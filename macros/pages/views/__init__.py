"""What the templates show, as small frozen values: pages, blocks, infoboxes, maps."""
