"""The money in the agency's account: the bank approves nothing that the account cannot pay."""
