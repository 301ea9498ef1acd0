"""The work inside New GFMS Thai: documents recorded, approved in two steps or refused, and changes of right holders."""
