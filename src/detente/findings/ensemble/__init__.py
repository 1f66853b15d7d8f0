"""Every profile of wants that fits what is sure: how many there are, and draws from them."""
