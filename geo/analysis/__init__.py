"""Figures about the ties of a layer: the network, agreements in time, a summary."""
