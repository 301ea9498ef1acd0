"""The company administrator's part of the make-believe bank: users, and changes to them that two people make."""
