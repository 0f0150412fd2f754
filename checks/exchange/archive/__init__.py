"""Web archives: WARC, the standard for what web servers answered, and WACZ, which packs it."""
