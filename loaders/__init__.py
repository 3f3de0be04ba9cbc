"""From a file to a network: the steps in order, nothing else."""
