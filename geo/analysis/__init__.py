"""What the ties of a layer amount to: figures of the network, agreements in time, a summary."""
