"""The decision engine: what a tool means, how a route is walked, and what is proved of every route."""
