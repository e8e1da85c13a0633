"""What the verbs for developers are made of: measures, pictures, a browser, the base map."""
