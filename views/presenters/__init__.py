"""From the network to what is shown, without Streamlit."""
