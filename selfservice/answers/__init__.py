"""Questions that people ask, with their answers: the region's, shared by all, and each municipality's own."""
