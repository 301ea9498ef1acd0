"""What is kept in plain files: settings, documents, the agency's own forms."""
