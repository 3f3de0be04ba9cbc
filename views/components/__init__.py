"""What runs in the browser: a folder a component, registered in ``registry``."""
