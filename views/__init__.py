"""The explorer: pages, the widgets they share, presenters, and what runs in the browser."""
