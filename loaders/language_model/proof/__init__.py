"""One proof for whatever a model claims: only what the text bears out is believed."""
