"""Free of Qt: joins models and documents. Pages and the tour both call it."""
