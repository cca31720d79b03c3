"""From snapshot to film: seven steps, the processes that encode, and what is kept between renders."""
