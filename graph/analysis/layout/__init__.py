"""Where to draw the nodes of a network: one module an arrangement, registered in ``registry``."""
