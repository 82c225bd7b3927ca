"""Report → Reading."""
