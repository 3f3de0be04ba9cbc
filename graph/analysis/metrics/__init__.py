"""How every actor stands in the network: a module a family of measures, listed in ``registry``."""
