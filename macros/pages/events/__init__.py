"""An event told to other programs: calendars (RFC 5545), conference apps (frab), search engines (schema.org)."""
