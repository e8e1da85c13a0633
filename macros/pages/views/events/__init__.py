"""What the page of an event has that no other page has."""
