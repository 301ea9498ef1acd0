"""What comes after approval: the batch list, the transfer-result report, the statement, and what is done with them."""
