"""The bank's payment file: its layout, how it is written, read, checked, compared with the vouchers, and spoilt."""
