"""What the verbs for developers are made of: benchmarks, pictures, the base map."""
