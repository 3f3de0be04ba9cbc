"""Where to draw the nodes of a network: one module a method, registered in ``registry``."""
