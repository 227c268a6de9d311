"""Makes and measures the weights of the mapping model. For development only: not in the wheel, imported by nothing."""
