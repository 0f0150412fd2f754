"""What goes out to other programs: ClaimReview, annotations, tables."""
