"""Lets ``python -m desktop`` do what ``python main.py`` does."""

import sys

from desktop.cli import main

sys.exit(main())
