"""The clerk's pages: forms and documents."""
