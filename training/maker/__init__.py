"""The maker's part: from the register to a file, from the file to a transaction set that waits for approval."""
